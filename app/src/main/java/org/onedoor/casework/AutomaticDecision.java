package org.onedoor.casework;

import java.util.UUID;
import org.onedoor.catalog.AnswerFacts;
import org.onedoor.catalog.Item;
import org.onedoor.rules.Answer;
import org.onedoor.rules.Fact;
import org.onedoor.rules.Facts;
import org.onedoor.rules.Rule;
import org.onedoor.shared.Actor;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.Standard;
import org.springframework.stereotype.Component;

/**
 * 秒批: grants an application at once where the item's condition is met on what authoritative sources say. What a source
 * could know is taken from the source alone, never from what was typed; where it is silent or disputed, a person decides.
 */
@Component
class AutomaticDecision {

    private final Handling handling;
    private final Deadlines deadlines;

    AutomaticDecision(Handling handling, Deadlines deadlines) {
        this.handling = handling;
        this.deadlines = deadlines;
    }

    void decideIfMet(Actor actor, UUID id, Item item, Application application) {
        Rule automatic = item.process().decision().automatic();
        if (automatic == null || application.pledges()) {
            return;
        }
        Facts facts = application.tailored().facts(proven(application));
        Answer answer = automatic.evaluate(facts, deadlines.today());
        if (answer instanceof Answer.Met) {
            Actor program = Actor.program(actor.region());
            handling.grantAtOnce(program, id, answer.because().text().zh());
        }
    }

    private static Facts proven(Application application) {
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
