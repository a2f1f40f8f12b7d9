package org.onedoor.tour;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.onedoor.tour.Steps.Done;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the departments' reviewers of one region do on the walk. */
final class Desks {

    private static final int MOST_ROUNDS = 20;

    private final Node node;
    private final Cast cast;
    private final Steps steps;
    private final String region;
    private String citizen;
    private final String id;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    /** @param citizen the applicant's token: the applicant sees whose turn it is */
    Desks(Node node, Cast cast, Steps steps, String region, String citizen, String id) {
        this.node = node;
        this.cast = cast;
        this.steps = steps;
        this.region = region;
        this.citizen = citizen;
        this.id = id;
    }

    /** Days have passed: whoever signed in then is signed in no more. */
    void later(String citizenAgain) {
        citizen = citizenAgain;
        tokens.clear();
    }

    private String reviewer(String department) {
        return tokens.computeIfAbsent(
                department, known -> node.signInAtPost(cast.reviewer(known, region), cast.password(), known, region));
    }

    void accept() {
        String department = onTurn();
        steps.step(department, "finds the case on the desk", () -> Done.of(id, onDesk(department)));
        steps.step(department, "accepts", () -> {
            JsonNode accepted = act(department, "acceptance", Node.body()).orFail();
            Tour.expect("accepted", accepted.path("state").path("code").asString(), "state");
            return Done.of(
                    accepted,
                    "due " + accepted.path("dates").path("promisedDue").asString());
        });
    }

    /** Every open review at once, round by round, until the decision is open. */
    void review(boolean agreed) {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (!round(agreed)) {
                return;
            }
        }
        throw new WrongTurn("the reviews come to no end");
    }

    /** Every review that is open now; false where there is none. */
    boolean round(boolean agreed) {
        List<JsonNode> open = open().stream()
                .filter(step -> !step.path("step").asString().equals("decide"))
                .toList();
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> given = new ArrayList<>();
            open.forEach(step -> given.add(all.submit(() -> review(step, agreed))));
            for (Future<?> one : given) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof WrongTurn wrong ? wrong : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WrongTurn("interrupted");
        }
        return !open.isEmpty();
    }

    private void review(JsonNode step, boolean agreed) {
        String department = step.path("department").asString();
        String name = step.path("step").asString();
        steps.step(department, "reviews", () -> {
            ObjectNode opinion = Node.body().put("agreed", agreed).put("opinion", agreed ? "与申请一致" : "布局不符合要求");
            return Done.of(
                    act(department, "reviews/" + name, opinion).orFail(),
                    step.path("name").path("zh").asString());
        });
    }

    /** 容缺: no licence while a material is missing. */
    void grantTooEarly() {
        String department = onTurn();
        steps.step(department, "tries to grant without the material that follows", () -> {
            Node.Got refused = act(department, "decision", Node.body().put("granted", true));
            if (refused.status() != 409) {
                throw new WrongTurn("must be refused with 409 and came back with " + refused.status());
            }
            return Done.of(refused, "refused, " + refused.json().path("title").asString());
        });
    }

    /** 特别程序: announced with its length; the promised day moves. */
    void startProcedure(String procedure, int workingDays) {
        String department = onTurn();
        steps.step(department, "starts a special procedure", () -> {
            ObjectNode body = Node.body()
                    .put("procedure", procedure)
                    .put("workingDays", workingDays)
                    .put("notice", "请专家评审工艺布局");
            JsonNode started = act(department, "procedures", body).orFail();
            Tour.expect("suspended", started.path("state").path("code").asString(), "state");
            return Done.of(
                    started,
                    "until "
                            + started.path("procedures")
                                    .path(0)
                                    .path("announced")
                                    .asString() + ", due "
                            + started.path("dates").path("promisedDue").asString());
        });
    }

    void endProcedure(String procedure) {
        String department = departmentOf("decide");
        steps.step(department, "ends the special procedure", () -> {
            JsonNode ended = act(
                            department,
                            "procedures/" + procedure + "/end",
                            Node.body().put("finding", "评审通过"))
                    .orFail();
            Tour.expect("accepted", ended.path("state").path("code").asString(), "state");
            return Done.of(
                    ended, "due " + ended.path("dates").path("promisedDue").asString());
        });
    }

    /** 听证告知: to the applicant and to a neighbour, who has no account here. */
    void offerHearing() {
        String department = departmentOf("decide");
        steps.step(department, "tells who may ask for a hearing", () -> {
            ObjectNode body = Node.body().put("reason", "排烟口紧邻住户");
            body.putArray("interested").add("演示·邻居甲");
            JsonNode offered = act(department, "hearing", body).orFail();
            Tour.expect("suspended", offered.path("state").path("code").asString(), "state");
            return Done.of(offered, "until " + offered.path("turn").path("by").asString());
        });
    }

    /** 送达听证告知书: the five days of each run from then. */
    void serveHearingNotices() {
        String department = departmentOf("hearing-notice");
        String papers = "/api/v1/desk/cases/" + id + "/papers";
        int served = 0;
        for (JsonNode paper : node.get(reviewer(department), papers).orFail()) {
            if (paper.path("code").asString().equals("hearing")
                    && paper.path("served").isNull()) {
                served++;
                steps.step(department, "serves the notice", () -> {
                    ObjectNode how = Node.body().put("way", "pickup").put("detail", "本人签收");
                    JsonNode done = node.post(
                                    reviewer(department),
                                    papers + "/" + paper.path("id").asString() + "/service",
                                    how)
                            .orFail();
                    return Done.of(done, paper.path("addressee").path("zh").asString());
                });
            }
        }
        if (served == 0) {
            throw new WrongTurn("nobody has to be served with a notice");
        }
    }

    /** 听证通知: on the last day that the law leaves. */
    LocalDate arrangeHearing() {
        String department = departmentOf("hearing");
        LocalDate day = LocalDate.parse(step("hearing").path("due").asString());
        steps.step(department, "tells time and place of the hearing", () -> {
            ObjectNode body =
                    Node.body().put("day", day.toString()).put("time", "上午九时").put("place", "鹿城区行政审批服务中心 301 室");
            return Done.of(act(department, "hearing/arrangement", body).orFail(), day.toString());
        });
        return day;
    }

    /** 容缺收件: no clock runs until what is missing has come. */
    void receiveLacking() {
        String department = onTurn();
        steps.step(department, "receives it with what is to follow", () -> {
            JsonNode received = act(department, "receipt", Node.body()).orFail();
            Tour.expect("lacking", received.path("state").path("code").asString(), "state");
            return Done.of(received, received.path("state").path("name").asString());
        });
    }

    void acceptTooEarly() {
        String department = departmentOf("accept");
        steps.step(department, "tries to accept without it", () -> {
            Node.Got refused = act(department, "acceptance", Node.body());
            if (refused.status() != 409) {
                throw new WrongTurn("must be refused with 409 and came back with " + refused.status());
            }
            return Done.of(refused, "refused, " + refused.json().path("title").asString());
        });
    }

    /** While the clock stands still nothing is decided. */
    void grantWhileSuspended() {
        String department = departmentOf("decide");
        steps.step(department, "tries to grant while the clock stands still", () -> {
            Node.Got refused = act(department, "decision", Node.body().put("granted", true));
            if (refused.status() != 409) {
                throw new WrongTurn("must be refused with 409 and came back with " + refused.status());
            }
            return Done.of(refused, "refused, " + refused.json().path("title").asString());
        });
    }

    /** 延期: asked by the department, granted by its head, and not a second time. */
    void extend() {
        String department = departmentOf("decide");
        ObjectNode reason = Node.body().put("reason", "现场整改后要复查");
        steps.step(
                department,
                "asks its head for an extension",
                () -> Done.of(act(department, "extension", reason).orFail(), "现场整改后要复查"));
        steps.step(department + " head", "grants the extension", () -> {
            String head = node.signIn(cast.head(department, region), cast.password(), null);
            JsonNode extended = node.post(
                            head,
                            "/api/v1/desk/cases/" + id + "/extension/decision",
                            Node.body().put("granted", true).put("opinion", "同意"))
                    .orFail();
            return Done.of(
                    extended,
                    "due " + extended.path("dates").path("promisedDue").asString());
        });
        steps.step(department, "tries to extend again", () -> {
            Node.Got refused = act(department, "extension", reason);
            if (refused.status() != 409) {
                throw new WrongTurn("must be refused with 409 and came back with " + refused.status());
            }
            return Done.of(refused, "refused, " + refused.json().path("title").asString());
        });
    }

    String departmentOf(String step) {
        return step(step).path("department").asString();
    }

    private JsonNode step(String step) {
        for (JsonNode one : node.get(citizen, "/api/v1/cases/" + id).orFail().path("steps")) {
            if (one.path("step").asString().equals(step)) {
                return one;
            }
        }
        throw new WrongTurn("the case has no step " + step);
    }

    void decide(boolean granted) {
        String department = onTurn();
        steps.step(department, granted ? "grants" : "denies", () -> {
            ObjectNode body = Node.body().put("granted", granted).put("reason", granted ? "符合许可条件" : "经营场所布局不符合食品安全要求");
            JsonNode decided = act(department, "decision", body).orFail();
            Tour.expect(
                    granted ? "granted" : "denied",
                    decided.path("state").path("code").asString(),
                    "state");
            return Done.of(decided, decided.path("state").path("name").asString());
        });
    }

    /** 送达: fetched by the applicant. */
    void handOver() {
        String department = departmentOf("serve");
        steps.step(department, "hands it over", () -> {
            JsonNode served = act(
                            department,
                            "service",
                            Node.body().put("way", "pickup").put("detail", "演示·甲"))
                    .orFail();
            return Done.of(served, served.path("state").path("name").asString());
        });
    }

    void askCorrection(String material) {
        String department = onTurn();
        steps.step(department, "asks to put it right, once", () -> {
            JsonNode asked = act(department, "correction", correction(material)).orFail();
            Tour.expect("correcting", asked.path("state").path("code").asString(), "state");
            return Done.of(
                    asked, "until " + asked.path("dates").path("answerBy").asString());
        });
    }

    /** 事后核查 of what was granted on a pledge. */
    void check(String finding, String words) {
        String department = departmentOf("check");
        steps.step(department, "checks what was promised", () -> {
            JsonNode checked = act(
                            department,
                            "check",
                            Node.body().put("finding", finding).put("words", words))
                    .orFail();
            Tour.expect("granted", checked.path("state").path("code").asString(), "state");
            String due = "";
            for (JsonNode step : checked.path("steps")) {
                if (step.path("step").asString().equals("check")
                        && step.path("state").asString().equals("held")) {
                    due = ", to be put right by " + step.path("due").asString();
                }
            }
            return Done.of(checked, words + due);
        });
    }

    /** 审查阶段补正: the decision waits for the answer. */
    void askInReview(String material) {
        String department = onTurn();
        steps.step(department, "asks to put it right while reviewing, once", () -> {
            JsonNode asked = act(department, "correction", correction(material)).orFail();
            Tour.expect("suspended", asked.path("state").path("code").asString(), "state");
            return Done.of(
                    asked,
                    "until " + asked.path("turn").path("by").asString() + ", due "
                            + asked.path("dates").path("promisedDue").asString());
        });
    }

    /** An opinion on what was not replaced. */
    void stands(String step) {
        String department = departmentOf(step);
        steps.step(department, "need not look again", () -> {
            JsonNode again = node.get(citizen, "/api/v1/cases/" + id).orFail().path("steps");
            List<String> open = new ArrayList<>();
            for (JsonNode one : again) {
                String state = one.path("state").asString();
                if (one.path("step").asString().equals(step)) {
                    Tour.expect("done", state, step);
                } else if (state.equals("open")) {
                    open.add(one.path("name").path("zh").asString());
                }
            }
            if (open.isEmpty()) {
                throw new WrongTurn("nobody looks at what was replaced");
            }
            return Done.of(again, "again: " + String.join("、", open));
        });
    }

    /** 一次性告知: a second notice is refused. */
    void askAgain() {
        String department = onTurn();
        steps.step(department, "tries to ask again", () -> {
            Node.Got refused = act(department, "correction", correction(""));
            if (refused.status() != 409) {
                throw new WrongTurn("must be refused with 409 and came back with " + refused.status());
            }
            return Done.of(refused, "refused, " + refused.json().path("title").asString());
        });
    }

    private static ObjectNode correction(String material) {
        ObjectNode body = Node.body();
        body.putArray("what").addObject().put("material", material).put("text", "图上没有标洗消区");
        return body;
    }

    private Node.Got act(String department, String what, ObjectNode body) {
        return node.post(reviewer(department), "/api/v1/desk/cases/" + id + "/" + what, body);
    }

    /** The department whose step is open. */
    private String onTurn() {
        List<JsonNode> open = open();
        if (open.isEmpty()) {
            throw new WrongTurn("no step of the case is on anybody's desk");
        }
        return open.getFirst().path("department").asString();
    }

    private List<JsonNode> open() {
        List<JsonNode> open = new ArrayList<>();
        for (JsonNode step : node.get(citizen, "/api/v1/cases/" + id).orFail().path("steps")) {
            if (step.path("state").asString().equals("open")) {
                open.add(step);
            }
        }
        return open;
    }

    private String onDesk(String department) {
        String cursor = "";
        for (int page = 0; page < 500; page++) {
            JsonNode desk = node.get(reviewer(department), "/api/v1/desk?filter=to-accept" + cursor)
                    .orFail();
            for (JsonNode line : desk.path("steps")) {
                if (line.path("id").asString().equals(id)) {
                    return "due " + line.path("due").asString();
                }
            }
            if (!desk.path("next").isString()) {
                break;
            }
            cursor = "&after=" + desk.path("next").asString();
        }
        throw new WrongTurn("the case is on no page of the desk");
    }
}
