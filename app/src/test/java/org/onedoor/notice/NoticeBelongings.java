package org.onedoor.notice;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onedoor.identity.access.Belongings;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Text;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A message to somebody else, and one that could not be sent, which is no region's. */
class NoticeBelongings implements Belongings {

    @Override
    public List<Attempt> attempts(ApplicationContext context) {
        Notices notices = context.getBean(Notices.class);
        UUID somebody = UUID.randomUUID();
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> notices.tell(
                        Actor.program("330300"),
                        somebody,
                        "case-granted",
                        Map.of("item", new Text("演示事项", "Demo item"), "number", "1"),
                        "/cases"));
        UUID message = notices.of(somebody).getFirst().id();
        UUID delivery = SendingPagesTest.givenUp(
                context.getBean(JdbcClient.class),
                notices,
                context.getBean(PlatformTransactionManager.class),
                UUID.randomUUID());
        return List.of(
                new Attempt("POST /messages/{id}", Whose.SOMEBODY_ELSES, "xin", "/messages/" + message),
                new Attempt(
                        "POST /administration/sending/{delivery}/again",
                        Whose.ANOTHER_REGIONS,
                        "gui.lucheng",
                        "/administration/sending/" + delivery + "/again"));
    }
}
