package org.onedoor.paper;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.onedoor.identity.access.Belongings;
import org.onedoor.journal.Together;
import org.onedoor.shared.Ids;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody else's paper. */
class PaperBelongings implements Belongings {

    @Override
    public List<Attempt> attempts(ApplicationContext context) {
        Clock clock = context.getBean(Clock.class);
        UUID id = Ids.next(clock);
        context.getBean(TransactionTemplate.class)
                .executeWithoutResult(status -> context.getBean(Together.class)
                        .write(context.getBean(Papers.class)
                                .parts(List.of(
                                        Samples.paper(PaperKind.RECEIPT, id, Ids.next(clock), UUID.randomUUID())))));
        return List.of(
                new Attempt("GET /papers/{id}", Whose.SOMEBODY_ELSES, "geng", "/papers/" + id),
                new Attempt("GET /papers/{id}/file", Whose.SOMEBODY_ELSES, "geng", "/papers/" + id + "/file"),
                new Attempt(
                        "GET /api/v1/papers/{id}/file",
                        Whose.SOMEBODY_ELSES,
                        "geng",
                        "/api/v1/papers/" + id + "/file"));
    }
}
