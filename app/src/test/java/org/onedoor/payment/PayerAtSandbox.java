package org.onedoor.payment;

import java.time.Instant;
import java.util.UUID;
import org.onedoor.shared.Money;
import org.springframework.boot.test.context.TestComponent;

/** A payer who has something to pay in the sandbox, and the sandbox's messages about it. */
@TestComponent
public class PayerAtSandbox {

    private final Bills bills;
    private final Payments payments;
    private final Sandbox sandbox;
    private final Reconciling reconciling;

    PayerAtSandbox(Bills bills, Payments payments, Sandbox sandbox, Reconciling reconciling) {
        this.bills = bills;
        this.payments = payments;
        this.sandbox = sandbox;
        this.reconciling = reconciling;
    }

    /** A payment on the bill of a case, told with a good signature. */
    public void pays(UUID subject, Money sum, String transaction) {
        tell(new PaymentProvider.Transfer(
                transaction, bills.of(subject).orElseThrow().number(), sum, Instant.parse("2026-03-02T02:00:00Z")));
    }

    void tell(PaymentProvider.Transfer transfer) {
        byte[] message = sandbox.message(transfer);
        payments.told(Sandbox.NAME, sandbox.signature(message), message);
    }

    /** What the jobs do from time to time. */
    public void reconcile() {
        reconciling.run();
    }
}
