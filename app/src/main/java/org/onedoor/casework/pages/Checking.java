package org.onedoor.casework.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.AnswerLines;
import org.onedoor.casework.draft.Application;
import org.onedoor.casework.draft.Signatures;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Item.Part;
import org.onedoor.data.Held;
import org.onedoor.standard.Department;
import org.onedoor.web.Face;
import org.onedoor.web.Mistake;
import tools.jackson.databind.JsonNode;

/** 核对: draws every answer of a draft once more, with where to change it. */
public final class Checking {

    private final Application application;
    private final Signatures.@Nullable Standing signing;
    private final Face face;

    Checking(Application application, Signatures.@Nullable Standing signing, Face face) {
        this.application = application;
        this.signing = signing;
        this.face = face;
    }

    org.onedoor.web.Page page(List<Mistake> mistakes) {
        String path = "/drafts/" + application.draft().id();
        List<DraftController.CheckPage.Section> parts = new ArrayList<>();
        if (!application.tailored().questions().isEmpty()) {
            List<Part> questions = Item.asFields(application.tailored().questions());
            parts.add(new DraftController.CheckPage.Section(
                    face.msg("casework.situation.title"), path + "/situation", lines(questions)));
        }
        for (Item.Page page : application.tailored().pages()) {
            parts.add(new DraftController.CheckPage.Section(
                    face.text(page.title()), path + "/pages/" + page.id(), lines(page.parts())));
        }
        return org.onedoor.web.Page.of(
                "casework/check",
                new DraftController.CheckPage(
                        application,
                        parts,
                        application.pledges(),
                        application.pledges()
                                ? null
                                : application.item().process().informedPledge(),
                        signing,
                        mistakes,
                        face));
    }

    private List<DraftController.CheckPage.Line> lines(List<Part> parts) {
        return AnswerLines.of(application.standard(), parts, application.answers(parts), face).stream()
                .map(line -> new DraftController.CheckPage.Line(line.label(), line.value(), source(line.element())))
                .toList();
    }

    private @Nullable String source(String element) {
        Map<String, Held> held = application.held();
        Held value = held.get(element);
        JsonNode answer = application.submitted().path(element);
        if (value == null || !value.value().equals(answer)) {
            return null;
        }
        return application
                .standard()
                .department(value.department())
                .map(Department::brief)
                .map(face::text)
                .orElse(null);
    }
}
