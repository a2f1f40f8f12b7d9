package org.onedoor.race.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.onedoor.rules.Facts;
import org.onedoor.rules.Kind;
import org.onedoor.rules.Reading;
import org.onedoor.rules.Reason;
import org.onedoor.rules.Rule;
import org.onedoor.rules.Term;
import org.onedoor.rules.Verdict;
import org.onedoor.rules.Vocabulary;
import org.onedoor.rules.program.Layout;
import org.onedoor.rules.program.Profile;
import org.onedoor.rules.program.Program;
import org.onedoor.shared.Text;

/** The program's own conditions: three-valued, from the same text that a steward writes. */
final class OnedoorEvaluator implements Evaluator {

    /** What is asked of each condition. */
    enum How {
        /** Only how it comes out. */
        VERDICT,
        /** Why too: every part with what was seen, made and thrown away. */
        REASONS
    }

    private final Program[] programs;
    private final List<Profile> profiles = new ArrayList<>();
    private final How how;
    private int parts;

    OnedoorEvaluator(Work work, How how) {
        this.how = how;
        Vocabulary vocabulary = vocabulary(work);
        List<Rule> rules = new ArrayList<>();
        for (List<Work.Part> condition : work.conditions()) {
            String text = condition.stream().map(OnedoorEvaluator::text).collect(Collectors.joining(" && "));
            switch (Rule.read(text, vocabulary)) {
                case Reading.Understood(Rule rule) -> rules.add(rule);
                case Reading other -> throw new IllegalArgumentException(text + ": " + other);
            }
        }
        Layout layout = Layout.of(rules);
        LocalDate today = LocalDate.of(2026, 11, 30);
        this.programs = rules.stream().map(rule -> Program.of(rule, layout, today)).toArray(Program[]::new);
        List<String> ids = List.copyOf(work.elements().keySet());
        for (Object[] values : work.facts()) {
            Map<String, Object> facts = new HashMap<>();
            for (int i = 0; i < values.length; i++) {
                facts.put(ids.get(i), values[i]);
            }
            profiles.add(Profile.of(layout, Facts.of(facts)));
        }
    }

    private static String text(Work.Part part) {
        String id = part.element();
        if (part.kind() == Work.Kind.FLAG) {
            return part.value().equals("true") ? id : "!" + id;
        }
        return switch (part.relation()) {
            case IS -> id + " == " + literal(part.kind(), part.value());
            case AT_LEAST -> id + " >= " + literal(part.kind(), part.value());
            case AT_MOST -> id + " <= " + literal(part.kind(), part.value());
            case IN ->
                id + " in "
                        + part.values().stream()
                                .map(value -> literal(part.kind(), value))
                                .collect(Collectors.joining(", ", "[", "]"));
        };
    }

    private static String literal(Work.Kind kind, String value) {
        return switch (kind) {
            case WORD -> "'" + value + "'";
            case DAY -> "date('" + value + "')";
            case NUMBER, MONEY, FLAG -> value;
        };
    }

    private static Vocabulary vocabulary(Work work) {
        Map<String, Term> terms = new LinkedHashMap<>();
        work.elements()
                .forEach((id, kind) ->
                        terms.put(id, new Term(id, new Text(id, id), kind(kind), false, Map.of(), null)));
        return new Vocabulary() {
            @Override
            public Optional<Term> term(String id) {
                return Optional.ofNullable(terms.get(id));
            }

            @Override
            public Set<String> ids() {
                return terms.keySet();
            }

            @Override
            public Optional<Text> question(String id) {
                return Optional.empty();
            }
        };
    }

    private static Kind kind(Work.Kind kind) {
        return switch (kind) {
            case WORD -> Kind.TEXT;
            case NUMBER -> Kind.INTEGER;
            case MONEY -> Kind.MONEY;
            case DAY -> Kind.DATE;
            case FLAG -> Kind.BOOLEAN;
        };
    }

    @Override
    public int met(int subject) {
        Profile profile = profiles.get(subject);
        int met = 0;
        switch (how) {
            case VERDICT -> {
                for (Program program : programs) {
                    if (program.verdict(profile) == Verdict.MET) {
                        met++;
                    }
                }
            }
            case REASONS -> {
                for (Program program : programs) {
                    Reason because = program.because(profile);
                    parts += because.parts().size();
                    if (because.verdict() == Verdict.MET) {
                        met++;
                    }
                }
            }
        }
        return met;
    }

    @Override
    public String name() {
        return "Onedoor" + (parts > 0 ? ", with reasons" : "");
    }
}
