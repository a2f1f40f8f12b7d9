package org.onedoor.tour;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.onedoor.tour.Steps.Done;
import tools.jackson.databind.JsonNode;

/** 卷内目录: what a case that is over leaves for its applicant to read: the clock's ledger and the official papers. */
final class Folder {

    /** In quarters of a second. */
    private static final int PATIENCE = 120;

    private final Node node;
    private final Steps steps;
    private final String citizen;
    private final String id;

    Folder(Node node, Steps steps, String citizen, String id) {
        this.node = node;
        this.steps = steps;
        this.citizen = citizen;
        this.id = id;
    }

    /** 计时台账: what started, held and stopped the clock, one line each. */
    void ledger() {
        JsonNode entries =
                node.get(citizen, "/api/v1/cases/" + id + "/clock").orFail().path("entries");
        if (!entries.path(0).path("what").asString().equals("start")
                || !entries.path(entries.size() - 1).path("what").asString().equals("stop")) {
            throw new WrongTurn("the clock's ledger must begin with a start and end with a stop: " + entries);
        }
        for (JsonNode entry : entries) {
            steps.step("clock", entry.path("what").asString(), () -> {
                String procedure = entry.path("procedure").asString("");
                String until = entry.path("until").asString("");
                return Done.of(
                        entry,
                        entry.path("day").asString()
                                + (procedure.isEmpty() ? "" : " " + procedure)
                                + (until.isEmpty() ? "" : " until " + until) + "，"
                                + entry.path("ground").path("zh").asString());
            });
        }
    }

    /** 文书: one line each, and the last one's file judged by the public check. */
    void papers() {
        JsonNode papers = numbered();
        for (int i = papers.size() - 1; i >= 0; i--) {
            JsonNode paper = papers.path(i).path("paper");
            steps.step(
                    "paper",
                    paper.path("number").asString(),
                    () -> Done.of(
                            paper,
                            paper.path("title").path("zh").asString() + "，"
                                    + paper.path("date").asString()));
        }
        String newest = papers.path(0).path("paper").path("id").asString();
        steps.step("verifier", "checks the last paper", () -> {
            Node.Got got = node.get(citizen, "/api/v1/papers/" + newest + "/file");
            if (!got.done()) {
                got.orFail();
            }
            byte[] pdf = got.body();
            JsonNode judged = node.upload(null, "/api/v1/verifications", Map.of(), "paper.pdf", "application/pdf", pdf)
                    .orFail();
            if (!judged.path("genuine").asBoolean(false)
                    || !judged.path("valid").asBoolean(false)) {
                throw new WrongTurn("the paper must be genuine and valid: " + judged + " "
                        + new String(pdf, 0, Math.min(5, pdf.length), StandardCharsets.US_ASCII));
            }
            return Done.of(judged, "genuine, valid, " + pdf.length + " bytes of PDF");
        });
    }

    /** Numbers follow a second after the papers. */
    private JsonNode numbered() {
        JsonNode papers = of();
        for (int i = 0; i < PATIENCE && anyWithoutNumber(papers); i++) {
            Days.pause();
            papers = of();
        }
        if (anyWithoutNumber(papers)) {
            throw new WrongTurn("a paper still has no number: " + papers);
        }
        return papers;
    }

    private JsonNode of() {
        JsonNode papers =
                node.get(citizen, "/api/v1/papers?case=" + id).orFail().path("rows");
        if (papers.isEmpty()) {
            throw new WrongTurn("the case has no papers");
        }
        return papers;
    }

    private static boolean anyWithoutNumber(JsonNode papers) {
        return papers.valueStream()
                .anyMatch(row -> row.path("paper").path("number").asString("").isEmpty());
    }
}
