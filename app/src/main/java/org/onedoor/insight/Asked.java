package org.onedoor.insight;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.onedoor.insight.Cube.Dimension;

/**
 * What the address asks for: everything that the page shows is in it, so that it can be sent on and kept.
 *
 * @param only a value for some of the dimensions
 * @param problem the key of what is wrong with the asked days, null when all is well
 */
record Asked(
        Period period,
        Period.Compared with,
        Map<Dimension, String> only,
        @Nullable String problem) {

    /** Reads an address's parameters; what makes no sense is replaced and, for days, said. */
    static Asked read(Map<String, String> parameters, LocalDate today) {
        Period.Kind kind = Period.Kind.DAYS30;
        for (Period.Kind each : Period.Kind.values()) {
            if (each.code().equals(parameters.get("period"))) {
                kind = each;
            }
        }
        Period.Compared with = Period.Compared.YEAR.code().equals(parameters.get("with"))
                ? Period.Compared.YEAR
                : Period.Compared.BEFORE;
        Map<Dimension, String> only = new LinkedHashMap<>();
        for (Dimension dimension : Dimension.values()) {
            String value = parameters.get(dimension.code());
            if (dimension != Dimension.ALL && dimension != Dimension.DAY && value != null && !value.isBlank()) {
                only.put(dimension, value);
            }
        }
        if (kind != Period.Kind.CUSTOM) {
            return new Asked(Period.until(today, kind), with, only, null);
        }
        Period otherwise = Period.until(today, Period.Kind.CUSTOM);
        try {
            LocalDate from = LocalDate.parse(parameters.getOrDefault("from", ""));
            LocalDate to = LocalDate.parse(parameters.getOrDefault("to", ""));
            Period asked = new Period(Period.Kind.CUSTOM, from, to);
            if (from.isAfter(to)) {
                return new Asked(otherwise, with, only, "insight.days.order");
            }
            if (to.isAfter(today)) {
                return new Asked(otherwise, with, only, "insight.days.future");
            }
            if (from.getYear() < 2000 || asked.days() > Period.LONGEST) {
                return new Asked(otherwise, with, only, "insight.days.long");
            }
            return new Asked(asked, with, only, null);
        } catch (DateTimeException e) {
            return new Asked(otherwise, with, only, "insight.days.none");
        }
    }

    /** The page's address with this value of a dimension only; null lifts it. */
    String address(Dimension dimension, @Nullable String value) {
        Map<Dimension, String> other = new LinkedHashMap<>(only);
        if (value == null) {
            other.remove(dimension);
        } else {
            other.put(dimension, value);
        }
        return "/manager" + query(other);
    }

    /** The page's address with one of the periods that end today. */
    String address(Period.Kind kind) {
        return "/manager" + new Asked(new Period(kind, period.from(), period.to()), with, only, null).query(only);
    }

    /** The page's address with another comparison. */
    String address(Period.Compared other) {
        return "/manager" + new Asked(period, other, only, null).query(only);
    }

    /** The address of a table's CSV. */
    String csv(String by) {
        return "/manager/figures.csv" + query(only) + "&by=" + by;
    }

    private String query(Map<Dimension, String> filters) {
        StringJoiner query = new StringJoiner("&", "?", "");
        query.add("period=" + period.kind().code());
        if (period.kind() == Period.Kind.CUSTOM) {
            query.add("from=" + period.from()).add("to=" + period.to());
        }
        query.add("with=" + with.code());
        filters.forEach((dimension, value) -> query.add(
                dimension.name().toLowerCase(Locale.ROOT) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return query.toString();
    }
}
