package org.onedoor.casework.pages;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.Casework;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.payment.Bill;
import org.onedoor.payment.Till;
import org.onedoor.shared.Actor;
import org.onedoor.web.Answer;
import org.onedoor.web.FormKey;
import org.onedoor.web.Page;
import org.onedoor.web.Redirect;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 窗口收费、窗口退款: a bill by its number, the money that is taken for it, and what lies ready to be given back. */
@Controller
public class TillController {

    private final Till till;
    private final Casework casework;

    TillController(Till till, Casework casework) {
        this.till = till;
        this.casework = casework;
    }

    /**
     * The till.
     *
     * @param asked what was looked for, blank at first
     * @param bill what was found
     * @param unpaid what nobody has paid yet
     * @param back what waits to be given back
     */
    public record TillPage(String asked, @Nullable Bill bill, List<Bill> unpaid, List<Bill> back) {

        public boolean nothing() {
            return bill == null && !asked.isBlank();
        }
    }

    @GetMapping("/counter/payments")
    Page till(@RequestParam(defaultValue = "") String number, Actor actor) {
        String asked = number.strip();
        Optional<Bill> found = asked.isEmpty() ? Optional.empty() : till.find(actor, asked);
        return Page.of(
                "casework/till", new TillPage(asked, found.orElse(null), till.unpaid(actor), till.toGiveBack(actor)));
    }

    /** The whole of it was taken. */
    @PostMapping("/counter/cases/{id}/payment")
    Redirect take(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String way,
            @RequestParam(defaultValue = "") String receipt,
            @RequestParam(defaultValue = "") String number,
            FormKey key,
            Actor actor) {
        casework.perform(actor, id, key.value().toString(), new CaseCommand.TakeFee(way, receipt));
        return back(number);
    }

    /** The whole of it was given back. */
    @PostMapping("/counter/payments/{id}/refund")
    Redirect giveBack(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String receipt, FormKey key, Actor actor) {
        return back(till.giveBack(actor, id, key.value().toString(), receipt).number());
    }

    /** The same at the department's own counter, from the page of the case. */
    @PostMapping("/desk/payments/{id}/refund")
    Answer giveBackAtTheDesk(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String receipt, FormKey key, Actor actor) {
        Bill bill = till.giveBack(actor, id, key.value().toString(), receipt);
        return Redirect.to("/desk/cases/" + bill.subject());
    }

    private static Redirect back(String number) {
        return Redirect.to("/counter/payments" + (number.matches("[0-9]{20,21}") ? "?number=" + number : ""));
    }
}
