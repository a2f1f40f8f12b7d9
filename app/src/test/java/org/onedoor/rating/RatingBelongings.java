package org.onedoor.rating;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.onedoor.identity.access.Belongings;
import org.springframework.context.ApplicationContext;

/** Somebody else's decided case, badly rated, and the work order that came of it. */
class RatingBelongings implements Belongings {

    @Override
    public List<Attempt> attempts(ApplicationContext context) {
        Invitations invitations = context.getBean(Invitations.class);
        DecidedCase decided = DecidedCase.inLucheng();
        invitations.on(decided.event());
        context.getBean(Ratings.class)
                .rate(
                        decided.applicant(),
                        decided.id().toString(),
                        new RateCase(Grade.DISSATISFIED.code(), List.of(), null, false));
        UUID order = context.getBean(WorkOrders.class)
                .latest(invitations
                        .find(decided.applicant(), decided.filingNumber())
                        .orElseThrow())
                .orElseThrow()
                .id();

        List<Attempt> attempts = new ArrayList<>();
        String page = "/ratings/" + decided.id();
        String api = "/api/v1/cases/" + decided.id() + "/rating";
        String desk = "/desk/ratings/" + order;
        attempts.add(new Attempt("GET /ratings/{id}", Whose.SOMEBODY_ELSES, "geng", page));
        attempts.add(new Attempt("GET /ratings/{id}/follow-up", Whose.SOMEBODY_ELSES, "geng", page + "/follow-up"));
        attempts.add(new Attempt(
                "POST /ratings/{id}", Whose.SOMEBODY_ELSES, "geng", page, List.of("grade", "very-satisfied")));
        attempts.add(new Attempt("GET /api/v1/cases/{id}/rating", Whose.SOMEBODY_ELSES, "geng", api));
        attempts.add(new Attempt(
                "POST /api/v1/cases/{id}/rating", Whose.SOMEBODY_ELSES, "geng", api, List.of("grade", "satisfied")));
        for (Stranger stranger : STRANGERS_TO_MARKET_IN_LUCHENG) {
            attempts.add(new Attempt("GET /desk/ratings/{id}", stranger.whose(), stranger.login(), desk));
            attempts.add(new Attempt(
                    "POST /desk/ratings/{id}/call-back",
                    stranger.whose(),
                    stranger.login(),
                    desk + "/call-back",
                    List.of("reached", "true", "note", "x")));
            attempts.add(new Attempt(
                    "POST /desk/ratings/{id}/rectification",
                    stranger.whose(),
                    stranger.login(),
                    desk + "/rectification",
                    List.of("note", "x")));
        }
        return attempts;
    }
}
