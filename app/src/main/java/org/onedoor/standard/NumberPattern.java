package org.onedoor.standard;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onedoor.definition.Fields;

/**
 * 证照编号规则: how a licence type numbers its licences. Words in braces are filled in: {@code {region}}, {@code {year}},
 * {@code {date}}, {@code {serial:6}}, {@code {organisation:MA}} (a GB 11714 code with that beginning), {@code {holder-id}},
 * {@code {element@scheme}} (what a coded answer is called in another scheme), {@code {check}} at the end.
 */
public record NumberPattern(String pattern, Check check) {

    /** 校验: how {@code {check}} is computed from what stands before it. */
    public enum Check {
        NONE,
        /** GB 32100. */
        CREDIT_CODE,
        /** GB/T 17710, over the digits. */
        MOD_11_10;

        public String code() {
            return switch (this) {
                case NONE -> "none";
                case CREDIT_CODE -> "credit-code";
                case MOD_11_10 -> "mod11-10";
            };
        }
    }

    /** What fills the words of a pattern. */
    public interface Filling {

        /** Six digits of the issuing region. */
        String region();

        LocalDate date();

        /** Counts from 1 within what the issuing room numbers together. */
        long serial();

        /** The holder's resident id or credit code. */
        String holderId();

        /** What the answer to a coded element is called in another scheme. */
        String mapped(String element, String scheme);
    }

    private static final Map<String, Check> CHECKS = Words.of(Check.values(), Check::code);
    private static final Pattern WORD = Pattern.compile("\\{([^{}]*)\\}");
    private static final Pattern SERIAL = Pattern.compile("serial:([1-9]|1[0-2])");
    private static final Pattern ORGANISATION = Pattern.compile("organisation:([0-9A-Z]{1,7})");
    private static final Pattern MAPPED = Pattern.compile("([a-z][a-z0-9_]*)@([a-z0-9-]+)");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd");

    /** The number of one licence. */
    public String number(Filling filling) {
        StringBuilder number = new StringBuilder();
        Matcher words = WORD.matcher(pattern);
        int end = 0;
        while (words.find()) {
            number.append(pattern, end, words.start());
            String word = words.group(1);
            number.append(
                    word.equals("check")
                            ? checkOf(number.toString())
                            : fill(word, filling)
                                    .orElseThrow(
                                            () -> new IllegalStateException("no word " + word + " in " + pattern)));
            end = words.end();
        }
        return number.append(pattern.substring(end)).toString();
    }

    private String checkOf(String before) {
        return switch (check) {
            case NONE -> "";
            case CREDIT_CODE -> String.valueOf(CheckDigits.creditCheck(before));
            case MOD_11_10 -> String.valueOf(CheckDigits.mod1110(before));
        };
    }

    private static Optional<String> fill(String word, Filling filling) {
        Matcher serial = SERIAL.matcher(word);
        if (serial.matches()) {
            String digits = Long.toString(filling.serial());
            return Optional.of("0".repeat(Math.max(0, Integer.parseInt(serial.group(1)) - digits.length())) + digits);
        }
        Matcher organisation = ORGANISATION.matcher(word);
        if (organisation.matches()) {
            String beginning = organisation.group(1);
            String code = beginning + CheckDigits.base31(filling.serial(), 8 - beginning.length());
            return Optional.of(code + CheckDigits.organisationCheck(code));
        }
        Matcher mapped = MAPPED.matcher(word);
        if (mapped.matches()) {
            return Optional.of(filling.mapped(mapped.group(1), mapped.group(2)));
        }
        return switch (word) {
            case "region" -> Optional.of(filling.region());
            case "year" -> Optional.of(Integer.toString(filling.date().getYear()));
            case "date" -> Optional.of(filling.date().format(DATE));
            case "holder-id" -> Optional.of(filling.holderId());
            default -> Optional.empty();
        };
    }

    static NumberPattern read(Fields fields, String key) {
        Optional<Fields> child = fields.child(key);
        if (child.isEmpty()) {
            fields.wrong(key, "缺少 " + key, key + " is missing", "加上编号规则", "say how its licences are numbered");
            return new NumberPattern("", Check.NONE);
        }
        Fields number = child.get();
        String pattern = number.string("pattern");
        Check check = number.has("check") ? number.oneOf("check", CHECKS) : Check.NONE;
        number.close();
        Matcher words = WORD.matcher(pattern);
        while (words.find()) {
            String word = words.group(1);
            boolean known = word.equals("check")
                    ? check != Check.NONE && words.end() == pattern.length()
                    : fill(word, SAMPLE).isPresent();
            if (!known) {
                number.wrong(
                        "pattern",
                        "编号规则里不能有 {" + word + "}",
                        "a number pattern cannot hold {" + word + "} here",
                        "用 region、year、date、serial:6、organisation:MA、holder-id；check 放最后并写明 check",
                        "use region, year, date, serial:6, organisation:MA, holder-id; check comes last and needs its scheme");
                return new NumberPattern("", Check.NONE);
            }
        }
        if (pattern.replaceAll(WORD.pattern(), "").matches(".*[{}].*")) {
            number.wrong("pattern", "大括号没有配对", "a brace has no partner", "补上或删去大括号", "add or remove the brace");
            return new NumberPattern("", Check.NONE);
        }
        if (check == Check.CREDIT_CODE && !creditCodeFits(pattern)) {
            number.wrong(
                    "pattern",
                    "按这个规则得不到 18 位的统一社会信用代码",
                    "this pattern does not yield a credit code of 18 characters",
                    "校验码之前应当正好 17 位",
                    "there must be exactly 17 characters before the check");
            return new NumberPattern("", Check.NONE);
        }
        return new NumberPattern(pattern, check);
    }

    private static boolean creditCodeFits(String pattern) {
        String before = new NumberPattern(pattern.replace("{check}", ""), Check.NONE).number(SAMPLE);
        return pattern.endsWith("{check}")
                && before.length() == 17
                && CheckDigits.isCreditCode(before + CheckDigits.creditCheck(before));
    }

    private static final Filling SAMPLE = new Filling() {
        @Override
        public String region() {
            return "330302";
        }

        @Override
        public LocalDate date() {
            return LocalDate.of(2020, 1, 31);
        }

        @Override
        public long serial() {
            return 1;
        }

        @Override
        public String holderId() {
            return "91330302MA2DEM017C";
        }

        @Override
        public String mapped(String element, String scheme) {
            return "1";
        }
    };
}
