package org.onedoor.race.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be answered: conditions of several parts that must all hold, and the facts of several subjects.
 *
 * <p>Read from a folder. {@code elements.tsv}: id and kind. {@code conditions.tsv}: a condition a line, its parts between tabs, each
 * {@code id|relation|value}, values of {@code in} with commas. {@code facts.tsv}: a subject a line, a value for each element.
 *
 * @param elements kinds by id, in the order of the facts
 */
public record Work(Map<String, Kind> elements, List<List<Part>> conditions, List<Object[]> facts) {

    /** What an element's values are; dates are days since 1970 where an evaluator has no better. */
    public enum Kind {
        WORD,
        NUMBER,
        MONEY,
        DAY,
        FLAG
    }

    /** How a value is compared. */
    public enum Relation {
        IS,
        IN,
        AT_LEAST,
        AT_MOST
    }

    /** One comparison. */
    public record Part(String element, Kind kind, Relation relation, List<String> values) {

        public String value() {
            return values.getFirst();
        }
    }

    /** Reads the folder. */
    public static Work read(Path folder) throws IOException {
        Map<String, Kind> elements = new LinkedHashMap<>();
        for (String line : Files.readAllLines(folder.resolve("elements.tsv"))) {
            String[] columns = line.split("\t");
            elements.put(columns[0], Kind.valueOf(columns[1]));
        }
        List<List<Part>> conditions = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("conditions.tsv"))) {
            List<Part> parts = new ArrayList<>();
            for (String written : line.split("\t")) {
                String[] part = written.split("\\|");
                Kind kind = kind(elements, part[0]);
                parts.add(new Part(part[0], kind, Relation.valueOf(part[1]), List.of(part[2].split(","))));
            }
            conditions.add(List.copyOf(parts));
        }
        List<Object[]> facts = new ArrayList<>();
        List<Kind> kinds = List.copyOf(elements.values());
        for (String line : Files.readAllLines(folder.resolve("facts.tsv"))) {
            String[] columns = line.split("\t");
            Object[] values = new Object[columns.length];
            for (int i = 0; i < columns.length; i++) {
                values[i] = value(kinds.get(i), columns[i]);
            }
            facts.add(values);
        }
        return new Work(elements, List.copyOf(conditions), List.copyOf(facts));
    }

    private static Kind kind(Map<String, Kind> elements, String id) {
        Kind kind = elements.get(id);
        if (kind == null) {
            throw new IllegalArgumentException("there is no element " + id);
        }
        return kind;
    }

    private static Object value(Kind kind, String text) {
        return switch (kind) {
            case WORD -> text;
            case NUMBER, MONEY -> Long.valueOf(text);
            case DAY -> LocalDate.parse(text);
            case FLAG -> Boolean.valueOf(text);
        };
    }
}
