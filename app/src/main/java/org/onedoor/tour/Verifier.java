package org.onedoor.tour;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.onedoor.tour.Steps.Done;
import tools.jackson.databind.JsonNode;

/** 核验: somebody who was shown a licence, and does not trust it. */
final class Verifier {

    private static final String VERIFIER = "verifier";
    private static final int MOST_PAGES = 200;

    private final Node node;
    private final Steps steps;
    private final Map<String, String> facts;

    Verifier(Node node, Steps steps, Map<String, String> facts) {
        this.node = node;
        this.steps = steps;
        this.facts = facts;
    }

    /** The licence of a granted case: downloaded by its holder, then judged whole, altered and by identifier. */
    void verify(String citizen, String caseId) {
        JsonNode licence = steps.step("citizen", "finds the licence", () -> {
            JsonNode own = licenceOf(citizen, caseId);
            String identifier = own.path("identifier").asString();
            facts.put("licence", identifier);
            return Done.of(own, identifier, "licence", identifier);
        });
        byte[] pdf = steps.step("citizen", "downloads the licence", () -> {
            Node.Got got =
                    node.get(citizen, "/api/v1/licences/" + licence.path("id").asString() + "/file");
            if (!got.done()) {
                got.orFail();
            }
            if (!new String(got.body(), 0, Math.min(5, got.body().length), StandardCharsets.US_ASCII).equals("%PDF-")) {
                throw new WrongTurn("the licence is no PDF");
            }
            return Done.of(got.body(), got.body().length + " bytes of PDF");
        });
        steps.step(VERIFIER, "checks the file", () -> {
            JsonNode judged = judge(pdf);
            if (!judged.path("genuine").asBoolean(false)
                    || !judged.path("valid").asBoolean(false)) {
                throw new WrongTurn("the licence must be genuine and valid: " + judged);
            }
            facts.put("verified", "genuine, valid");
            return Done.of(
                    judged, "genuine, " + judged.path("licence").path("holder").asString());
        });
        steps.step(VERIFIER, "checks a copy with one byte changed", () -> {
            byte[] altered = pdf.clone();
            int at = altered.length / 2;
            altered[at] ^= 1;
            JsonNode judged = judge(altered);
            if (judged.path("genuine").asBoolean(true)) {
                throw new WrongTurn("a copy with byte " + at + " changed passed for genuine");
            }
            String reason = judged.path("reason").asString();
            facts.put("altered", "refused, " + reason);
            return Done.of(judged, "refused, " + reason);
        });
        steps.step(VERIFIER, "asks by identifier", () -> {
            JsonNode found = node.get(
                            null,
                            "/api/v1/verifications/"
                                    + licence.path("identifier").asString())
                    .orFail();
            if (!found.path("valid").asBoolean(false)) {
                throw new WrongTurn("the licence must be valid: " + found);
            }
            return Done.of(found, found.path("licence").path("status").asString());
        });
    }

    private JsonNode judge(byte[] pdf) {
        return node.upload(null, "/api/v1/verifications", Map.of(), "licence.pdf", "application/pdf", pdf)
                .orFail();
    }

    private JsonNode licenceOf(String citizen, String caseId) {
        String cursor = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonNode list = node.get(citizen, "/api/v1/licences" + cursor).orFail();
            for (JsonNode one : list.path("rows")) {
                if (one.path("caseId").asString().equals(caseId)) {
                    return one;
                }
            }
            if (!list.path("next").isString()) {
                break;
            }
            cursor = "?after=" + list.path("next").asString();
        }
        throw new WrongTurn("the holder has no licence of this case");
    }
}
