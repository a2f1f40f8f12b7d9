package org.onedoor.payment;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Money;
import org.onedoor.web.InDemo;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * 收款沙箱: a provider without money, inside the node and in a demo only: its page lets the payer choose what happens. It signs
 * its messages like a real one, with a key of its own that lives as long as the program.
 */
@Component
@Conditional(InDemo.class)
class Sandbox implements PaymentProvider {

    static final String NAME = "sandbox";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String HMAC = "HmacSHA256";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecretKeySpec key;

    Sandbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, HMAC);
    }

    /** An order as the sandbox has it. */
    record Ordered(
            String number,
            String title,
            long fen,
            String back,
            @Nullable String txn,
            @Nullable OffsetDateTime paidAt,
            @Nullable OffsetDateTime refundedAt) {

        boolean paid() {
            return txn != null;
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public URI checkout(Order order) {
        jdbc.sql("""
                insert into payment.sandbox_order (number, title, fen, back, made_at)
                values (:number, :title, :fen, :back, :at)
                on conflict (number) do nothing""")
                .param("number", order.number())
                .param("title", order.title().zh())
                .param("fen", order.sum().fen())
                .param("back", order.back().getPath())
                .param("at", now())
                .update();
        return URI.create("/sandbox/payments/" + order.number());
    }

    Optional<Ordered> find(String number) {
        return jdbc.sql("""
                select number, title, fen, back, txn, paid_at, refunded_at from payment.sandbox_order
                 where number = :number""").param("number", number).query(Ordered.class).optional();
    }

    /** The payer pays: the first time counts. */
    Optional<Transfer> pay(String number) {
        jdbc.sql("""
                update payment.sandbox_order set txn = :txn, paid_at = :at where number = :number and txn is null""")
                .param("txn", "SB" + UUID.randomUUID().toString().replace("-", ""))
                .param("at", now())
                .param("number", number)
                .update();
        return transfers(number).stream().findFirst();
    }

    @Override
    public List<Transfer> transfers(String number) {
        return find(number).filter(Ordered::paid).map(Sandbox::transfer).stream()
                .toList();
    }

    private static Transfer transfer(Ordered order) {
        Instant at = java.util.Objects.requireNonNull(order.paidAt()).toInstant();
        return new Transfer(java.util.Objects.requireNonNull(order.txn()), order.number(), new Money(order.fen()), at);
    }

    @Override
    public void refund(Transfer transfer) {
        jdbc.sql("""
                update payment.sandbox_order set refunded_at = coalesce(refunded_at, :at) where txn = :txn""").param("at", now()).param("txn", transfer.transaction()).update();
    }

    /** The message of a payment, as the sandbox sends it. */
    byte[] message(Transfer transfer) {
        return JSON.createObjectNode()
                .put("transaction", transfer.transaction())
                .put("order", transfer.number())
                .put("fen", transfer.sum().fen())
                .put("at", transfer.at().toString())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<Transfer> read(String signature, byte[] body) {
        byte[] own = signature(body).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(own, signature.getBytes(StandardCharsets.UTF_8))) {
            return Optional.empty();
        }
        try {
            JsonNode told = JSON.readTree(body);
            return Optional.of(new Transfer(
                    told.required("transaction").asString(),
                    told.required("order").asString(),
                    new Money(told.required("fen").longValue()),
                    Instant.parse(told.required("at").asString())));
        } catch (JacksonException | java.time.DateTimeException e) {
            throw new IllegalStateException("a signed message that cannot be read", e);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }
}
