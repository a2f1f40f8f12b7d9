package org.onedoor.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.onedoor.shared.Money;
import org.onedoor.shared.Text;

/** What every {@link PaymentProvider} has to keep to. */
abstract class ProviderContract {

    static final String NUMBER = "33030026030200000017";

    private static final PaymentProvider.Order ORDER = new PaymentProvider.Order(
            NUMBER,
            new Text("工本费", "Fee"),
            new Money(2_000),
            LocalDate.parse("2026-03-16"),
            URI.create("http://127.0.0.1/cases/0"));

    abstract PaymentProvider provider();

    /** Somebody pays the order on the provider's own page. */
    abstract void payerPays();

    /** A message of the provider about it, with its signature. */
    abstract Signed message();

    record Signed(String signature, String body) {

        byte[] bytes() {
            return body.getBytes(StandardCharsets.UTF_8);
        }
    }

    @Test
    void takesAnOrderOnceTellsOfItsPaymentAndPaysItBackOnce() {
        assertThat(provider().name()).matches("[a-z-]+").doesNotStartWith(CounterPayment.AT_COUNTER);
        assertThat(provider().transfers(NUMBER)).isEmpty();
        URI first = provider().checkout(ORDER);
        assertThat(provider().checkout(ORDER)).isEqualTo(first);
        assertThat(provider().transfers(NUMBER)).as("registered and not paid").isEmpty();
        payerPays();
        payerPays();
        assertThat(provider().transfers(NUMBER)).hasSize(1);
        PaymentProvider.Transfer paid = provider().transfers(NUMBER).getFirst();
        assertThat(paid.number()).isEqualTo(NUMBER);
        assertThat(paid.sum()).isEqualTo(new Money(2_000));
        Signed message = message();
        assertThat(provider().read(message.signature(), message.bytes())).contains(paid);
        assertThat(provider().read("0".repeat(64), message.bytes())).isEmpty();
        byte[] altered = message.bytes();
        altered[0] = (byte) (altered[0] + 1);
        assertThat(provider().read(message.signature(), altered)).isEmpty();
        provider().refund(paid);
        provider().refund(paid);
        assertThat(provider().transfers(NUMBER))
                .as("a payment stays one that was made")
                .containsExactly(paid);
    }
}
