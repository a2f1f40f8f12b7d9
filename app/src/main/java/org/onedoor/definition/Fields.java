package org.onedoor.definition;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onedoor.shared.Text;

/**
 * Reads one mapping field by field. What is missing or malformed is noted as a mistake and replaced by a harmless value,
 * so that a reading always goes on to the end and finds every mistake; its result may be used only where there is none.
 * {@link #close()} notes the keys that nobody asked for.
 */
public final class Fields {

    /** Any document and any part of one may carry a remark for its authors. */
    private static final Set<String> ALWAYS_ALLOWED = Set.of("note", "source");

    private final Place place;
    private final Map<String, Node> values;
    private final Map<String, Place> keys;
    private final Mistakes mistakes;
    private final Set<String> known = new HashSet<>(ALWAYS_ALLOWED);

    private Fields(Node node, Mistakes mistakes) {
        this.place = node.place();
        this.mistakes = mistakes;
        if (node instanceof Node.Mapping mapping) {
            this.values = mapping.values();
            this.keys = mapping.keys();
        } else {
            this.values = new LinkedHashMap<>();
            this.keys = Map.of();
            mistakes.add(
                    place, "这里应当是“键: 值”", "expected keys with values here", "写成 key: value 的形式", "write key: value");
        }
    }

    public static Fields of(Node node, Mistakes mistakes) {
        return new Fields(node, mistakes);
    }

    public Place place() {
        return place;
    }

    /** Where a key stands, or the mapping itself where the key is missing. */
    public Place place(String key) {
        return keys.getOrDefault(key, place);
    }

    public Mistakes mistakes() {
        return mistakes;
    }

    public boolean has(String key) {
        known.add(key);
        return values.containsKey(key);
    }

    /** All keys, in the order written. */
    public List<String> keys() {
        return List.copyOf(values.keySet());
    }

    /** Notes a mistake at a key. */
    public void wrong(String key, String whatZh, String whatEn, String mendZh, String mendEn) {
        mistakes.add(place(key), whatZh, whatEn, mendZh, mendEn);
    }

    /** A required single value that is not blank. */
    public String string(String key) {
        Optional<String> value = optionalString(key);
        if (value.isEmpty() && !values.containsKey(key)) {
            missing(key);
        }
        return value.orElse("");
    }

    /** A single value, empty where the key is not there; a blank one is a mistake. */
    public Optional<String> optionalString(String key) {
        known.add(key);
        Node node = values.get(key);
        if (node == null) {
            return Optional.empty();
        }
        if (node instanceof Node.Scalar scalar && !scalar.value().isBlank()) {
            return Optional.of(scalar.value().strip());
        }
        wrong(
                key,
                key + " 应当是一个非空的值",
                key + " must be a single value, not blank",
                "填上 " + key + " 的值",
                "give " + key + " a value");
        return Optional.empty();
    }

    /** A required text in both languages: {@code {zh: …, en: …}}. */
    public Text text(String key) {
        return optionalText(key).orElseGet(() -> {
            if (!values.containsKey(key)) {
                missing(key);
            }
            return new Text(key, key);
        });
    }

    public Optional<Text> optionalText(String key) {
        return child(key).map(fields -> {
            Text text = new Text(fields.string("zh"), fields.string("en"));
            fields.close();
            return text;
        });
    }

    /** A required whole number between two bounds, both included. */
    public long integer(String key, long least, long most) {
        if (!has(key)) {
            missing(key);
            return least;
        }
        return optionalInteger(key, least, most).orElse(least);
    }

    public Optional<Long> optionalInteger(String key, long least, long most) {
        return optionalString(key).flatMap(value -> {
            try {
                long number = Long.parseLong(value);
                if (number >= least && number <= most) {
                    return Optional.of(number);
                }
            } catch (NumberFormatException e) {
                // told below, with the bounds
            }
            wrong(
                    key,
                    key + " 应当是 " + least + " 到 " + most + " 的整数，而不是 " + value,
                    key + " must be a whole number from " + least + " to " + most + ", not " + value,
                    "改成范围内的整数",
                    "use a whole number within the bounds");
            return Optional.empty();
        });
    }

    /** A truth value, {@code true} or {@code false}. */
    public boolean flag(String key, boolean otherwise) {
        return optionalString(key)
                .map(value -> switch (value) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> {
                        wrong(
                                key,
                                key + " 只能是 true 或 false",
                                key + " must be true or false",
                                "写 true 或 false",
                                "write true or false");
                        yield otherwise;
                    }
                })
                .orElse(otherwise);
    }

    /** A required date, {@code 2020-01-31}. */
    public LocalDate date(String key) {
        if (!has(key)) {
            missing(key);
        }
        return optionalDate(key).orElse(LocalDate.EPOCH);
    }

    public Optional<LocalDate> optionalDate(String key) {
        return optionalString(key).flatMap(value -> parseDate(value, place(key)));
    }

    private Optional<LocalDate> parseDate(String value, Place at) {
        try {
            return Optional.of(LocalDate.parse(value));
        } catch (DateTimeParseException e) {
            mistakes.add(
                    at,
                    value + " 不是一个存在的日期",
                    value + " is not a date that exists",
                    "写成 2020-01-31 的形式",
                    "write it like 2020-01-31");
            return Optional.empty();
        }
    }

    /** Dates and ranges of dates ({@code 2020-01-24..2020-02-02}), in the order written, each day once. */
    public List<LocalDate> dates(String key) {
        List<LocalDate> days = new ArrayList<>();
        for (Node.Scalar scalar : scalars(key)) {
            int dots = scalar.value().indexOf("..");
            if (dots < 0) {
                parseDate(scalar.value(), scalar.place()).ifPresent(days::add);
                continue;
            }
            Optional<LocalDate> from = parseDate(scalar.value().substring(0, dots), scalar.place());
            Optional<LocalDate> to = parseDate(scalar.value().substring(dots + 2), scalar.place());
            if (from.isPresent() && to.isPresent()) {
                if (to.get().isBefore(from.get()) || to.get().isAfter(from.get().plusYears(1))) {
                    mistakes.add(
                            scalar.place(),
                            "日期范围 " + scalar.value() + " 的先后不对或超过一年",
                            "the range " + scalar.value() + " runs backwards or is longer than a year",
                            "先写开始，再写结束",
                            "write the first day, then the last");
                } else {
                    from.get().datesUntil(to.get().plusDays(1)).forEach(days::add);
                }
            }
        }
        return List.copyOf(days);
    }

    /** One of a closed set of words; the answer is the word's meaning, or the first of them where it is none. */
    public <T extends Comparable<? super T>> T oneOf(String key, Map<String, T> meanings) {
        String value = string(key);
        T meaning = meanings.get(value);
        if (meaning != null) {
            return meaning;
        }
        if (!value.isEmpty()) {
            String words = String.join(", ", meanings.keySet().stream().sorted().toList());
            wrong(
                    key,
                    key + " 不能是 " + value,
                    key + " cannot be " + value,
                    "从这些词里选：" + words + Similar.hintZh(value, meanings.keySet()),
                    "choose one of: " + words + Similar.hintEn(value, meanings.keySet()));
        }
        return Collections.min(meanings.values());
    }

    /** A nested mapping, empty where the key is not there. */
    public Optional<Fields> child(String key) {
        known.add(key);
        return Optional.ofNullable(values.get(key)).map(node -> new Fields(node, mistakes));
    }

    /** The mappings of a list, none where the key is not there. */
    public List<Fields> children(String key) {
        return items(key).stream().map(node -> new Fields(node, mistakes)).toList();
    }

    /** The single values of a list, none where the key is not there. */
    public List<String> strings(String key) {
        return scalars(key).stream().map(Node.Scalar::value).toList();
    }

    /** As {@link #strings}, each with its place. */
    public List<Node.Scalar> scalars(String key) {
        List<Node.Scalar> scalars = new ArrayList<>();
        for (Node node : items(key)) {
            if (node instanceof Node.Scalar scalar && !scalar.value().isBlank()) {
                scalars.add(scalar);
            } else {
                mistakes.add(
                        node.place(),
                        key + " 里应当都是单个的值",
                        "every entry of " + key + " must be a single value",
                        "每行写一个值",
                        "write one value a line");
            }
        }
        return scalars;
    }

    private List<Node> items(String key) {
        known.add(key);
        Node node = values.get(key);
        if (node == null) {
            return List.of();
        }
        if (node instanceof Node.Sequence sequence) {
            return sequence.items();
        }
        wrong(key, key + " 应当是一个列表", key + " must be a list", "每项以“- ”开头", "begin each entry with \"- \"");
        return List.of();
    }

    /** A mapping whose keys the author chooses, to single values, in the order written; empty where the key is not there. */
    public Map<String, String> words(String key) {
        Map<String, String> words = new LinkedHashMap<>();
        child(key).ifPresent(fields -> {
            for (String word : fields.values.keySet()) {
                fields.optionalString(word).ifPresent(value -> words.put(word, value));
            }
        });
        return words;
    }

    /** Notes every key that nobody asked for, with the likeliest meant one. */
    public void close() {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                wrong(
                        key,
                        "不认识的键 " + key,
                        "unknown key " + key,
                        "删去它，或改成：" + String.join(", ", known.stream().sorted().toList()) + Similar.hintZh(key, known),
                        "remove it, or use one of: "
                                + String.join(", ", known.stream().sorted().toList()) + Similar.hintEn(key, known));
            }
        }
    }

    private void missing(String key) {
        mistakes.add(place, Mistake.lacking(key), new Text("加上 " + key, "add " + key));
    }
}
