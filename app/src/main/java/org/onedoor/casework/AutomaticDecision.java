package org.onedoor.casework;

import java.util.Optional;
import java.util.UUID;
import org.onedoor.catalog.AnswerFacts;
import org.onedoor.catalog.Item;
import org.onedoor.data.Held;
import org.onedoor.rules.Answer;
import org.onedoor.rules.Fact;
import org.onedoor.rules.Facts;
import org.onedoor.rules.Rule;
import org.onedoor.shared.Actor;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.LicenceTypeDefinition;
import org.onedoor.standard.Standard;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * 秒批: grants an application at once where the item's condition is met on what authoritative sources say. What a source
 * could know is taken from the source alone, never from what was typed; where it is silent or disputed, a person decides.
 */
@Component
class AutomaticDecision {

    private final Deadlines deadlines;
    private final Casework casework;

    AutomaticDecision(Deadlines deadlines, Casework casework) {
        this.deadlines = deadlines;
        this.casework = casework;
    }

    /** Acceptance and grant by the program itself, in the transaction of the submission. */
    void grant(Actor program, UUID id, String reason) {
        casework.perform(program, id, new CaseCommand.Accept());
        casework.perform(program, id, new CaseCommand.Grant(reason));
    }

    /** 告知承诺: likewise, on what the applicant promised in writing. */
    void grantOnPledge(Actor program, UUID id) {
        casework.perform(program, id, new CaseCommand.Accept());
        casework.perform(program, id, new CaseCommand.GrantOnPledge());
    }

    /** Why it is granted by the program; empty where a person decides. */
    Optional<String> because(Item item, Application application) {
        Rule automatic = item.process().decision().automatic();
        if (automatic == null || asksForAPerson(item, application)) {
            return Optional.empty();
        }
        Facts facts = application.tailored().facts(proven(application));
        Answer answer = automatic.evaluate(facts, deadlines.today());
        return answer instanceof Answer.Met
                ? Optional.of(answer.because().text().zh())
                : Optional.empty();
    }

    /** A department's review, a paper that somebody has to look at, or a face that says what no source confirms. */
    private static boolean asksForAPerson(Item item, Application application) {
        return !application.tailored().possible().isEmpty()
                || application.materials().stream().anyMatch(AutomaticDecision::toBeLookedAt)
                || !faceIsProven(item, application);
    }

    private static boolean toBeLookedAt(Application.Wanted wanted) {
        CaseMaterial.State state = wanted.state();
        return state == null
                || switch (state) {
                    case PROVIDED, DEFERRED, LAPSED -> true;
                    case HELD, FORM, OMITTED -> false;
                };
    }

    /** Whatever the licence will say that some source could know, that source says, undisputed. */
    private static boolean faceIsProven(Item item, Application application) {
        String licence = item.result().licence();
        if (licence == null) {
            return true;
        }
        Standard standard = application.standard();
        JsonNode submitted = application.submitted();
        return standard.licenceType(licence).orElseThrow().face().stream()
                .map(LicenceTypeDefinition.FaceElement::element)
                .filter(element -> submitted.has(element)
                        && standard.element(element).map(DataElement::authority).isPresent())
                .allMatch(element -> {
                    Held held = application.held().get(element);
                    return held != null && !held.disputed() && held.value().equals(submitted.get(element));
                });
    }

    /** What is known of an applicant: of what a source could know, what the source says. */
    static Facts proven(Application application) {
        Standard standard = application.standard();
        AnswerFacts facts = new AnswerFacts(standard, application.submitted(), Applications.values(application.held()));
        AnswerFacts held = new AnswerFacts(
                standard,
                tools.jackson.databind.node.JsonNodeFactory.instance.objectNode(),
                Applications.values(application.held()));
        return element -> {
            boolean hasSource =
                    standard.element(element).map(DataElement::authority).isPresent();
            Fact said = facts.about(element);
            return hasSource ? held.about(element) : said;
        };
    }
}
