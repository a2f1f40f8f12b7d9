package org.onedoor.payment;

import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.journal.AccessLog;
import org.onedoor.journal.Journal;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.web.PublicAddress;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 缴款: leads a payer to the provider and enters what came in. Whatever comes in is entered once; it settles the bill where
 * the bill is open and the sum is the one that was asked, and goes back where it does not.
 */
@Service
class Payments {

    private final JdbcClient jdbc;
    private final Bills bills;
    private final Journal journal;
    private final TransactionOperations transactions;
    private final ObjectProvider<PaymentProvider> provider;
    private final Doors doors;

    Payments(
            JdbcClient jdbc,
            Bills bills,
            Journal journal,
            TransactionOperations transactions,
            ObjectProvider<PaymentProvider> provider,
            Doors doors) {
        this.jdbc = jdbc;
        this.bills = bills;
        this.journal = journal;
        this.transactions = transactions;
        this.provider = provider;
        this.doors = doors;
    }

    /** The payer's own bill; somebody else's is as if it were not there, and the attempt is journalled. */
    Bill own(Actor actor, UUID id) {
        return bills.own(actor.actingFor(), id).orElseThrow(() -> {
            doors.denied(actor, id);
            return new Refused(new PaymentRefusal.NoSuchBill());
        });
    }

    /**
     * Where the payer pays an open bill. The provider is asked about it from then on; that is written first, so that no order
     * is out there of which nobody here knows.
     */
    URI checkout(Actor actor, UUID id) {
        Bill bill = own(actor, id);
        if (!bill.open()) {
            throw new Refused(new PaymentRefusal.NotOpen(bill.state()));
        }
        PaymentProvider at = provider.getIfAvailable();
        if (at == null) {
            throw new Refused(new PaymentRefusal.NoProvider());
        }
        LocalDate payBy = Objects.requireNonNull(bill.payBy());
        transactions.executeWithoutResult(status -> {
            int asked = jdbc.sql("""
                    update payment.bill set next_look = :at, looks = 0 where id = :id and state = 'open'""")
                    .param("at", bills.now().plusMinutes(1))
                    .param("id", id)
                    .update();
            if (asked == 0) {
                throw new Refused(
                        new PaymentRefusal.NotOpen(bills.any(id).orElseThrow().state()));
            }
            journal.append(
                    actor,
                    "payment.checkout-opened.v1",
                    "bill",
                    id,
                    bill.city(),
                    Map.of("case", bill.subject().toString(), "fen", bill.sum().fen(), "provider", at.name()));
        });
        return at.checkout(
                new PaymentProvider.Order(bill.number(), bill.title(), bill.sum(), payBy, doors.caseOf(bill)));
    }

    /** A message of the provider; the same one again changes nothing. */
    void told(String name, String signature, byte[] body) {
        PaymentProvider at = provider.getIfAvailable();
        if (at == null || !at.name().equals(name)) {
            throw new Refused(new PaymentRefusal.NoProvider());
        }
        Optional<PaymentProvider.Transfer> told = at.read(signature, body);
        enter(name, told.orElseThrow(() -> new Refused(new PaymentRefusal.NotSigned())));
    }

    /** Enters a payment, whichever way it became known. */
    void enter(String name, PaymentProvider.Transfer transfer) {
        transactions.executeWithoutResult(status -> {
            Bill bill = bills.lockNumbered(transfer.number())
                    .orElseThrow(() -> new Refused(new PaymentRefusal.NoSuchBill()));
            String why = judged(bill, transfer);
            boolean settles = why.equals("paid");
            OffsetDateTime now = bills.now();
            int entered = jdbc.sql("""
                    insert into payment.transfer (provider, txn, bill, fen, at, noted_at, why, state, next_try)
                    values (:provider, :txn, :bill, :fen, :at, :now, :why, :state, :try)
                    on conflict (provider, txn) do nothing""")
                    .param("provider", name)
                    .param("txn", transfer.transaction())
                    .param("bill", bill.id())
                    .param("fen", transfer.sum().fen())
                    .param("at", transfer.at().atOffset(ZoneOffset.UTC))
                    .param("now", now)
                    .param("why", why)
                    .param("state", settles ? "settled" : "refunding")
                    .param("try", settles ? null : now, java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                    .update();
            if (entered == 0) {
                return; // told before
            }
            if (settles) {
                settle(bill, now);
            }
            journal.append(
                    Actor.program(bill.region()),
                    settles ? "payment.bill-paid.v1" : "payment.transfer-returned.v1",
                    "bill",
                    bill.id(),
                    bill.city(),
                    Map.of(
                            "case", bill.subject().toString(),
                            "region", bill.region(),
                            "provider", name,
                            "fen", transfer.sum().fen(),
                            "why", why));
        });
    }

    private static String judged(Bill bill, PaymentProvider.Transfer transfer) {
        return switch (bill.state()) {
            case OPEN -> transfer.sum().equals(bill.sum()) ? "paid" : "sum";
            case PAID, REFUNDING, REFUNDED -> "twice";
            case PLANNED, EXEMPT, WAIVED, CLOSED -> "over";
        };
    }

    private void settle(Bill bill, OffsetDateTime now) {
        int settled = jdbc.sql("""
                update payment.bill set state = 'paid', paid_at = :now where id = :id and state = 'open'""").param("now", now).param("id", bill.id()).update();
        if (settled != 1) {
            throw new IllegalStateException("the bill " + bill.id() + " is open and locked");
        }
    }

    /** Where pages are, and who tried to open another's. */
    @Component
    static final class Doors {

        private final AccessLog accesses;
        private final PublicAddress address;

        Doors(AccessLog accesses, PublicAddress address) {
            this.accesses = accesses;
            this.address = address;
        }

        void denied(Actor actor, UUID bill) {
            accesses.denied(actor, "bill", bill);
        }

        URI caseOf(Bill bill) {
            return URI.create(address.of("/cases/" + bill.subject()));
        }
    }
}
