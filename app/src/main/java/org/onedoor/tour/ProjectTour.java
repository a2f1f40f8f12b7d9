package org.onedoor.tour;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.onedoor.tour.Steps.Done;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * 投资项目: a firm's factory from its code through four stages to the joint acceptance, with the days that each has taken. Moves the
 * demo's clock, for days are what it is about.
 */
final class ProjectTour {

    /** As it is typed. */
    static final String WORD = "project";

    private static final String OWNER = "owner";
    private static final String THEME = "enterprise-investment";
    private static final String REGION = "330302";
    private static final String CITY = "330300";
    private static final String JOINT = "54Y";
    private static final String LEAD = "housing-construction";
    private static final List<String> PHASES = List.of("land", "design", "construction", "completion");

    /** How long the journal's followers have for what follows from a decision, in fifths of a second. */
    private static final int PATIENCE = 150;

    private final Node node;
    private final Cast cast;
    private final Steps steps;
    private final Days days;
    private final Map<String, String> facts = new LinkedHashMap<>();
    private String owner = "";
    private String project = "";

    ProjectTour(Node node, Cast cast, Steps steps) {
        this.node = node;
        this.cast = cast;
        this.steps = steps;
        this.days = new Days(node, cast, steps);
    }

    /** Answers what the walk came to: the code, each stage's days, the total, what the joint acceptance came to. */
    Map<String, String> walk() {
        signIn();
        register();
        ask();
        PHASES.forEach(this::stage);
        total();
        exchange();
        return facts;
    }

    private void signIn() {
        owner = Tour.forFirm(node, cast, cast.firm(REGION));
    }

    private String reviewer(String department) {
        return node.signInAtPost(cast.reviewer(department, CITY), cast.password(), department, CITY);
    }

    private ObjectNode filled() {
        String path = "/tour/" + THEME + ".json";
        try (InputStream read = Objects.requireNonNull(ProjectTour.class.getResourceAsStream(path), path)) {
            return Node.body(new String(read.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{today}", days.today().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode look() {
        return node.get(owner, "/api/v1/projects/" + project).orFail();
    }

    private void register() {
        project = steps.step(OWNER, "registers a project", () -> {
            ObjectNode body = Node.body().put("theme", THEME);
            body.set("facts", filled().required("facts"));
            return Done.of(
                    node.post(owner, "/api/v1/projects", body)
                            .orFail()
                            .path("id")
                            .asString(),
                    cast.firm(REGION).name());
        });
        steps.step(OWNER, "gets its code", () -> {
            String code = look().path("code").asString();
            if (!code.matches("\\d{4}-\\d{6}-\\d{2}-\\d{2}-\\d{6}")) {
                throw new WrongTurn("no project code: " + code);
            }
            facts.put("code", code);
            return Done.of(code, code, "code", code);
        });
    }

    /** 征求意见, and the answer. */
    private void ask() {
        String opinion = steps.step("natural-resources", "asks the environment bureau for its word", () -> {
            ObjectNode body = Node.body()
                    .put("phase", "land")
                    .put("department", "ecology")
                    .put("question", "选址是否涉及生态保护红线");
            JsonNode asked = node.post(
                            reviewer("natural-resources"), "/api/v1/desk/projects/" + project + "/opinions", body)
                    .orFail();
            return Done.of(asked.path("id").asString(), "选址是否涉及生态保护红线");
        });
        steps.step("ecology", "answers", () -> {
            ObjectNode body = Node.body().put("agreed", true).put("words", "不涉及");
            return Done.of(
                    node.post(
                                    reviewer("ecology"),
                                    "/api/v1/desk/projects/" + project + "/opinions/" + opinion + "/answer",
                                    body)
                            .orFail(),
                    "不涉及");
        });
    }

    private void stage(String phase) {
        apply(phase);
        boolean visited = false;
        Set<String> done = new HashSet<>();
        while (true) {
            List<JsonNode> turn = onTurn(phase, done);
            if (turn.isEmpty()) {
                break;
            }
            turn.forEach(item -> desks(item).accept());
            if (phase.equals("completion") && !visited) {
                visit();
                visited = true;
            } else if (turn.stream().anyMatch(ProjectTour::takesDays)) {
                days.forward(2);
                signIn();
            }
            for (JsonNode item : turn) {
                Desks desks = desks(item);
                desks.review(true);
                desks.decide(true);
                done.add(item.path("item").asString());
            }
        }
        if (visited) {
            conclude();
        }
        steps.step(OWNER, "sees the stage done", () -> {
            JsonNode stage = stageOf(phase);
            Tour.expect("done", stage.path("status").asString(), "stage");
            String said =
                    stage.path("used").asInt() + " of " + stage.path("limit").asInt() + " working days";
            facts.put(phase, said);
            return Done.of(stage, said, phase, said);
        });
    }

    /** What is recorded on the day itself takes none. */
    private static boolean takesDays(JsonNode item) {
        return !item.path("filing").asBoolean() && !item.path("item").asString().equals("quality-supervision");
    }

    private Desks desks(JsonNode item) {
        String id = item.path("caseId").asString();
        String region =
                node.get(owner, "/api/v1/cases/" + id).orFail().path("region").asString();
        return new Desks(node, cast, steps, region, owner, id);
    }

    private JsonNode stageOf(String phase) {
        for (JsonNode stage : look().path("stages")) {
            if (stage.path("phase").asString().equals(phase)) {
                return stage;
            }
        }
        throw new WrongTurn("there is no stage " + phase);
    }

    /** The matters of a stage that are cases and that nobody has handled; none where all are over. */
    private List<JsonNode> onTurn(String phase, Set<String> done) {
        for (int i = 0; i < PATIENCE; i++) {
            List<JsonNode> turn = new ArrayList<>();
            boolean waits = false;
            for (JsonNode item : stageOf(phase).path("items")) {
                String state = item.path("state").asString("");
                if (state.equals("held")) {
                    throw new WrongTurn(item.path("item").asString() + " is held");
                }
                if (state.equals("received") && !done.contains(item.path("item").asString())) {
                    turn.add(item);
                }
                waits |= state.equals("waiting");
            }
            if (!turn.isEmpty() || !waits) {
                return turn;
            }
            Days.pause();
        }
        throw new WrongTurn("nothing of the stage follows");
    }

    private void apply(String phase) {
        ObjectNode filled = filled();
        String draft = steps.step(OWNER, "begins the one form of stage " + phase, () -> {
            ObjectNode body = Node.body();
            body.set("with", filled.required("chosen").required(phase));
            JsonNode begun = node.post(owner, "/api/v1/projects/" + project + "/stages/" + phase + "/drafts", body)
                    .orFail();
            return Done.of(begun.path("draft").asString(), "");
        });
        String path = "/api/v1/drafts/" + draft;
        steps.step(OWNER, "answers what is not known yet", () -> {
            int typed = 0;
            JsonNode now = node.get(owner, path).orFail();
            for (int round = 0; round < 3; round++) {
                ObjectNode answers = untold(now, filled);
                typed += answers.size();
                ObjectNode body = Node.body();
                body.set("answers", answers);
                now = node.put(owner, path, body).orFail();
            }
            if (!now.path("problems").isEmpty()) {
                throw new WrongTurn("problems: " + now.path("problems"));
            }
            int asked = now.path("asked").size();
            return Done.of(now, typed + " typed, " + (asked - typed) + " known already");
        });
        int sent = 0;
        for (JsonNode material : node.get(owner, path).orFail().path("materials")) {
            if (material.path("state").isNull()) {
                String type = material.path("material").asString();
                node.upload(
                                owner,
                                path + "/materials/" + type + "/files",
                                Map.of(),
                                type + ".png",
                                "image/png",
                                Picture.png())
                        .orFail();
                sent++;
            }
        }
        int files = sent;
        steps.step(OWNER, "submits the stage, once", () -> {
            JsonNode receipt = node.post(
                            owner, path + "/submission", Node.body().put("pledge", false))
                    .orFail();
            return Done.of(receipt, receipt.path("filingNumber").asString() + ", " + files + " materials sent");
        });
    }

    /** Of what was prepared, what this form asks and neither a register nor the project knows. */
    private static ObjectNode untold(JsonNode draft, ObjectNode filled) {
        ObjectNode answers = ((ObjectNode) filled.required("answers")).deepCopy();
        answers.setAll((ObjectNode) filled.required("facts"));
        List<String> asked = new ArrayList<>();
        draft.path("asked").forEach(name -> asked.add(name.asString()));
        answers.retain(asked);
        draft.path("answers").propertyNames().forEach(answers::remove);
        draft.path("held").forEach(held -> answers.remove(held.path("element").asString()));
        return answers;
    }

    /** 联合踏勘: arranged for the next working day, on which all of them come. */
    private void visit() {
        LocalDate today = days.today();
        String visits = "/api/v1/desk/projects/" + project + "/visits";
        LocalDate day = steps.step(LEAD, "arranges the one visit", () -> {
            for (int ahead = 1; ahead < 12; ahead++) {
                LocalDate wanted = today.plusDays(ahead);
                ObjectNode body = Node.body().put("line", JOINT).put("day", wanted.toString());
                Node.Got got = node.post(reviewer(LEAD), visits, body);
                if (got.status() != 422) {
                    got.orFail();
                    return Done.of(wanted, wanted.toString());
                }
            }
            throw new WrongTurn("no working day for a visit");
        });
        days.until(day.minusDays(1));
        signIn();
        steps.step(LEAD, "records who was there", () -> {
            ObjectNode body = Node.body();
            List.of("natural-resources", LEAD, "civil-air-defence").forEach(body.withArray("attended")::add);
            return Done.of(
                    node.post(reviewer(LEAD), visits + "/" + check() + "/attendance", body)
                            .orFail(),
                    day.toString());
        });
    }

    private String check() {
        return look().path("jointChecks").path(0).path("id").asString();
    }

    private void conclude() {
        steps.step(LEAD, "gives the one opinion", () -> {
            ObjectNode body = Node.body().put("words", "各部门均已通过，同意交付使用");
            node.post(reviewer(LEAD), "/api/v1/desk/projects/" + project + "/visits/" + check() + "/opinion", body)
                    .orFail();
            JsonNode given = look().path("jointChecks").path(0);
            Tour.expect("true", given.path("passed").asString(), "joint acceptance");
            facts.put("jointAcceptance", "passed");
            return Done.of(given, given.path("opinion").asString());
        });
    }

    private void total() {
        steps.step(OWNER, "sees the whole project", () -> {
            JsonNode whole = look();
            int sum = 0;
            for (JsonNode stage : whole.path("stages")) {
                sum += stage.path("used").asInt();
            }
            int used = whole.path("used").asInt();
            if (used > sum || used < 1 || used > whole.path("limit").asInt()) {
                throw new WrongTurn("the total of " + used + " days cannot be, the stages come to " + sum);
            }
            String said = used + " of " + whole.path("limit").asInt() + " working days";
            facts.put("total", said);
            return Done.of(whole, said, "total", said);
        });
    }

    private void exchange() {
        steps.step("manager", "fetches a table of the exchange", () -> {
            String token = node.signIn(cast.manager(), cast.password(), null);
            Node.Got got = node.get(token, "/api/v1/desk/project-exchange/matters");
            if (!got.done()) {
                throw new WrongTurn("refused with " + got.status());
            }
            long lines = new String(got.body(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains("\"code\":\"" + facts.get("code") + "\""))
                    .count();
            if (lines < 10) {
                throw new WrongTurn("the project has only " + lines + " matters in the exchange");
            }
            return Done.of(lines, lines + " matters of the project");
        });
    }
}
