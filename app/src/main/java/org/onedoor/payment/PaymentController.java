package org.onedoor.payment;

import java.util.UUID;
import org.onedoor.shared.Actor;
import org.onedoor.web.Answer;
import org.onedoor.web.FormKey;
import org.onedoor.web.Redirect;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** 去缴款: from the case's page to the provider's. */
@Controller
class PaymentController {

    private final Payments payments;

    PaymentController(Payments payments) {
        this.payments = payments;
    }

    /** The same bill leads to the same order, however often it is asked. */
    @PostMapping("/payments/{id}")
    Answer pay(@PathVariable UUID id, FormKey key, Actor actor) {
        return Redirect.to(payments.checkout(actor, id).toString());
    }
}
