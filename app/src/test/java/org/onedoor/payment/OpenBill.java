package org.onedoor.payment;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.journal.Together;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Money;
import org.onedoor.shared.Role;
import org.onedoor.shared.Text;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody's bill over 20 yuan, made as a case would make it. */
record OpenBill(UUID id, UUID subject, UUID party) {

    static final Money SUM = new Money(2_000);

    static OpenBill in(ApplicationContext context, @Nullable LocalDate payBy) {
        OpenBill bill = new OpenBill(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        bill.write(
                context,
                new BillOrder.Make(
                        "330300",
                        bill.id,
                        context.getBean(Bills.class).nextNumber("330300"),
                        bill.subject,
                        "330300202603020000018",
                        bill.party,
                        "public-security",
                        "330302",
                        new Text("工本费", "Fee"),
                        SUM,
                        payBy,
                        null));
        return bill;
    }

    void write(ApplicationContext context, BillOrder order) {
        Together together = context.getBean(Together.class);
        context.getBean(TransactionTemplate.class)
                .executeWithoutResult(
                        status -> together.write(context.getBean(Bills.class).parts(List.of(order))));
    }

    Actor payer() {
        return new Actor(UUID.randomUUID(), party, Role.APPLICANT, null, "330300", Channel.WEB);
    }

    static Actor head() {
        return new Actor(UUID.randomUUID(), null, Role.HEAD, "public-security", "330302", Channel.WEB);
    }
}
