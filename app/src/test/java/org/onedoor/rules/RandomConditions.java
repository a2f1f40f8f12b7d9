package org.onedoor.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts of conditions drawn at random over {@link SampleVocabulary}; all of the language occurs. */
final class RandomConditions {

    private static final List<String> RELATIONS = List.of("==", "!=", "<", "<=", ">", ">=");
    private static final List<String> WHOLE = List.of("staff", "women");
    private static final List<String> MONEY = List.of("capital", "grant_paid");
    private static final List<String> DATES = List.of("birth_date", "founded");
    private static final List<String> NUMBERS =
            List.of("0", "1", "2", "3", "-1", "60", "9223372036854775807", "1000", "50000000");
    private static final List<String> DECIMALS =
            List.of("0.1", "3.0", "2.5", "0.0000001", "-2.999999", "123456789012345678901.5", "0.10");
    private static final List<String> DAYS = List.of(
            "date('2020-02-29')",
            "date('2021-02-28')",
            "date('1961-02-28')",
            "date('0001-01-01')",
            "date('9999-12-31')",
            "today");
    private static final List<String> WORDS =
            List.of("'330302'", "'33'", "'中'", "'a\\'b'", "'%_'", "'\\\\'", "':rule_0'", "'$1'", "'é'", "'catering'");
    private static final List<String> CODES = List.of("'catering'", "'canteen'", "'prepacked'");
    private static final List<String> ALL = List.of(
            "form",
            "items",
            "birth_date",
            "staff",
            "area",
            "capital",
            "sells_online",
            "address",
            "region",
            "scores",
            "former_names");

    private final Random random;

    RandomConditions(Random random) {
        this.random = random;
    }

    String text(int depth) {
        int choice = depth == 0 ? 9 : random.nextInt(6);
        return switch (choice) {
            case 0, 1 -> joined(" && ", depth);
            case 2, 3 -> joined(" || ", depth);
            case 4 -> "!(" + text(depth - 1) + ")";
            default -> atom();
        };
    }

    private String joined(String operator, int depth) {
        List<String> parts = new ArrayList<>();
        for (int n = 2 + random.nextInt(3); n > 0; n--) {
            parts.add(text(depth - 1));
        }
        return "(" + String.join(operator, parts) + ")";
    }

    private String atom() {
        return switch (random.nextInt(22)) {
            case 0 -> one(WHOLE) + relation() + one(NUMBERS);
            case 1 -> one(WHOLE) + relation() + one(DECIMALS);
            case 2 -> "area" + relation() + (random.nextBoolean() ? one(DECIMALS) : one(NUMBERS));
            case 3 -> one(MONEY) + relation() + (random.nextBoolean() ? "yuan(500000)" : one(NUMBERS));
            case 4 -> one(MONEY) + " - " + one(MONEY) + relation() + "yuan(0.01) * " + one(WHOLE);
            case 5 -> one(WHOLE) + " * 2 + " + one(WHOLE) + relation() + "women - 1";
            case 6 -> "staff" + relation() + "area";
            case 7 -> one(DATES) + relation() + one(DAYS);
            case 8 -> one(DATES) + relation() + one(DATES);
            case 9 -> since() + relation() + one(NUMBERS);
            case 10 -> since() + relation() + (random.nextBoolean() ? one(DECIMALS) : one(WHOLE));
            case 11 -> "form" + (random.nextBoolean() ? " == " : " != ") + one(CODES);
            case 12 -> "form in [" + one(CODES) + ", " + one(CODES) + "]";
            case 13 -> "address" + (random.nextBoolean() ? " == " : " != ") + one(WORDS);
            case 14 -> (random.nextBoolean() ? "address" : "region") + ".startsWith(" + one(WORDS) + ")";
            case 15 -> (random.nextBoolean() ? "staff" : "area") + " in [" + one(NUMBERS) + ", " + one(NUMBERS) + "]";
            case 16 -> random.nextBoolean() ? "items.contains(" + one(CODES) + ")" : one(CODES) + " in items";
            case 17 ->
                random.nextBoolean()
                        ? "former_names.contains(" + one(WORDS) + ")"
                        : "scores.contains(" + (random.nextBoolean() ? one(DECIMALS) : one(NUMBERS)) + ")";
            case 18 ->
                switch (random.nextInt(3)) {
                    case 0 -> "sells_online";
                    case 1 -> "sells_online == " + random.nextBoolean();
                    default -> "sells_online != " + random.nextBoolean();
                };
            case 19 -> "has(" + one(ALL) + ")";
            case 20 -> "known(" + one(ALL) + ")";
            default ->
                switch (random.nextInt(4)) {
                    case 0 -> "true";
                    case 1 -> "false";
                    default -> "ask('innovative')";
                };
        };
    }

    private String since() {
        return one(List.of("years", "months", "days")) + "_since(" + (random.nextInt(8) == 0 ? one(DAYS) : one(DATES))
                + ")";
    }

    private String relation() {
        return " " + one(RELATIONS) + " ";
    }

    private String one(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
