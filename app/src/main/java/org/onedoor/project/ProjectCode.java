package org.onedoor.project;

import java.text.Normalizer;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 项目代码: 24 characters, month, region, trade, type and serial: {@code 2509-330302-35-03-000017}. It has no check digit; what it can be
 * held to is its shape, a month that exists and a type that exists.
 */
record ProjectCode(String value) {

    private static final Pattern GRAMMAR =
            Pattern.compile("\\d{2}(?:0[1-9]|1[0-2])-[1-9]\\d{5}-\\d{2}-0[1-3]-(?!000000)\\d{6}");

    /** As people type it: with other dashes, with spaces, with none at all. */
    private static final Pattern TYPED = Pattern.compile("(\\d{4})(\\d{6})(\\d{2})(\\d{2})(\\d{6})");

    /** Serials are counted for each month and region. */
    static final int LAST_SERIAL = 999_999;

    ProjectCode {
        if (!GRAMMAR.matcher(value).matches()) {
            throw new IllegalArgumentException("not a project code: " + value);
        }
    }

    /**
     * @param trade 行业: two digits of the national classification
     * @param serial from 1 to 999,999
     */
    static ProjectCode of(YearMonth month, String region, String trade, ProjectType type, int serial) {
        return new ProjectCode("%02d%02d-%s-%s-%s-%06d"
                .formatted(month.getYear() % 100, month.getMonthValue(), region, trade, type.digits(), serial));
    }

    /** The code that somebody typed; empty where it is none. */
    static Optional<ProjectCode> read(String typed) {
        String digits = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Pd}]", "");
        Matcher parts = TYPED.matcher(digits);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String value = String.join("-", parts.group(1), parts.group(2), parts.group(3), parts.group(4), parts.group(5));
        return GRAMMAR.matcher(value).matches() ? Optional.of(new ProjectCode(value)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
