package org.onedoor.payment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Text;
import org.onedoor.web.FormKey;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** 缴费 for programs, and where the provider tells of payments. */
@RestController
@Tag(name = "payments", description = "缴费：缴款单、去缴款、到账通知 · bills, paying, the provider's messages")
class PaymentApi {

    private final Payments payments;

    PaymentApi(Payments payments) {
        this.payments = payments;
    }

    /**
     * 缴款单.
     *
     * @param number 缴款识别码, 20 digits
     * @param fen 分
     * @param state planned, open, paid, exempt, waived, closed, refunding or refunded
     */
    record BillView(
            UUID id,
            UUID caseId,
            String filingNumber,
            String number,
            Text title,
            long fen,
            String state,
            @Nullable Text ground,
            @Nullable LocalDate payBy,
            @Nullable Instant paidAt) {

        static BillView of(Bill bill) {
            return new BillView(
                    bill.id(),
                    bill.subject(),
                    bill.filingNumber(),
                    bill.number(),
                    bill.title(),
                    bill.sum().fen(),
                    bill.state().code(),
                    bill.ground(),
                    bill.payBy(),
                    bill.paidAt());
        }
    }

    /** @param address where the payer pays, to be opened in a browser */
    record Checkout(URI address) {}

    @GetMapping("/api/v1/payments/{id}")
    @Operation(summary = "缴款单 · One of one's own bills")
    BillView bill(@PathVariable UUID id, Actor actor) {
        return BillView.of(payments.own(actor, id));
    }

    @PostMapping("/api/v1/payments/{id}/checkout")
    @Operation(summary = "去缴款 · Where an open bill is paid; the same bill leads to the same order")
    Checkout checkout(@PathVariable UUID id, FormKey key, Actor actor) {
        return new Checkout(payments.checkout(actor, id));
    }

    @PostMapping(path = "/api/v1/payment-messages/{provider}", consumes = MediaType.ALL_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "到账通知 · A signed message of the provider; the same one again changes nothing",
            description = "HMAC or whatever the provider signs with, over the body as it is sent.")
    void told(
            @PathVariable String provider,
            @RequestHeader(PaymentProvider.SIGNATURE) String signature,
            @RequestBody byte[] body) {
        payments.told(provider, signature, body);
    }
}
