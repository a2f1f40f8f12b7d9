package org.onedoor.identity.administration;

import java.util.List;
import java.util.UUID;
import org.onedoor.identity.HallAuthorisations;
import org.onedoor.shared.Actor;
import org.onedoor.standard.Standards;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.Field;
import org.onedoor.web.FormKey;
import org.onedoor.web.Mistake;
import org.onedoor.web.Page;
import org.onedoor.web.Question;
import org.onedoor.web.Redirect;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 窗口授权管理: which departments' cases the clerks of which hall may take in. */
@Controller
class HallPages {

    private final HallAuthorisations halls;
    private final Standards standards;
    private final StaffPages.Guarded guarded;

    HallPages(HallAuthorisations halls, Standards standards, StaffPages.Guarded guarded) {
        this.halls = halls;
        this.standards = standards;
        this.guarded = guarded;
    }

    record Shown(List<HallAuthorisations.Authorised> authorised, List<Field> fields, Reach reach) {
        List<Mistake> mistakes() {
            return Field.mistakes(fields);
        }
    }

    @GetMapping("/administration/halls")
    Page show(Face face, Actor actor) {
        return page(face, actor, "", "", false);
    }

    @PostMapping("/administration/halls")
    Answer grant(
            Face face,
            Actor actor,
            FormKey key,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String department) {
        Reach reach = reach(actor);
        if (!reach.covers(region) || !reach.knows(department)) {
            return page(face, actor, region, department, true).withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        record AuthoriseHall(String region, String department) {}
        guarded.once(actor, key, new AuthoriseHall(region, department), Boolean.class, () -> {
            halls.grant(actor, region, department);
            return true;
        });
        return Redirect.to("/administration/halls");
    }

    @PostMapping("/administration/halls/{authorisation}/end")
    Answer end(Actor actor, FormKey key, @PathVariable UUID authorisation) {
        if (halls.find(authorisation)
                .filter(one -> reach(actor).covers(one.region()))
                .isEmpty()) {
            throw guarded.denied(actor, "hall-authorisation", authorisation);
        }
        record EndAuthorisation(UUID authorisation) {}
        guarded.once(actor, key, new EndAuthorisation(authorisation), Boolean.class, () -> {
            halls.withdraw(actor, authorisation);
            return true;
        });
        return Redirect.to("/administration/halls");
    }

    private Page page(Face face, Actor actor, String region, String department, boolean sent) {
        Reach reach = reach(actor);
        List<Field> fields = List.of(
                new Field.FromList(
                        Question.of("region", face.msg("identity.halls.region"))
                                .withError(
                                        sent && !reach.covers(region) ? face.msg("identity.post.region.wrong") : null),
                        reach.regionOptions(face),
                        region),
                new Field.FromList(
                        Question.of("department", face.msg("identity.halls.department"))
                                .withError(
                                        sent && !reach.knows(department)
                                                ? face.msg("identity.halls.department.wrong")
                                                : null),
                        reach.departmentOptions(face),
                        department));
        return Page.of(
                "identity/administration/halls",
                new Shown(
                        halls.all().stream()
                                .filter(one -> reach.covers(one.region()))
                                .toList(),
                        fields,
                        reach));
    }

    private Reach reach(Actor actor) {
        return Reach.of(actor, standards.current());
    }
}
