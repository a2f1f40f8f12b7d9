package org.onedoor.casework;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.draft.AccountFacts;
import org.onedoor.casework.draft.Application;
import org.onedoor.casework.draft.Applications;
import org.onedoor.casework.draft.ElementText;
import org.onedoor.casework.life.AutomaticTrace;
import org.onedoor.casework.life.CaseMaterial;
import org.onedoor.casework.life.Deadlines;
import org.onedoor.catalog.AnswerFacts;
import org.onedoor.catalog.Item;
import org.onedoor.data.Held;
import org.onedoor.data.Holding;
import org.onedoor.definition.Definitions;
import org.onedoor.rules.Answer;
import org.onedoor.rules.Fact;
import org.onedoor.rules.Facts;
import org.onedoor.rules.Reason;
import org.onedoor.rules.Rule;
import org.onedoor.rules.Verdict;
import org.onedoor.shared.RoomTexts;
import org.onedoor.shared.Text;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.Department;
import org.onedoor.standard.LicenceTypeDefinition;
import org.onedoor.standard.MaterialType;
import org.onedoor.standard.Standard;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * 秒批: grants an application at once where every condition for it is met on what authoritative sources say. What a source
 * could know is taken from the source alone, never from what was typed; where it is silent or disputed, a person decides. So
 * he does where the condition rests on something that was typed and that nobody could know but the applicant; only what he
 * chose as his situation is his to say. What it was decided on is kept ({@link AutomaticTrace}).
 */
@Component
public class AutomaticDecision {

    private static final RoomTexts TEXTS = new RoomTexts("casework");

    private final Deadlines deadlines;
    private final Definitions definitions;

    AutomaticDecision(Deadlines deadlines, Definitions definitions) {
        this.deadlines = deadlines;
        this.definitions = definitions;
    }

    /** What it is granted on by the program; empty where a person decides. */
    public Optional<AutomaticTrace> decide(Item item, Application application) {
        Rule automatic = item.process().decision().automatic();
        if (automatic == null) {
            return Optional.empty();
        }
        Set<String> chosen =
                item.questions().stream().map(Item.Question::element).collect(Collectors.toSet());
        Facts proven = proven(application);
        Facts trusted = element -> source(application, element) == null && !chosen.contains(element)
                ? new Fact.Unknown()
                : proven.about(element);
        Answer answer = automatic.evaluate(application.tailored().facts(trusted), deadlines.today());
        List<AutomaticTrace.AutomaticRule> rules = new ArrayList<>();
        rules.add(new AutomaticTrace.AutomaticRule(
                automatic.text(), automatic.inWords(), answer.verdict() == Verdict.MET));
        parts(answer.because()).forEach(rules::add);
        rules.add(own("reviews", application.tailored().possible().isEmpty()));
        rules.add(own("materials", application.materials().stream().noneMatch(AutomaticDecision::toBeLookedAt)));
        rules.add(own("face", faceIsProven(item, application)));
        return rules.stream().allMatch(AutomaticTrace.AutomaticRule::met)
                ? Optional.of(new AutomaticTrace(
                        item.id(),
                        item.version(),
                        definitions.publications(),
                        deadlines.now(),
                        List.copyOf(rules),
                        facts(item, application, automatic)))
                : Optional.empty();
    }

    /** The parts of a condition that has several, in the order of its text. */
    private static List<AutomaticTrace.AutomaticRule> parts(Reason reason) {
        List<AutomaticTrace.AutomaticRule> parts = new ArrayList<>();
        for (Reason part : reason.parts()) {
            if (part.parts().isEmpty()) {
                Text said = part.text();
                parts.add(new AutomaticTrace.AutomaticRule("", said, reason.verdict() == Verdict.MET));
            } else {
                parts.addAll(parts(part));
            }
        }
        return parts;
    }

    private static AutomaticTrace.AutomaticRule own(String rule, boolean met) {
        return new AutomaticTrace.AutomaticRule("", TEXTS.get("automatic.rule." + rule, Map.of()), met);
    }

    /** What the condition speaks of, what the licence will say, and the licences that stand in place of papers. */
    private static List<AutomaticTrace.AutomaticFact> facts(Item item, Application application, Rule automatic) {
        Standard standard = application.standard();
        Set<String> elements = new LinkedHashSet<>(automatic.elements());
        String licence = item.result().licence();
        if (licence != null) {
            standard.licenceType(licence).orElseThrow().face().stream()
                    .map(LicenceTypeDefinition.FaceElement::element)
                    .forEach(elements::add);
        }
        List<AutomaticTrace.AutomaticFact> facts = new ArrayList<>();
        for (String element : elements) {
            fact(application, element).ifPresent(facts::add);
        }
        for (Application.Wanted wanted : application.materials()) {
            Holding holding = wanted.holding();
            if (wanted.state() == CaseMaterial.State.HELD && holding != null) {
                facts.add(new AutomaticTrace.AutomaticFact(
                        wanted.material().type(),
                        standard.materialType(wanted.material().type())
                                .map(MaterialType::name)
                                .orElseGet(() -> plain(wanted.material().type())),
                        holding.number(),
                        plain(holding.number()),
                        department(standard, holding.issuer()),
                        holding.asOf()));
            }
        }
        return List.copyOf(facts);
    }

    private static Optional<AutomaticTrace.AutomaticFact> fact(Application application, String element) {
        Standard standard = application.standard();
        Held held = application.held().get(element);
        AccountFacts.Known account = application.account().get(element);
        boolean fromSource = source(application, element) != null;
        JsonNode value = fromSource
                ? held == null ? null : held.value()
                : account != null ? account.value() : application.submitted().get(element);
        if (value == null) {
            return Optional.empty();
        }
        Text from = fromSource
                ? department(standard, Objects.requireNonNull(held).department())
                : TEXTS.get(account != null ? "automatic.from.account" : "automatic.from.applicant", Map.of());
        return Optional.of(new AutomaticTrace.AutomaticFact(
                element,
                standard.element(element).map(DataElement::name).orElseGet(() -> plain(element)),
                value.isString() ? value.stringValue() : value.toString(),
                ElementText.of(standard, element, value),
                from,
                fromSource ? Objects.requireNonNull(held).asOf() : account != null ? account.asOf() : null));
    }

    private static Text department(Standard standard, String id) {
        return standard.department(id).map(Department::name).orElseGet(() -> plain(id));
    }

    private static Text plain(String word) {
        return new Text(word, word);
    }

    private static @Nullable String source(Application application, String element) {
        return application
                .standard()
                .element(element)
                .map(DataElement::authority)
                .orElse(null);
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
