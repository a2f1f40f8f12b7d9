package org.onedoor.catalog;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;
import org.onedoor.rules.Answer;
import org.onedoor.rules.Facts;
import org.onedoor.rules.Rule;
import org.onedoor.rules.program.Outlook;
import org.onedoor.standard.CodeSet;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.ElementType;
import org.onedoor.standard.Standard;

/**
 * Finds conditions that nothing can meet: by themselves ({@link Outlook}), or since what they speak of is asked only under conditions
 * of its own; for that every combination of the codes and truth values is tried that all of them speak of, where there are not too
 * many.
 */
final class Reach {

    private static final int MOST_COMBINATIONS = 20_000;
    private static final LocalDate ANY_DAY = LocalDate.of(2026, 1, 1);

    private final Standard standard;
    private final Map<String, Rule> conditions = new HashMap<>();

    Reach(Standard standard, Item item) {
        this.standard = standard;
        item.questions().forEach(question -> remember(question.element(), question.when()));
        item.form()
                .forEach(page -> page.parts().forEach(part -> {
                    if (part instanceof Item.Field field) {
                        remember(field.element(), field.when());
                    }
                }));
    }

    private void remember(String element, @Nullable Rule when) {
        if (when != null) {
            conditions.put(element, when);
        }
    }

    void requireReachable(@Nullable Rule when, Fields fields, Mistakes mistakes) {
        if (when == null) {
            return;
        }
        List<String> elements = new ArrayList<>(when.elements());
        for (int i = 0; i < elements.size(); i++) {
            Rule condition = conditions.get(elements.get(i));
            if (condition != null) {
                condition.elements().stream()
                        .filter(element -> !elements.contains(element))
                        .forEach(elements::add);
            }
        }
        Optional<List<List<Object>>> choices = choices(elements);
        Outlook outlook = Outlook.of(when, ANY_DAY);
        if (outlook == Outlook.ALWAYS) {
            mistakes.advise(
                    fields.place("when"),
                    "这个条件总是满足，等于没写：" + when.text(),
                    "this condition is always met and says nothing: " + when.text(),
                    "改条件，或删去 when",
                    "change the condition, or remove when");
        }
        if (outlook == Outlook.NEVER
                || (choices.isPresent() && !anyMeets(when, elements, choices.get(), 0, new HashMap<>()))) {
            mistakes.add(
                    fields.place("when"),
                    "这个条件永远不会满足，没有人会看到它：" + when.text(),
                    "nothing can ever meet this condition, so nobody will see this: " + when.text(),
                    "改条件，或删去这一项",
                    "change the condition, or remove the entry");
        }
    }

    private Optional<List<List<Object>>> choices(List<String> elements) {
        List<List<Object>> choices = new ArrayList<>();
        long combinations = 1;
        for (String id : elements) {
            Optional<DataElement> element = standard.element(id);
            if (element.isEmpty() || element.get().many()) {
                return Optional.empty();
            }
            List<Object> values = new ArrayList<>();
            if (element.get().type() == ElementType.BOOLEAN) {
                values.add(true);
                values.add(false);
            } else if (element.get().type() == ElementType.CODE) {
                References.codesOf(standard, element.get()).stream()
                        .map(CodeSet.Code::code)
                        .forEach(values::add);
            } else {
                return Optional.empty();
            }
            choices.add(values);
            combinations *= values.size();
            if (combinations > MOST_COMBINATIONS) {
                return Optional.empty();
            }
        }
        return Optional.of(choices);
    }

    private boolean anyMeets(
            Rule when, List<String> elements, List<List<Object>> choices, int next, Map<String, Object> chosen) {
        if (next == elements.size()) {
            return meets(when, chosen);
        }
        for (Object value : choices.get(next)) {
            chosen.put(elements.get(next), value);
            if (anyMeets(when, elements, choices, next + 1, chosen)) {
                return true;
            }
        }
        return false;
    }

    /** What is not asked in this combination is not there to be compared. */
    private boolean meets(Rule when, Map<String, Object> chosen) {
        Map<String, Object> asked = new HashMap<>(chosen);
        for (String element : chosen.keySet()) {
            Rule condition = conditions.get(element);
            if (condition != null && !(condition.evaluate(Facts.of(chosen), ANY_DAY) instanceof Answer.Met)) {
                asked.put(element, new org.onedoor.rules.Fact.NotApplicable());
            }
        }
        return when.evaluate(Facts.of(asked), ANY_DAY) instanceof Answer.Met;
    }
}
