package org.onedoor.payment;

import java.util.Optional;
import org.onedoor.shared.Refused;
import org.onedoor.web.Answer;
import org.onedoor.web.FormKey;
import org.onedoor.web.InDemo;
import org.onedoor.web.Page;
import org.onedoor.web.Redirect;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 收款沙箱's page, where a real provider's cashier would be: the payer chooses what happens. No money is behind it. */
@Controller
@Conditional(InDemo.class)
class SandboxController {

    private final Sandbox sandbox;
    private final Payments payments;

    SandboxController(Sandbox sandbox, Payments payments) {
        this.sandbox = sandbox;
        this.payments = payments;
    }

    @GetMapping("/sandbox/payments/{number}")
    Answer cashier(@PathVariable String number) {
        return Page.of("payment/sandbox", order(number));
    }

    /** Pays and says so; pays and keeps silent, as when a message is lost; or does not pay. */
    @PostMapping("/sandbox/payments/{number}")
    Answer choose(@PathVariable String number, @RequestParam(defaultValue = "") String choice, FormKey key) {
        Sandbox.Ordered order = order(number);
        switch (choice) {
            case "pay" -> {
                Optional<PaymentProvider.Transfer> paid = sandbox.pay(number);
                paid.ifPresent(transfer -> {
                    byte[] message = sandbox.message(transfer);
                    payments.told(Sandbox.NAME, sandbox.signature(message), message);
                });
            }
            case "silent" -> sandbox.pay(number);
            default -> {
                return Redirect.to(order.back() + "?payment=failed");
            }
        }
        return Redirect.to(order.back());
    }

    private Sandbox.Ordered order(String number) {
        return sandbox.find(number).orElseThrow(() -> new Refused(new PaymentRefusal.NoSuchBill()));
    }
}
