package org.onedoor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Conditions as policies have them (industry, size, region, staff, money, days), six parts that must all hold, each of which
 * most subjects meet, so that an evaluator has to look at several; and subjects. The same for everybody who answers.
 */
final class DrawnConditions {

    private static final int PARTS = 6;
    private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);
    private static final int DAYS = 13_000;

    /** Element, kind, number of different words or the most that a number comes to. */
    private record Element(String id, String kind, int range) {}

    private static final List<Element> ELEMENTS = List.of(
            new Element("industry", "WORD", 20),
            new Element("region", "WORD", 12),
            new Element("size", "WORD", 4),
            new Element("form", "WORD", 8),
            new Element("staff", "NUMBER", 500),
            new Element("area", "NUMBER", 5_000),
            new Element("capital", "MONEY", 100_000_000),
            new Element("revenue", "MONEY", 1_000_000_000),
            new Element("founded", "DAY", DAYS),
            new Element("licensed", "DAY", DAYS),
            new Element("sells_online", "FLAG", 2),
            new Element("high_tech", "FLAG", 2));

    private final Random random;

    DrawnConditions(long seed) {
        this.random = new Random(seed);
    }

    /** In the form that {@code bench/rules} reads. */
    void write(Path folder, int conditions, int subjects) throws IOException {
        Files.createDirectories(folder);
        Files.write(
                folder.resolve("elements.tsv"),
                ELEMENTS.stream().map(one -> one.id() + "\t" + one.kind()).toList());
        List<String> drawn = new ArrayList<>();
        for (int i = 0; i < conditions; i++) {
            drawn.add(condition());
        }
        Files.write(folder.resolve("conditions.tsv"), drawn);
        List<String> facts = new ArrayList<>();
        for (int i = 0; i < subjects; i++) {
            facts.add(String.join(
                    "\t",
                    ELEMENTS.stream()
                            .map(one -> value(one, random.nextDouble()))
                            .toList()));
        }
        Files.write(folder.resolve("facts.tsv"), facts);
    }

    private String condition() {
        List<Element> elements = new ArrayList<>(ELEMENTS);
        Collections.shuffle(elements, random);
        return String.join(
                "\t", elements.subList(0, PARTS).stream().map(this::part).toList());
    }

    private String part(Element element) {
        return switch (element.kind()) {
            case "WORD" -> {
                List<String> words = new ArrayList<>();
                for (int i = 0; i < element.range(); i++) {
                    words.add(word(element, i));
                }
                Collections.shuffle(words, random);
                int wanted = Math.max(1, (int) Math.round(element.range() * 0.75));
                yield element.id() + "|IN|" + String.join(",", words.subList(0, wanted));
            }
            case "FLAG" -> element.id() + "|IS|" + random.nextBoolean();
            default ->
                random.nextBoolean()
                        ? element.id() + "|AT_LEAST|" + value(element, random.nextDouble() * 0.4)
                        : element.id() + "|AT_MOST|" + value(element, 1 - random.nextDouble() * 0.4);
        };
    }

    private static String value(Element element, double at) {
        long number = (long) (element.range() * at);
        return switch (element.kind()) {
            case "WORD" -> word(element, (int) number);
            case "DAY" -> FIRST_DAY.plusDays(number).toString();
            case "FLAG" -> Boolean.toString(number == 1);
            default -> Long.toString(number);
        };
    }

    private static String word(Element element, int number) {
        return String.format(Locale.ROOT, "%s-%02d", element.id(), number);
    }
}
