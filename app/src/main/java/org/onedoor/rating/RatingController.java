package org.onedoor.rating;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.journal.Once;
import org.onedoor.rating.Ratings.Occasion;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refusal;
import org.onedoor.shared.Refused;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.FormKey;
import org.onedoor.web.Mistake;
import org.onedoor.web.Page;
import org.onedoor.web.Redirect;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 评价页: the applicant rates a decided case, follows up once, and sees what becomes of a bad rating. */
@Controller
class RatingController {

    private static final String GRADE = "f-grade";
    private static final String WORDS = "f-words";

    private final Ratings ratings;
    private final RatingOptions options;
    private final WorkOrders workOrders;
    private final Once once;

    RatingController(Ratings ratings, RatingOptions options, WorkOrders workOrders, Once once) {
        this.ratings = ratings;
        this.options = options;
        this.workOrders = workOrders;
        this.once = once;
    }

    @GetMapping("/ratings/{id}")
    Answer rate(@PathVariable String id, Actor actor, Face face) {
        Occasion occasion = ratings.of(actor, id);
        return occasion.isRated() ? given(occasion, face) : form(occasion, false, null, List.of(), "", List.of(), face);
    }

    @GetMapping("/ratings/{id}/follow-up")
    Answer followUp(@PathVariable String id, Actor actor, Face face) {
        Occasion occasion = ratings.of(actor, id);
        return occasion.mayFollowUp()
                ? form(occasion, true, null, List.of(), "", List.of(), face)
                : Redirect.to("/ratings/" + occasion.invitation().caseId());
    }

    /** The options of the chosen grade count; those of another grade, ticked before a change of mind, do not. */
    @PostMapping("/ratings/{id}")
    Answer rated(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form,
            FormKey key,
            Actor actor,
            Face face) {
        String grade = String.valueOf(form.getOrDefault("grade", List.of("")).getFirst());
        List<String> tags = List.copyOf(form.getOrDefault("options-" + grade, List.of()));
        String words = String.valueOf(form.getOrDefault("words", List.of("")).getFirst());
        boolean followUp = form.containsKey("follow-up");
        RateCase said = new RateCase(grade, tags, words, followUp);
        Occasion occasion = ratings.of(actor, id);
        record Body(String id, RateCase said) {}
        try {
            once.run(actor, key.value().toString(), new Body(id, said), Rated.class, () -> {
                Rating rating = ratings.rate(actor, id, said);
                return new Rated(rating.id(), rating.number());
            });
            return Redirect.to("/ratings/" + occasion.invitation().caseId());
        } catch (Refused refused) {
            if (refused.refusal().kind() != Refusal.Kind.INVALID) {
                throw refused;
            }
            Mistake mistake = new Mistake(
                    refused.refusal() instanceof RatingRefusal.TooManyWords ? WORDS : GRADE,
                    face.msg(
                            refused.refusal().code() + ".text",
                            refused.refusal().values()));
            return form(occasion, followUp, grade, tags, words, List.of(mistake), face)
                    .withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private Page form(
            Occasion occasion,
            boolean followUp,
            @Nullable String chosen,
            List<String> ticked,
            String words,
            List<Mistake> mistakes,
            Face face) {
        Invitation invitation = occasion.invitation();
        return Page.of(
                "rating/rate",
                new RatingPage(
                        invitation.caseId().toString(),
                        invitation.filingNumber(),
                        invitation.name(),
                        followUp,
                        options.choices(face),
                        chosen,
                        ticked,
                        words,
                        mistakes));
    }

    private Page given(Occasion occasion, Face face) {
        Invitation invitation = occasion.invitation();
        List<GivenPage.Said> said = new ArrayList<>();
        for (Rating rating : occasion.given()) {
            said.add(new GivenPage.Said(
                    rating.number() == 2,
                    rating.grade(),
                    face.text(options.name(rating.grade())),
                    options.names(rating, face),
                    rating.words(),
                    rating.at()));
        }
        return Page.of(
                "rating/given",
                new GivenPage(
                        invitation.caseId().toString(),
                        invitation.filingNumber(),
                        invitation.name(),
                        face.text(options.department(invitation.department())),
                        said,
                        workOrders.latest(invitation).orElse(null),
                        occasion.mayFollowUp()));
    }
}
