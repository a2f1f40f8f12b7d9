package org.onedoor.casework;

import java.util.Set;
import java.util.UUID;
import org.onedoor.journal.Event;
import org.onedoor.journal.Subscriber;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** 到账: hears through the journal that a bill was paid, and lets its case go on. */
@Component
class FeesPaid implements Subscriber {

    private static final Logger LOG = LoggerFactory.getLogger(FeesPaid.class);

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
        try {
            casework.perform(program, id, new CaseCommand.PayFee());
        } catch (Refused refused) {
            if (!(refused.refusal() instanceof CaseRefusal.NotNow)) {
                throw refused; // put aside with an alert: somebody has paid, and nothing came of it
            }
            // heard before; or withdrawn or ended in between: its end has looked at the bill, and ordered the refund
            LOG.info("a payment came for the case {}, which awaits none", id);
        }
    }
}
