package org.onedoor.casework.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.onedoor.casework.Archiving;
import org.onedoor.casework.CaseView;
import org.onedoor.casework.CaseViews;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/** 案卷: what a closed case's file holds, and whether it is what was sealed. */
@Controller
public class ArchiveController {

    private final CaseViews views;
    private final Archiving archiving;

    ArchiveController(CaseViews views, Archiving archiving) {
        this.views = views;
        this.archiving = archiving;
    }

    /** The file of one case. */
    public record ArchivePage(UUID id, String item, String number, Archiving.Standing standing) {}

    @GetMapping("/desk/cases/{id}/archive")
    Page page(@PathVariable UUID id, Actor actor, org.onedoor.web.Face face) {
        CaseView view = views.view(actor, id);
        return Page.of(
                "casework/archive",
                new ArchivePage(
                        id,
                        face.text(view.item().name()),
                        view.head().filingNumber().spaced(),
                        standing(view)));
    }

    @GetMapping("/api/v1/desk/cases/{id}/archive")
    @ResponseBody
    @Operation(summary = "案卷 · What a closed case's file holds, its sealed volumes, and whether it is what was sealed")
    Archiving.Standing read(@PathVariable UUID id, Actor actor) {
        return standing(views.view(actor, id));
    }

    private Archiving.Standing standing(CaseView view) {
        return archiving.standing(view).orElseThrow(() -> new Refused(new CaseRefusal.NotOver()));
    }
}
