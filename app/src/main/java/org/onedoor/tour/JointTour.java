package org.onedoor.tour;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onedoor.tour.Steps.Done;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** 一件事: one application for several items, walked to its end at each of their departments. */
final class JointTour {

    private static final String CITIZEN = "citizen";
    private static final String LOGIN = "jia";
    private static final String REGION = "330302";
    /** How long the journal's followers have for what follows from a decision. */
    private static final int PATIENCE = 30;

    private static final String FOUNDING = "company-registration";

    private final Node node;
    private final Cast cast;
    private final Steps steps;
    private final JointScenario scenario;
    private final ObjectNode filled;
    private final String firmName;
    private final Map<String, String> facts = new LinkedHashMap<>();

    JointTour(Node node, Cast cast, Steps steps, JointScenario scenario) {
        this.node = node;
        this.cast = cast;
        this.steps = steps;
        this.scenario = scenario;
        this.filled = scenario.filled();
        this.firmName = "温州演示新设" + Long.toString(System.currentTimeMillis(), 36) + "商贸有限公司";
    }

    /** Answers what the walk came to: the number of the whole, its outcome, the members' numbers. */
    Map<String, String> walk() {
        guide();
        String founder = steps.step(CITIZEN, "signs in", this::signIn);
        String draft = fillIn(founder);
        new Signers(node, cast, steps).sign(founder, draft);
        String joint = submit(founder, draft);
        handle(founder, joint);
        end(founder, joint);
        Tour.rate(node, steps, facts, founder, joint);
        return facts;
    }

    private Done<String> signIn() {
        if (scenario.applicant() == JointScenario.Applicant.FIRM) {
            Cast.FirmOf firm = cast.firm(REGION);
            return Done.of(Tour.forFirm(node, cast, firm), firm.name());
        }
        return Done.of(node.signIn(LOGIN, cast.password(), null), LOGIN);
    }

    private void guide() {
        steps.step("visitor", "reads what doing it together saves", () -> {
            JsonNode bundle =
                    node.get(null, "/api/v1/bundles/" + scenario.bundle()).orFail();
            return Done.of(bundle, said(bundle.path("before")) + " → " + said(bundle.path("after")));
        });
    }

    private static String said(JsonNode totals) {
        return totals.path("fields").asInt() + " entries, "
                + totals.path("materials").asInt() + " materials, "
                + totals.path("steps").asInt() + " steps, "
                + totals.path("time").path("zh").asString();
    }

    private String fillIn(String founder) {
        String draft = steps.step(CITIZEN, "begins one application", () -> {
            ObjectNode body = Node.body().put("region", REGION);
            body.set("with", filled.required("chosen"));
            body.set("situation", filled.required("situation"));
            JsonNode begun = node.post(founder, "/api/v1/bundles/" + scenario.bundle() + "/drafts", body)
                    .orFail();
            return Done.of(
                    begun.path("id").asString(),
                    "with " + filled.required("chosen").size() + " that could be left out");
        });
        steps.step(CITIZEN, "answers, each thing once", () -> {
            JsonNode begun = node.get(founder, "/api/v1/drafts/" + draft).orFail();
            ObjectNode answers = (ObjectNode) filled.required("answers");
            if (scenario.applicant() == JointScenario.Applicant.FOUNDER) {
                answers.put("firm_name", firmName);
            }
            List<String> asked = new ArrayList<>();
            begun.path("asked").forEach(name -> asked.add(name.asString()));
            answers.retain(asked);
            begun.path("held")
                    .forEach(held -> answers.remove(held.path("element").asString()));
            ObjectNode body = Node.body();
            body.set("answers", answers);
            JsonNode filled = node.put(founder, "/api/v1/drafts/" + draft, body).orFail();
            if (!filled.path("problems").isEmpty()) {
                throw new WrongTurn("problems: " + filled.path("problems"));
            }
            return Done.of(
                    filled, answers.size() + " typed, " + begun.path("held").size() + " held, no problem");
        });
        for (JsonNode material :
                node.get(founder, "/api/v1/drafts/" + draft).orFail().path("materials")) {
            if (material.path("state").isNull()) {
                String type = material.path("material").asString();
                steps.step(CITIZEN, "sends a material, once", () -> {
                    JsonNode sent = node.upload(
                                    founder,
                                    "/api/v1/drafts/" + draft + "/materials/" + type + "/files",
                                    Map.of(),
                                    type + ".png",
                                    "image/png",
                                    Picture.png())
                            .orFail();
                    return Done.of(sent, material.path("name").path("zh").asString());
                });
            }
        }
        return draft;
    }

    private String submit(String founder, String draft) {
        return steps.step(CITIZEN, "submits all of it", () -> {
            JsonNode receipt = node.post(
                            founder,
                            "/api/v1/drafts/" + draft + "/submission",
                            Node.body().put("pledge", false))
                    .orFail();
            if (!receipt.path("joint").asBoolean()) {
                throw new WrongTurn("it did not become one application for several items");
            }
            String number = receipt.path("filingNumber").asString();
            facts.put("number", number);
            return Done.of(receipt.path("id").asString(), number, "number", number);
        });
    }

    /** Each member at its department, as soon as it is there. */
    private void handle(String founder, String joint) {
        Map<String, String> tokens = new HashMap<>();
        List<String> done = new ArrayList<>();
        int members = look(founder, joint).path("parts").size();
        while (done.size() < members) {
            JsonNode part = next(founder, joint, done);
            String item = part.path("item").asString();
            done.add(item);
            String caseId = part.path("caseId").asString();
            facts.put(item, part.path("filingNumber").asString());
            String token = scenario.applicant() == JointScenario.Applicant.FOUNDER && !item.equals(FOUNDING)
                    ? tokens.computeIfAbsent(item, key -> forTheNewFirm())
                    : founder;
            boolean granted = !scenario.refuses(item);
            // some departments have nobody in the county and handle it in the city
            String region = node.get(token, "/api/v1/cases/" + caseId)
                    .orFail()
                    .path("region")
                    .asString();
            Desks desks = new Desks(node, cast, steps, region, token, caseId);
            desks.accept();
            desks.review(true);
            desks.decide(granted);
            pay(token, caseId, region);
        }
    }

    /** 收费: where there is a fee nothing is issued, and nothing that waits for it begins, before it is paid. */
    private void pay(String token, String caseId, String region) {
        JsonNode bill = node.get(token, "/api/v1/cases/" + caseId).orFail().path("payment");
        if (bill.path("state").asString("").equals("open")) {
            Fees fees = new Fees(node, cast, steps, token, caseId);
            fees.asked();
            fees.paidAtTheCounter(region);
        }
    }

    /** The next member that is a case and that nobody has handled yet. */
    private JsonNode next(String founder, String joint, List<String> done) {
        for (int second = 0; second < PATIENCE * 5; second++) {
            for (JsonNode part : look(founder, joint).path("parts")) {
                String stage = part.path("stage").asString();
                if (stage.equals("held")) {
                    throw new WrongTurn(part.path("item").asString() + " is held: "
                            + part.path("held").asString());
                }
                if (stage.equals("filed") && !done.contains(part.path("item").asString())) {
                    return part;
                }
            }
            sleep();
        }
        throw new WrongTurn("no member of the application follows");
    }

    private JsonNode look(String founder, String joint) {
        return node.get(founder, "/api/v1/joint/" + joint).orFail();
    }

    private String forTheNewFirm() {
        return steps.step(
                CITIZEN,
                "goes on for the firm that was founded",
                () -> Done.of(Tour.forFirm(node, cast, new Cast.FirmOf(firmName, LOGIN)), firmName));
    }

    private void end(String founder, String joint) {
        String expected = scenario.outcome();
        steps.step(CITIZEN, "sees how all of it came out", () -> {
            for (int second = 0; second < PATIENCE * 5; second++) {
                JsonNode whole = look(founder, joint);
                if (!whole.path("outcome").isNull()) {
                    Tour.expect(expected, whole.path("outcome").asString(), "outcome");
                    StringBuilder said = new StringBuilder(expected);
                    for (JsonNode part : whole.path("parts")) {
                        said.append("; ").append(part.path("name").path("zh").asString());
                        said.append(' ').append(part.path("state").asString());
                    }
                    String due = whole.path("promisedDue").asString();
                    facts.put("outcome", expected);
                    facts.put("promised", due);
                    return Done.of(whole, said + ", promised by " + due, "outcome", expected);
                }
                sleep();
            }
            throw new WrongTurn("it does not end");
        });
    }

    private static void sleep() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WrongTurn("interrupted");
        }
    }
}
