package org.onedoor.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.onedoor.identity.access.Belongings;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What another steward sent, and what one of another city sent. */
class ExchangeBelongings implements Belongings {

    @Override
    public List<Attempt> attempts(ApplicationContext context) {
        List<Attempt> attempts = new ArrayList<>();
        of(attempts, Whose.SOMEBODY_ELSES, sent(context, "330300"));
        of(attempts, Whose.ANOTHER_REGIONS, sent(context, "110100"));
        return attempts;
    }

    private static UUID sent(ApplicationContext context, String city) {
        UUID id = UUID.randomUUID();
        context.getBean(JdbcClient.class)
                .sql("""
                        INSERT INTO exchange.import (city, id, account, kind, name, content, choices, version, sent_at)
                        VALUES (:city, :id, :account, 'region', 'r.csv', '{"tables": [], "texts": []}',
                                '{"columns": {}, "values": {}, "fixed": {}, "confirmed": [], "complete": false}', 1,
                                '2099-01-01T00:00:00Z')""")
                .param("city", city)
                .param("id", id)
                .param("account", UUID.randomUUID())
                .update();
        return id;
    }

    private static void of(List<Attempt> attempts, Whose whose, UUID id) {
        String path = "/studio/imports/" + id;
        attempts.add(new Attempt("GET /studio/imports/{id}", whose, "steward", path));
        attempts.add(new Attempt("POST /studio/imports/{id}", whose, "steward", path, List.of("version", "1")));
        attempts.add(new Attempt(
                "POST /studio/imports/{id}/drafts",
                whose,
                "steward",
                path + "/drafts",
                List.of("version", "1", "mark", "x")));
    }
}
