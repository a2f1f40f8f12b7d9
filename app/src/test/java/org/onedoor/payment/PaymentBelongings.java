package org.onedoor.payment;

import java.time.LocalDate;
import java.util.List;
import org.onedoor.identity.access.Belongings;
import org.springframework.context.ApplicationContext;

/** Somebody else's open bill. */
class PaymentBelongings implements Belongings {

    @Override
    public List<Attempt> attempts(ApplicationContext context) {
        OpenBill bill = OpenBill.in(context, LocalDate.parse("2099-03-16"));
        context.getBean(Payments.class).checkout(bill.payer(), bill.id());
        String cashier = "/sandbox/payments/"
                + context.getBean(Bills.class).of(bill.subject()).orElseThrow().number();
        String api = "/api/v1/payments/" + bill.id();
        return List.of(
                new Attempt("GET /sandbox/payments/{number}", Whose.SOMEBODY_ELSES, "geng", cashier),
                new Attempt(
                        "POST /sandbox/payments/{number}",
                        Whose.SOMEBODY_ELSES,
                        "geng",
                        cashier,
                        List.of("choice", "fail")),
                new Attempt("POST /payments/{id}", Whose.SOMEBODY_ELSES, "geng", "/payments/" + bill.id(), List.of()),
                new Attempt("GET /api/v1/payments/{id}", Whose.SOMEBODY_ELSES, "geng", api),
                new Attempt(
                        "POST /api/v1/payments/{id}/checkout",
                        Whose.SOMEBODY_ELSES,
                        "geng",
                        api + "/checkout",
                        List.of()));
    }
}
