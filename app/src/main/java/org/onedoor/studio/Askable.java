package org.onedoor.studio;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.References;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Node;
import org.onedoor.definition.YamlPath;
import org.onedoor.rules.Reading;
import org.onedoor.rules.Rule;
import org.onedoor.rules.Vocabulary;
import org.onedoor.shared.Text;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.Prefill;
import org.onedoor.standard.Standard;

/**
 * 条件能说到的: what a condition at a place may speak of.
 *
 * @param above elements asked above it, in their order
 * @param records elements that records may hold of an applicant, those above left out
 */
record Askable(List<DataElement> above, List<DataElement> records) {

    static Askable at(Drafting drafting, YamlPath condition, Standard standard) {
        Set<String> ids = asked(drafting, condition);
        List<DataElement> above =
                ids.stream().flatMap(id -> standard.element(id).stream()).toList();
        List<DataElement> records = standard.elements().stream()
                .filter(element -> element.prefill() != Prefill.NEVER)
                .filter(element -> !ids.contains(element.id()))
                .toList();
        return new Askable(above, records);
    }

    Vocabulary vocabulary(Standard standard) {
        Set<String> ids = new LinkedHashSet<>();
        above.forEach(element -> ids.add(element.id()));
        return new References(standard, new Mistakes()).vocabulary(ids);
    }

    /** What a condition says in plain words, wherever it stands; empty where it is none. */
    static Optional<Text> inWords(String text, Standard standard) {
        Set<String> all = new HashSet<>();
        standard.elements().forEach(element -> all.add(element.id()));
        return switch (Rule.read(text, new References(standard, new Mistakes()).vocabulary(all))) {
            case Reading.Understood(Rule rule) -> Optional.of(rule.inWords());
            case Reading.Mistaken _ -> Optional.empty();
        };
    }

    /** Elements outside groups that the questions and the form ask before a place. */
    static Set<String> asked(Drafting drafting, YamlPath place) {
        List<String> steps = place.steps();
        String part = steps.getFirst();
        Set<String> asked = new LinkedHashSet<>();
        List<Node> questions = drafting.members(YamlPath.of("questions"));
        int until = part.equals("questions") ? position(steps, 1) : questions.size();
        collect(questions.subList(0, Math.min(until, questions.size())), asked);
        if (part.equals("questions")) {
            return asked;
        }
        List<Node> pages = drafting.members(YamlPath.of("form"));
        int lastPage = part.equals("form") ? position(steps, 1) : pages.size();
        for (int i = 0; i < pages.size() && i <= lastPage; i++) {
            List<Node> fields = drafting.members(YamlPath.of("form/" + i + "/fields"));
            int before = i == lastPage ? position(steps, 3) : fields.size();
            collect(fields.subList(0, Math.min(before, fields.size())), asked);
        }
        return asked;
    }

    private static int position(List<String> steps, int at) {
        return steps.size() > at && steps.get(at).matches("\\d{1,4}") ? Integer.parseInt(steps.get(at)) : 0;
    }

    private static void collect(List<Node> asking, Set<String> asked) {
        asking.forEach(one -> {
            String element = Sheets.word(one, "element");
            if (!element.isEmpty()) {
                asked.add(element);
            }
        });
    }

    /** The elements of which the name, the id or the meaning holds the words, at most so many; none that is retired. */
    static List<DataElement> found(Standard standard, String words, int most) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<DataElement> named = new ArrayList<>();
        List<DataElement> meant = new ArrayList<>();
        for (DataElement element : standard.elements()) {
            if (standard.isRetired(element)) {
                continue;
            }
            if (holds(wanted, element.id()) || holds(wanted, element.name())) {
                named.add(element);
            } else if (holds(wanted, element.definition())) {
                meant.add(element);
            }
        }
        named.addAll(meant);
        return List.copyOf(named.subList(0, Math.min(most, named.size())));
    }

    private static boolean holds(String wanted, Text text) {
        return holds(wanted, text.zh()) || holds(wanted, text.en());
    }

    private static boolean holds(String wanted, @Nullable String text) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
