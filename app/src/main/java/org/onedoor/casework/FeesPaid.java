package org.onedoor.casework;

import java.util.Set;
import java.util.UUID;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.journal.Event;
import org.onedoor.journal.Subscriber;
import org.onedoor.shared.Actor;
import org.springframework.stereotype.Component;

/**
 * 到账: hears through the journal that a bill was paid, and lets its case go on. What the case refuses is tried again, then
 * put aside with an alert: somebody has paid, and nothing came of it. {@link Lapses} takes it up once more when the payer's
 * day is over.
 */
@Component
class FeesPaid implements Subscriber {

    private final Casework casework;

    FeesPaid(Casework casework) {
        this.casework = casework;
    }

    @Override
    public String name() {
        return "casework.fees-paid";
    }

    @Override
    public Set<String> types() {
        return Set.of("payment.bill-paid.v1");
    }

    @Override
    public void on(Event paid) {
        UUID id = UUID.fromString(paid.payload().required("case").asString());
        Actor program = Actor.program(paid.payload().required("region").asString());
        casework.perform(program, id, new CaseCommand.PayFee());
    }
}
