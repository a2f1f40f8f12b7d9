package org.onedoor.studio;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.onedoor.definition.YamlEdit;
import org.onedoor.definition.YamlPath;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.standard.Standard;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.FormKey;
import org.onedoor.web.Page;
import org.onedoor.web.Redirect;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 选数据元: fields of a form are picked from the standard's elements, never made up. */
@Controller
class ElementPages {

    private static final int SHOWN = 30;

    private final DraftReading drafts;
    private final Editor editor;

    ElementPages(DraftReading drafts, Editor editor) {
        this.drafts = drafts;
        this.editor = editor;
    }

    /**
     * @param at the list of fields to which one is added
     * @param found what the words found, the best first
     */
    record ElementPage(
            String title,
            String about,
            String back,
            String action,
            String at,
            int version,
            String words,
            boolean overtaken,
            List<Found> found) {

        /** @param asked whether the item asks it already */
        record Found(String id, String name, String type, String meaning, boolean asked) {}
    }

    @GetMapping("/studio/proposals/{id}/elements")
    Page pick(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String q,
            Actor actor,
            Face face) {
        return page(id, list(at), q, false, actor, face);
    }

    private static YamlPath list(String at) {
        YamlPath list = YamlPath.of(at);
        if (list.isTop() || Thing.in(list, null).filter(ElementPages::ofFields).isEmpty()) {
            throw new Refused(new StudioRefusal.NotThere());
        }
        return list;
    }

    private static boolean ofFields(Thing thing) {
        return thing == Thing.FIELD || thing == Thing.GROUP_FIELD;
    }

    private Page page(UUID id, YamlPath list, String words, boolean overtaken, Actor actor, Face face) {
        Drafting drafting = drafts.require(actor, id);
        if (drafting.at(list.parent()) == null) {
            throw new Refused(new StudioRefusal.NotThere());
        }
        Standard standard = drafts.standard();
        Sheets sheets = new Sheets(standard, face, drafting.edit());
        Lists lists = new Lists(drafting, standard, sheets, face);
        Set<String> asked = new LinkedHashSet<>(Askable.asked(drafting, YamlPath.of("materials")));
        drafting.members(list).forEach(one -> asked.add(Sheets.word(one, "element")));
        return Page.of(
                "studio/elements",
                new ElementPage(
                        face.msg("studio.add.field"),
                        sheets.text(drafting.at(list.parent()), "title", ""),
                        "/studio/proposals/" + id + "/parts/form",
                        "/studio/proposals/" + id + "/elements",
                        list.toString(),
                        drafting.proposal().version(),
                        words,
                        overtaken,
                        Askable.found(standard, words, SHOWN).stream()
                                .map(element -> new ElementPage.Found(
                                        element.id(),
                                        face.text(element.name()),
                                        lists.type(element),
                                        face.text(element.definition()),
                                        asked.contains(element.id())))
                                .toList()));
    }

    /** Adds one at the end of the list. */
    @PostMapping("/studio/proposals/{id}/elements")
    Answer add(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String element,
            FormKey key,
            Actor actor,
            Face face) {
        YamlPath list = list(at);
        try {
            editor.edit(
                    actor,
                    key.value().toString(),
                    id,
                    version,
                    Map.of("at", List.of(at), "element", List.of(element)),
                    edit -> {
                        Standard standard = drafts.standard();
                        if (standard.element(element)
                                .filter(known -> !standard.isRetired(known))
                                .isEmpty()) {
                            throw new Refused(new StudioRefusal.NotThere());
                        }
                        return Drafting.added(edit, list, YamlEdit.mapping(Map.of("element", YamlEdit.word(element))));
                    });
        } catch (Refused refused) {
            return PartPages.overtaken(refused, () -> page(id, list, "", true, actor, face));
        }
        return Redirect.to("/studio/proposals/" + id + "/parts/form#" + Lists.anchor(list.parent()));
    }
}
