package org.onedoor.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A day as somebody typed it, kept as typed even when it is none, so that the form can show it again. */
public record DayAnswer(String year, String month, String dayOfMonth) {

    public static final DayAnswer NONE = new DayAnswer("", "", "");

    public static DayAnswer of(LocalDate day) {
        return new DayAnswer(
                Integer.toString(day.getYear()),
                Integer.toString(day.getMonthValue()),
                Integer.toString(day.getDayOfMonth()));
    }

    /** The answer of field {@code name} out of a post's parameters. */
    public static DayAnswer read(String name, Function<String, @Nullable String> parameters) {
        return new DayAnswer(
                part(parameters.apply(name + ".year")),
                part(parameters.apply(name + ".month")),
                part(parameters.apply(name + ".day")));
    }

    public boolean isEmpty() {
        return year.isEmpty() && month.isEmpty() && dayOfMonth.isEmpty();
    }

    /** The day; empty when nothing was typed or what was typed is no day (30 February, year of two digits). */
    public Optional<LocalDate> day() {
        try {
            int typedYear = Integer.parseInt(year);
            return typedYear < 1000 || typedYear > 9999
                    ? Optional.empty()
                    : Optional.of(LocalDate.of(typedYear, Integer.parseInt(month), Integer.parseInt(dayOfMonth)));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** {@code 2026-11-24} when it is a day, else what was typed with hyphens between, else empty. */
    public String iso() {
        return day().map(LocalDate::toString).orElse(isEmpty() ? "" : year + "-" + month + "-" + dayOfMonth);
    }

    /** Full-width digits come from Chinese keyboards. */
    private static String part(@Nullable String typed) {
        if (typed == null) {
            return "";
        }
        StringBuilder plain = new StringBuilder(typed.length());
        typed.strip().chars().forEach(c -> plain.append((char) (c >= '０' && c <= '９' ? c - '０' + '0' : c)));
        return plain.toString();
    }
}
