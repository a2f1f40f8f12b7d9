package org.onedoor.casework.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * 筛选条件: which of a department's open steps somebody wants to see. It lives in the page's address, so that it can be kept,
 * shared and gone back to.
 *
 * @param who {@link #ANYBODY}, {@link #MINE}, {@link #FREE}, {@link #WHOLE}, or a colleague's account
 * @param step a step's id, blank for every step
 * @param item an item's id, blank for every item
 * @param until only what is due up to this day
 */
public record Wanted(
        View view,
        String who,
        String step,
        String item,
        @Nullable LocalDate until,
        Sorting sorting) {

    static final String ANYBODY = "";
    /** What I have, and what those have for whom I stand in. */
    static final String MINE = "mine";
    /** What nobody has taken. */
    static final String FREE = "free";
    /** For a head: not only what is asked of the head, but all that lies on the department's desk. */
    static final String WHOLE = "department";

    public static Wanted of(View view) {
        return new Wanted(view, ANYBODY, "", "", null, Sorting.DUE);
    }

    /** What an address asks for; what it cannot mean it does not ask for. */
    public static Wanted read(Map<String, String> parameters) {
        return new Wanted(
                View.of(parameters.get("filter")),
                who(parameters.getOrDefault("who", "")),
                word(parameters.getOrDefault("step", "")),
                word(parameters.getOrDefault("item", "")),
                day(parameters.getOrDefault("until", "")),
                Sorting.of(parameters.get("sort")));
    }

    /** The same from a query as {@link #query} writes it. */
    public static Wanted ofQuery(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String part : query.split("&")) {
            int at = part.indexOf('=');
            if (at > 0) {
                parameters.put(part.substring(0, at), part.substring(at + 1));
            }
        }
        return read(parameters);
    }

    /** The colleague whose steps are wanted, null where it is no single colleague's. */
    @Nullable
    UUID colleague() {
        return who.length() == 36 ? UUID.fromString(who) : null;
    }

    Wanted with(View other) {
        return new Wanted(other, who, step, item, until, sorting);
    }

    Wanted with(String others) {
        return new Wanted(view, others, step, item, until, sorting);
    }

    Wanted with(Sorting other) {
        return new Wanted(view, who, step, item, until, other);
    }

    /** Whether more is asked for than one of the choices above the queue. */
    boolean narrowed() {
        return !step.isEmpty() || !item.isEmpty() || until != null || colleague() != null || sorting != Sorting.DUE;
    }

    /** As an address asks for it: {@code filter=overdue&who=mine}; no value needs escaping. */
    public String query() {
        return values().entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("&"));
    }

    /** A query as the value of a parameter of another address. */
    public static String escaped(String query) {
        return URLEncoder.encode(query, StandardCharsets.UTF_8);
    }

    /** What is to be asked, by name and in a steady order; the view is always said, so that it differs from no wish at all. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("filter", view.code());
        put(values, "who", who);
        put(values, "step", step);
        put(values, "item", item);
        put(values, "until", until == null ? "" : until.toString());
        put(values, "sort", sorting == Sorting.DUE ? "" : sorting.code());
        return values;
    }

    private static void put(Map<String, String> values, String name, String value) {
        if (!value.isEmpty()) {
            values.put(name, value);
        }
    }

    private static String who(String text) {
        if (List.of(MINE, FREE, WHOLE).contains(text)) {
            return text;
        }
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? text : ANYBODY;
    }

    private static String word(String text) {
        return text.matches("[a-z0-9-]{1,80}") ? text : "";
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.matches("\\d{4}-\\d{2}-\\d{2}") ? LocalDate.parse(text) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
