package org.onedoor.studio;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 窗口和审批人看到的: what the desk will show of a case of an item that is not published.
 *
 * @param facts department, limits, fee and result
 * @param sections the form's pages
 * @param levels acceptance, reviews and decision as they follow each other, each level side by side
 */
record DeskPage(
        String name,
        String back,
        List<PartPage.Fact> facts,
        List<DeskPage.Section> sections,
        List<DeskPage.Material> materials,
        List<List<DeskPage.Step>> levels) {

    record Section(String title, List<Answer> answers) {}

    /** @param when under which condition; null for always */
    record Answer(
            String name, String type, String must, @Nullable String when) {}

    record Material(
            String name, String need, String from, @Nullable String when) {}

    record Step(
            String name,
            String department,
            String within,
            @Nullable String reads,
            @Nullable String when) {}
}
