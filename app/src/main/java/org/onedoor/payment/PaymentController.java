package org.onedoor.payment;

import java.net.URI;
import java.util.UUID;
import org.onedoor.shared.Actor;
import org.onedoor.web.Answer;
import org.onedoor.web.FormKey;
import org.onedoor.web.Page;
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

    /** @param host where the payer is led, so that he can tell it from another's */
    record LeavingPage(String address, String host, String back) {}

    /**
     * The same bill leads to the same order, however often it is asked. To another host a link leads, not a redirect: what
     * a form is sent to may not lead away from here (form-action), whoever the provider is.
     */
    @PostMapping("/payments/{id}")
    Answer pay(@PathVariable UUID id, FormKey key, Actor actor) {
        URI where = payments.checkout(actor, id);
        if (where.getHost() == null) {
            return Redirect.to(where.toString());
        }
        if (!"https".equals(where.getScheme())) {
            throw new IllegalStateException("a provider's cashier without TLS: " + where.getHost());
        }
        return Page.of(
                "payment/leaving",
                new LeavingPage(
                        where.toString(),
                        where.getHost(),
                        "/cases/" + payments.own(actor, id).subject()));
    }
}
