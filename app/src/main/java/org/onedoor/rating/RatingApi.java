package org.onedoor.rating;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.journal.Once;
import org.onedoor.rating.Ratings.Occasion;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Text;
import org.onedoor.web.FormKey;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** 好差评 for programs. A case is named by its id or its filing number. */
@RestController
class RatingApi {

    private final Ratings ratings;
    private final RatingOptions options;
    private final Once once;

    RatingApi(Ratings ratings, RatingOptions options, Once once) {
        this.ratings = ratings;
        this.options = options;
        this.once = once;
    }

    /** A case's rating: what can be said and what has been. */
    record RatingView(
            UUID caseId,
            String filingNumber,
            String item,
            Text itemName,
            boolean mayRate,
            boolean mayFollowUp,
            List<RatingOptions.GradeView> grades,
            List<Said> given) {}

    /** One rating; {@code number} 2 is the follow-up. */
    record Said(
            int number,
            String grade,
            List<String> options,
            @Nullable String words,
            Instant at) {

        static Said of(Rating rating) {
            return new Said(rating.number(), rating.grade().code(), rating.tags(), rating.words(), rating.at());
        }
    }

    /**
     * A rating sent by a program.
     *
     * @param grade a code of the code set {@code satisfaction-grade}
     * @param options codes of the grade's options
     * @param words at most 500 characters
     * @param followUp true for the one follow-up
     */
    @Schema(example = "{\"grade\": \"satisfied\", \"words\": \"很快\"}")
    record Sent(
            @Nullable String grade,
            @Nullable List<String> options,
            @Nullable String words,
            @Nullable Boolean followUp) {

        RateCase command() {
            return new RateCase(
                    grade == null ? "" : grade,
                    options == null ? List.of() : options,
                    words,
                    Boolean.TRUE.equals(followUp));
        }
    }

    @GetMapping("/api/v1/cases/{id}/rating")
    RatingView rating(@PathVariable String id, Actor actor) {
        return view(ratings.of(actor, id));
    }

    @PostMapping("/api/v1/cases/{id}/rating")
    ResponseEntity<RatingView> rate(@PathVariable String id, @RequestBody Sent sent, FormKey key, Actor actor) {
        RateCase said = sent.command();
        record Body(String id, RateCase said) {}
        once.run(actor, key.value().toString(), new Body(id, said), Rated.class, () -> {
            Rating rating = ratings.rate(actor, id, said);
            return new Rated(rating.id(), rating.number());
        });
        return ResponseEntity.status(HttpStatus.CREATED).body(view(ratings.of(actor, id)));
    }

    private RatingView view(Occasion occasion) {
        Invitation invitation = occasion.invitation();
        return new RatingView(
                invitation.caseId(),
                invitation.filingNumber(),
                invitation.item(),
                invitation.name(),
                !occasion.isRated(),
                occasion.mayFollowUp(),
                options.views(),
                occasion.given().stream().map(Said::of).toList());
    }
}
