package org.onedoor.casework.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.Casework;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.payment.Bill;
import org.onedoor.payment.Till;
import org.onedoor.shared.Actor;
import org.onedoor.web.FormKey;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** 窗口收费、窗口退款 for a counter's own programs, such as its terminal. */
@RestController
@Tag(name = "counter", description = "窗口收费、窗口退款 · money taken and given back at a counter")
public class TillApi {

    private final Till till;
    private final Casework casework;

    TillApi(Till till, Casework casework) {
        this.till = till;
        this.casework = casework;
    }

    /**
     * @param way cash or pos
     * @param receipt of the receipt that was given, or of the terminal's slip
     */
    @Schema(example = "{\"way\": \"pos\", \"receipt\": \"T03-000281\"}")
    record Taken(@Nullable String way, @Nullable String receipt) {}

    @Schema(example = "{\"receipt\": \"TK-000019\"}")
    record GivenBack(@Nullable String receipt) {}

    /** @param caseId the case that it is for */
    record TillBill(UUID caseId, String filingNumber, CaseDetail.Payment payment) {

        static TillBill of(Bill bill) {
            return new TillBill(bill.subject(), bill.filingNumber(), CaseDetail.Payment.of(bill));
        }
    }

    @GetMapping("/api/v1/counter/payments")
    @Operation(
            summary = "缴款单 · A bill by its payment number or its case's filing number, where it is this counter's;"
                    + " without a number the unpaid ones, the nearest last day first, at most 50")
    List<TillBill> bills(@RequestParam(defaultValue = "") String number, Actor actor) {
        return (number.isBlank() ? till.unpaid(actor).stream() : till.find(actor, number).stream())
                .map(TillBill::of)
                .toList();
    }

    @GetMapping("/api/v1/counter/refunds")
    @Operation(summary = "待退款 · What lies ready at the counter to be given back, the oldest first")
    List<TillBill> toGiveBack(Actor actor) {
        return till.toGiveBack(actor).stream().map(TillBill::of).toList();
    }

    @PostMapping("/api/v1/counter/cases/{id}/payment")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "窗口收费 · The whole fee of a case was taken at a hall's counter")
    void take(@PathVariable UUID id, @RequestBody Taken taken, FormKey key, Actor actor) {
        casework.perform(
                actor,
                id,
                key.value().toString(),
                new CaseCommand.TakeFee(orEmpty(taken.way()), orEmpty(taken.receipt())));
    }

    @PostMapping("/api/v1/counter/payments/{id}/refund")
    @Operation(summary = "窗口退款 · The whole sum of a bill that was paid at a counter was given back there")
    TillBill giveBack(@PathVariable UUID id, @RequestBody GivenBack given, FormKey key, Actor actor) {
        return TillBill.of(till.giveBack(actor, id, key.value().toString(), orEmpty(given.receipt())));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
