package org.onedoor.tour;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.tour.Steps.Done;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One walk through one case. Each step looks at what came and stops the walk where it is not what must come. */
final class Tour {

    private static final String CITIZEN = "citizen";
    private static final String FILING_NUMBER = "\\d{21}";

    private final Node node;
    private final Cast cast;
    private final Scenario scenario;
    private final Scenario.Application application;
    private final Steps steps;
    private final Map<String, String> facts = new LinkedHashMap<>();
    private @Nullable String followed;

    Tour(Node node, Cast cast, Scenario scenario, Steps steps) {
        this(node, cast, scenario, scenario.application(), steps);
    }

    /** The course of a scenario with another application than its own. */
    Tour(Node node, Cast cast, Scenario scenario, Scenario.Application application, Steps steps) {
        this.node = node;
        this.cast = cast;
        this.scenario = scenario;
        this.application = application;
        this.steps = steps;
    }

    /** Answers what the walk came to: filing number, licence identifier, verifications, rating. */
    Map<String, String> walk() {
        if (scenario == Scenario.RENEWAL) {
            followed = licenceToRenew();
        }
        find();
        String citizen = signIn();
        String draft = fillIn(citizen);
        List<String> later = materials(citizen, draft, scenario.putsOff());
        String id = submit(citizen, draft, !later.isEmpty());
        Desks desks = new Desks(node, cast, steps, application.region(), citizen, id);
        Days days = new Days(node, cast, steps);
        String now = citizen;
        switch (scenario) {
            case INSTANT -> {}
            case PROMISED -> {
                desks.accept();
                desks.review(true);
                desks.decide(true);
            }
            case DEFICIENT_SUPPLIED -> {
                desks.accept();
                desks.review(true);
                desks.grantTooEarly();
                later.forEach(material -> supplement(citizen, id, material));
                desks.review(true);
                desks.decide(true);
            }
            case DEFICIENT_LAPSED -> {
                desks.accept();
                desks.review(true);
                days.until(due(now, id, later.getFirst()));
                now = again(desks);
                days.await(now, id, "suspended");
                days.until(due(now, id, later.getFirst()));
                now = again(desks);
                days.await(now, id, "terminated");
            }
            case CORRECTION -> {
                desks.askCorrection("floor-plan");
                correct(citizen, id, "floor-plan", "received");
                desks.askAgain();
                desks.accept();
                desks.review(true);
                desks.decide(true);
            }
            case PARALLEL -> {
                desks.accept();
                desks.round(true);
                desks.askInReview("equipment-list");
                correct(citizen, id, "equipment-list", "accepted");
                desks.stands("hygiene-opinion");
                desks.review(true);
                desks.decide(true);
            }
            case SPECIAL -> {
                desks.accept();
                desks.startProcedure("expert-review", 5);
                desks.review(true);
                desks.grantWhileSuspended();
                days.forward(2);
                now = again(desks);
                desks.endProcedure("expert-review");
                desks.decide(true);
            }
            case HEARING -> {
                desks.accept();
                desks.review(true);
                desks.offerHearing();
                desks.grantWhileSuspended();
                desks.serveHearingNotices();
                askForHearing(citizen, id);
                LocalDate day = desks.arrangeHearing();
                days.until(day.minusDays(1));
                now = again(desks);
                desks.endProcedure("hearing");
                desks.decide(true);
            }
            case LACKING -> {
                desks.receiveLacking();
                desks.acceptTooEarly();
                later.forEach(material -> supplement(citizen, id, material));
                desks.accept();
                desks.review(true);
                desks.decide(true);
            }
            case RENEWAL -> {
                desks.accept();
                desks.review(true);
                desks.decide(true);
            }
            case EXTENSION -> {
                desks.accept();
                desks.extend();
                desks.review(true);
                desks.decide(true);
            }
            case REFUSAL -> {
                desks.accept();
                desks.review(false);
                desks.decide(false);
            }
            case PLEDGE -> {
                desks.check("WANTING", "洗消区还没有装好");
                desks.check("MET", "已经装好，与承诺一致");
            }
            case FEE -> {
                desks.accept();
                desks.decide(true);
                Fees fees = new Fees(node, cast, steps, citizen, id);
                fees.asked();
                fees.paidAtTheCounter(application.region());
                desks.handOver();
            }
            case FEE_WAIVED -> {
                desks.accept();
                desks.decide(true);
                Fees fees = new Fees(node, cast, steps, citizen, id);
                fees.asked();
                fees.waived(desks.departmentOf("fee"), application.region());
                desks.handOver();
            }
            case WITHDRAWAL -> {
                desks.accept();
                withdraw(citizen, id);
            }
        }
        outcome(now, id);
        if (scenario.end().equals("granted")) {
            new Verifier(node, steps, facts).verify(now, id);
        }
        if (scenario.decided()) {
            rate(node, steps, facts, now, id);
        }
        return facts;
    }

    /** What is renewed has to be granted first: the same firm's restaurant, on another walk. */
    private String licenceToRenew() {
        Tour first = new Tour(node, cast, Scenario.PROMISED, steps);
        String identifier = first.walk().get("licence");
        String citizen = forFirm(node, cast, cast.firm(application.region()));
        for (JsonNode own : node.get(citizen, "/api/v1/licences").orFail().path("rows")) {
            if (own.path("identifier").asString().equals(identifier)) {
                return own.path("id").asString();
            }
        }
        throw new WrongTurn("the licence that was just granted is not among one's own: " + identifier);
    }

    private void askForHearing(String citizen, String id) {
        steps.step(CITIZEN, "asks for a hearing", () -> {
            JsonNode asked = node.post(
                            citizen,
                            "/api/v1/cases/" + id + "/hearing",
                            Node.body().put("asks", true).put("words", "请求听证"))
                    .orFail();
            expect("suspended", asked.path("state").path("code").asString(), "state");
            return Done.of(
                    asked, "due " + asked.path("dates").path("promisedDue").asString());
        });
    }

    /** Days have passed: everybody signs in anew. */
    private String again(Desks desks) {
        String token = signIn();
        desks.later(token);
        return token;
    }

    private void find() {
        steps.step("visitor", "searches " + application.search(), () -> {
            JsonNode found = node.get(null, "/api/v1/search?q=" + encoded(application.search()))
                    .orFail();
            JsonNode hit = null;
            for (JsonNode one : found.path("items")) {
                if (one.path("item").path("id").asString().equals(application.item())) {
                    hit = one;
                }
            }
            if (hit == null) {
                throw new WrongTurn("did not find " + application.item());
            }
            return Done.of(hit, hit.path("item").path("name").path("zh").asString());
        });
        steps.step("visitor", "reads the guide", () -> {
            JsonNode item =
                    node.get(null, "/api/v1/items/" + application.item()).orFail();
            return Done.of(
                    item,
                    item.path("materials").size() + " materials, "
                            + item.path("promised").path("words").path("zh").asString());
        });
    }

    private String signIn() {
        String login = application.login();
        if (login != null) {
            return steps.step(CITIZEN, "signs in", () -> Done.of(node.signIn(login, cast.password(), null), login));
        }
        Cast.FirmOf firm = cast.firm(application.region());
        return steps.step(CITIZEN, "signs in for the firm", () -> Done.of(forFirm(node, cast, firm), firm.name()));
    }

    /** A token of a firm's representative, acting for the firm. */
    static String forFirm(Node node, Cast cast, Cast.FirmOf firm) {
        String own = node.signIn(firm.login(), cast.password(), null);
        for (JsonNode capacity : node.get(own, "/api/v1/me").orFail().path("capacities")) {
            if (capacity.path("kind").asString().equals("firm")
                    && capacity.path("name").asString().equals(firm.name())) {
                return node.signIn(
                        firm.login(), cast.password(), capacity.path("key").asString());
            }
        }
        throw new WrongTurn(firm.login() + " may not act for " + firm.name());
    }

    private String fillIn(String citizen) {
        JsonNode begun = steps.step(CITIZEN, "begins", () -> {
            ObjectNode body = Node.body().put("region", application.region());
            body.set("situation", Node.body(application.situation()));
            if (followed != null) {
                body.put("licence", followed);
            }
            JsonNode draft = node.post(citizen, "/api/v1/items/" + application.item() + "/drafts", body)
                    .orFail();
            return Done.of(
                    draft,
                    draft.path("held").size() + " of " + draft.path("asked").size() + " answers are held");
        });
        String id = begun.path("id").asString();
        steps.step(CITIZEN, "answers", () -> {
            ObjectNode answers = Node.body(application.answers());
            List<String> asked = new ArrayList<>();
            begun.path("asked").forEach(name -> asked.add(name.asString()));
            answers.retain(asked);
            begun.path("held")
                    .forEach(held -> answers.remove(held.path("element").asString()));
            ObjectNode body = Node.body();
            body.set("answers", answers);
            JsonNode draft = node.put(citizen, "/api/v1/drafts/" + id, body).orFail();
            if (!draft.path("problems").isEmpty()) {
                throw new WrongTurn("problems: " + draft.path("problems"));
            }
            return Done.of(draft, answers.size() + " typed, no problem");
        });
        return id;
    }

    /** Sends what is missing; puts the first deferrable material off, where the course wants one. */
    private List<String> materials(String citizen, String draft, boolean putOff) {
        List<String> later = new ArrayList<>();
        for (JsonNode material :
                node.get(citizen, "/api/v1/drafts/" + draft).orFail().path("materials")) {
            String type = material.path("material").asString();
            String name = material.path("name").path("zh").asString();
            if (!material.path("state").isNull()) {
                continue;
            }
            String path = "/api/v1/drafts/" + draft + "/materials/" + type;
            if (putOff && later.isEmpty() && material.path("need").asString().equals("deferrable")) {
                later.add(type);
                steps.step(CITIZEN, "lets a material follow", () -> {
                    JsonNode put = node.put(
                                    citizen, path + "/deferral", Node.body().put("later", true))
                            .orFail();
                    return Done.of(
                            put, name + "，" + material.path("within").path("zh").asString());
                });
            } else {
                steps.step(CITIZEN, "sends a material", () -> {
                    JsonNode sent = node.upload(
                                    citizen, path + "/files", Map.of(), type + ".png", "image/png", Picture.png())
                            .orFail();
                    return Done.of(sent, name);
                });
            }
        }
        if (putOff && later.isEmpty()) {
            throw new WrongTurn("no material of " + application.item() + " may follow later");
        }
        return later;
    }

    private String submit(String citizen, String draft, boolean pledge) {
        return steps.step(CITIZEN, "submits", () -> {
            JsonNode receipt = node.post(
                            citizen,
                            "/api/v1/drafts/" + draft + "/submission",
                            Node.body().put("pledge", pledge).put("onPledge", scenario == Scenario.PLEDGE))
                    .orFail();
            String number = receipt.path("filingNumber").asString();
            if (!number.matches(FILING_NUMBER)) {
                throw new WrongTurn("no filing number: " + number);
            }
            facts.put("filingNumber", number);
            return Done.of(receipt.path("id").asString(), number, "filingNumber", number);
        });
    }

    private void supplement(String citizen, String id, String material) {
        steps.step(CITIZEN, "sends the material that was to follow", () -> {
            String path = "/api/v1/cases/" + id + "/supplements/" + material;
            JsonNode sent = node.upload(citizen, path, Map.of(), material + ".png", "image/png", Picture.png())
                    .orFail();
            return Done.of(sent, material);
        });
    }

    /** @param then the state that the answer leads to */
    private void correct(String citizen, String id, String material, String then) {
        steps.step(CITIZEN, "reads what to put right", () -> {
            JsonNode read = node.get(citizen, "/api/v1/cases/" + id).orFail();
            expect("applicant", read.path("turn").path("who").asString(), "turn");
            return Done.of(read, read.path("corrections").path(0).path("text").asString());
        });
        steps.step(CITIZEN, "sends the material anew", () -> {
            String path = "/api/v1/cases/" + id + "/correction/files";
            return Done.of(
                    node.upload(
                                    citizen,
                                    path,
                                    Map.of("material", material),
                                    material + ".png",
                                    "image/png",
                                    Picture.png())
                            .orFail(),
                    material);
        });
        steps.step(CITIZEN, "hands the answer in", () -> {
            JsonNode answered = node.post(
                            citizen,
                            "/api/v1/cases/" + id + "/correction",
                            Node.body().put("remark", "已标出"))
                    .orFail();
            expect(then, answered.path("state").path("code").asString(), "state");
            return Done.of(answered, answered.path("state").path("name").asString());
        });
    }

    private void outcome(String citizen, String id) {
        String must = scenario.end();
        steps.step(CITIZEN, "reads how it ended", () -> {
            JsonNode read = node.get(citizen, "/api/v1/cases/" + id).orFail();
            expect(must, read.path("state").path("code").asString(), "state");
            if (scenario == Scenario.REFUSAL && read.path("reason").asString("").isBlank()) {
                throw new WrongTurn("denied without a reason");
            }
            facts.put("state", must);
            return Done.of(
                    read,
                    read.path("state").path("name").asString() + " "
                            + read.path("reason").asString(""));
        });
        if (scenario != Scenario.INSTANT) {
            steps.step(CITIZEN, "asks why the day is what it is", () -> {
                JsonNode promised = node.get(citizen, "/api/v1/cases/" + id + "/clock")
                        .orFail()
                        .path("limits")
                        .path(0);
                String end = promised.path("end").asString("");
                if (end.isEmpty() || promised.path("days").isEmpty()) {
                    throw new WrongTurn("the clock explains nothing");
                }
                return Done.of(
                        promised,
                        promised.path("limit").path("zh").asString() + " from "
                                + promised.path("start").asString() + ": " + end);
            });
        }
        Folder folder = new Folder(node, steps, citizen, id);
        if (scenario != Scenario.INSTANT) {
            folder.ledger();
        }
        folder.papers();
    }

    private void withdraw(String citizen, String id) {
        steps.step(CITIZEN, "withdraws", () -> {
            JsonNode withdrawn = node.post(
                            citizen,
                            "/api/v1/cases/" + id + "/withdrawal",
                            Node.body().put("reason", "换个地方开"))
                    .orFail();
            return Done.of(withdrawn, withdrawn.path("state").path("name").asString());
        });
        steps.step(CITIZEN, "withdraws again", () -> {
            Node.Got refused = node.post(
                    citizen, "/api/v1/cases/" + id + "/withdrawal", Node.body().put("reason", ""));
            if (refused.status() != 409) {
                throw new WrongTurn("must be refused with 409 and came back with " + refused.status());
            }
            return Done.of(refused, "refused, " + refused.json().path("title").asString());
        });
    }

    /** The day by which a material has to follow now. */
    private LocalDate due(String citizen, String id, String material) {
        for (JsonNode one : node.get(citizen, "/api/v1/cases/" + id).orFail().path("materials")) {
            if (one.path("material").asString().equals(material)) {
                return LocalDate.parse(one.path("due").asString());
            }
        }
        throw new WrongTurn("the case has no material " + material);
    }

    static void rate(Node node, Steps steps, Map<String, String> facts, String citizen, String id) {
        steps.step(CITIZEN, "rates", () -> {
            String path = "/api/v1/cases/" + id + "/rating";
            JsonNode grade = node.get(citizen, path).orFail().path("grades").path(0);
            ObjectNode body = Node.body().put("grade", grade.path("code").asString());
            JsonNode option = grade.path("options").path(0).path("code");
            if (option.isString()) {
                body.putArray("options").add(option);
            }
            JsonNode rated = node.post(citizen, path, body).orFail();
            String said = rated.path("given").path(0).path("grade").asString();
            expect(grade.path("code").asString(), said, "grade");
            facts.put("rating", said);
            return Done.of(rated, grade.path("name").path("zh").asString());
        });
    }

    static void expect(String must, String came, String of) {
        if (!must.equals(came)) {
            throw new WrongTurn("the " + of + " must be " + must + " and is " + came);
        }
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
