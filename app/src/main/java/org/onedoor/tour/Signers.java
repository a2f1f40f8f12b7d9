package org.onedoor.tour;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.onedoor.tour.Steps.Done;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** 电子签署: gives a draft's documents to those who sign them; each reads and signs in a session of his own. */
final class Signers {

    private static final String CITIZEN = "citizen";

    private final Node node;
    private final Cast cast;
    private final Steps steps;

    Signers(Node node, Cast cast, Steps steps) {
        this.node = node;
        this.cast = cast;
        this.steps = steps;
    }

    /** Nothing where nothing has to be signed. */
    void sign(String applicant, String draft) {
        String path = "/api/v1/drafts/" + draft + "/signing";
        if (!node.get(applicant, path).orFail().path("wanted").asBoolean()) {
            return;
        }
        steps.step(CITIZEN, "is not let through without signatures", () -> {
            Node.Got refused = node.post(
                    applicant,
                    "/api/v1/drafts/" + draft + "/submission",
                    Node.body().put("pledge", false));
            if (refused.done()) {
                throw new WrongTurn("submitted without a signature");
            }
            return Done.of(refused, refused.refusal());
        });
        JsonNode given = steps.step(CITIZEN, "gives the documents to the signers", () -> {
            JsonNode begun = node.post(applicant, path, Node.body()).orFail();
            return Done.of(begun, begun.path("documents").size() + " documents, " + names(begun.path("signers")));
        });
        String envelope = given.path("envelope").asString();
        for (JsonNode signer : given.path("signers")) {
            String name = signer.path("name").asString();
            String token = steps.step(name, "signs in with an account of his own", () -> {
                Cast.Hand hand = cast.hand(name);
                String own = hand.firm()
                        ? Tour.forFirm(node, cast, new Cast.FirmOf(name, hand.login()))
                        : node.signIn(hand.login(), cast.password(), null);
                return Done.of(own, hand.login());
            });
            steps.step(name, "reads the documents and signs them", () -> sign(token, envelope, name));
        }
        steps.step("verifier", "checks the signatures by their code", () -> {
            String code = node.get(applicant, path).orFail().path("code").asString();
            JsonNode checked =
                    node.get(null, "/api/v1/verifications/signatures/" + code).orFail();
            if (!checked.path("holds").asBoolean()) {
                throw new WrongTurn("the signatures do not hold: " + checked.path("findings"));
            }
            return Done.of(checked, code);
        });
    }

    private Done<JsonNode> sign(String token, String envelope, String name) {
        String path = "/api/v1/signings/" + envelope;
        JsonNode asked = node.get(token, path).orFail();
        Map<String, String> digests = new TreeMap<>();
        for (JsonNode document : asked.path("documents")) {
            String number = document.path("number").asString();
            Node.Got file = node.get(token, path + "/documents/" + number + "/file");
            String digest = sha256(file.body());
            if (!file.done() || !digest.equals(document.path("sha256").asString())) {
                throw new WrongTurn("what is to be signed is not what lies there: document " + number);
            }
            digests.put(number, digest);
        }
        ObjectNode body = Node.body().put("consent", asked.path("consent").asString());
        digests.forEach(body.putObject("documents")::put);
        JsonNode signed = node.post(token, path + "/signature", body).orFail();
        for (JsonNode signer : signed.path("signers")) {
            if (signer.path("name").asString().equals(name)
                    && signer.path("signedAt").isNull()) {
                throw new WrongTurn(name + " has not signed");
            }
        }
        return Done.of(
                signed, digests.size() + " documents, " + signed.path("state").asString());
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String names(JsonNode signers) {
        StringBuilder names = new StringBuilder();
        signers.forEach(signer -> names.append(names.isEmpty() ? "" : ", ")
                .append(signer.path("name").asString()));
        return names.toString();
    }
}
