package org.onedoor.studio;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.web.Field;
import org.onedoor.web.Mistake;

/**
 * One page of the editor: a part of an item, or one thing of a part.
 *
 * @param title what the page is about
 * @param lede why it is asked; null for nothing
 * @param back where it belongs to
 * @param action where the form goes
 * @param at the thing's place in the text; null for a part
 * @param was what tells the thing from its neighbours
 * @param version of the proposal that is shown
 * @param saved when it was saved last
 * @param parts all parts, to go on to; empty on the page of a thing
 * @param summary what the checks say of what is on the page, each with its place
 * @param theirs what somebody else saved meanwhile; empty where nobody did
 * @param overtaken whether somebody else saved before the reader could
 * @param conditions the conditions that belong to it
 * @param facts what the standards say of an element
 * @param levels 审查环节 as they follow each other, each level side by side; empty where there are none
 * @param removable whether it may be taken away
 */
record PartPage(
        UUID id,
        String definition,
        String title,
        @Nullable String lede,
        String back,
        String action,
        @Nullable String at,
        String was,
        int version,
        Instant saved,
        List<PartPage.Tab> parts,
        List<Field> fields,
        List<Mistake> summary,
        boolean overtaken,
        List<PartPage.Fact> theirs,
        List<PartPage.Dependence> conditions,
        List<PartPage.Fact> facts,
        List<Lists.Section> sections,
        List<List<String>> levels,
        boolean removable) {

    /** @param wrong how many places of it are to be mended */
    record Tab(String name, String path, boolean chosen, boolean untouched, int wrong) {}

    record Fact(String name, String value) {}

    /**
     * A condition.
     *
     * @param words in plain words; null where there is none yet
     */
    record Dependence(String label, @Nullable String words, String path) {}
}
