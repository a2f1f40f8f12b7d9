package org.onedoor.tour;

import org.onedoor.shared.Money;
import org.onedoor.tour.Steps.Done;
import tools.jackson.databind.JsonNode;

/** 收费 on the walk: what was asked for is paid at the hall's counter, or waived by the head. */
final class Fees {

    private static final String CITIZEN = "citizen";
    private static final String CLERK = "clerk";

    private final Node node;
    private final Cast cast;
    private final Steps steps;
    private final String citizen;
    private final String id;

    Fees(Node node, Cast cast, Steps steps, String citizen, String id) {
        this.node = node;
        this.cast = cast;
        this.steps = steps;
        this.citizen = citizen;
        this.id = id;
    }

    /** The grant waits: no licence before the payment. */
    void asked() {
        steps.step(CITIZEN, "reads what to pay", () -> {
            JsonNode read = read();
            Tour.expect("open", read.path("payment").path("state").asString(), "bill");
            Tour.expect("applicant", read.path("turn").path("who").asString(), "turn");
            if (read.path("licence").isObject()) {
                throw new WrongTurn("the licence was issued before it was paid");
            }
            return Done.of(
                    read,
                    yuan(read.path("payment")) + " by "
                            + read.path("payment").path("payBy").asString());
        });
    }

    void paidAtTheCounter(String region) {
        String token = node.signIn(cast.clerk(region), cast.password(), null);
        String number = read().path("payment").path("number").asString();
        steps.step(CLERK, "finds the bill by its number", () -> {
            JsonNode found = node.get(token, "/api/v1/counter/payments?number=" + number)
                    .orFail()
                    .path(0);
            Tour.expect(id, found.path("caseId").asString(), "case");
            return Done.of(found, number);
        });
        String receipt = "TOUR-" + id.substring(24);
        var body = Node.body().put("way", "cash").put("receipt", receipt);
        steps.step(CLERK, "takes the money at the counter", () -> {
            Node.Got taken = node.post(token, "/api/v1/counter/cases/" + id + "/payment", body);
            if (!taken.done()) {
                taken.orFail();
            }
            return Done.of(taken, "receipt " + receipt);
        });
        steps.step(CLERK, "tries to take it again", () -> {
            Node.Got refused = node.post(token, "/api/v1/counter/cases/" + id + "/payment", body);
            if (refused.done()) {
                throw new WrongTurn("the same fee was taken twice");
            }
            return Done.of(refused, "refused, " + refused.json().path("title").asString());
        });
        settled("paid");
    }

    void waived(String department, String region) {
        steps.step(department + " head", "waives the fee", () -> {
            String head = node.signIn(cast.head(department, region), cast.password(), null);
            JsonNode waived = node.post(
                            head,
                            "/api/v1/desk/cases/" + id + "/fee-waiver",
                            Node.body().put("reason", "遭遇水灾，证件灭失"))
                    .orFail();
            return Done.of(waived, "遭遇水灾，证件灭失");
        });
        settled("waived");
    }

    private void settled(String how) {
        steps.step(CITIZEN, "reads that it goes on", () -> {
            JsonNode read = read();
            Tour.expect(how, read.path("payment").path("state").asString(), "bill");
            if (!read.path("licence").isObject()) {
                throw new WrongTurn("nothing was issued though the fee is settled");
            }
            return Done.of(read, yuan(read.path("payment")) + " " + how);
        });
    }

    private JsonNode read() {
        return node.get(citizen, "/api/v1/cases/" + id).orFail();
    }

    private static String yuan(JsonNode payment) {
        return new Money(payment.path("fen").asLong()).yuan() + " yuan";
    }
}
