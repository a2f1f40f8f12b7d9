package org.onedoor.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 合并写入: what several rooms have to write in one transaction, sent as one statement and one round trip. Each room keeps
 * its own SQL and gives it as a {@link Part}; whoever changes state collects the parts and writes them together.
 */
@Component
public class Together {

    /**
     * One room's share: an INSERT, UPDATE or DELETE for any number of rows, without RETURNING. All parts see the database
     * as it was before the statement, so no two may touch the same row; what one returns, a later part of the same room may
     * read under the part's name.
     *
     * @param name a word of SQL, different from every other part's
     * @param values by parameter name, each beginning with the part's name and an underscore, so that parts cannot meet
     * @param returning the columns that a later part reads
     */
    public record Part(String name, String sql, Map<String, ? extends @Nullable Object> values, String returning) {

        /** One whose rows nobody reads. */
        public Part(String name, String sql, Map<String, ? extends @Nullable Object> values) {
            this(name, sql, values, "1");
        }

        public Part {
            for (String parameter : values.keySet()) {
                if (!parameter.startsWith(name + "_")) {
                    throw new IllegalArgumentException("a parameter " + parameter + " of the part " + name);
                }
            }
        }
    }

    /**
     * 一列: one value of each row, as text for {@code unnest(:name::type[])}: PostgreSQL reads every type from its text.
     */
    public static <T> @Nullable String[] column(List<T> rows, Function<? super T, ? extends @Nullable Object> value) {
        return rows.stream()
                .map(row -> {
                    Object one = value.apply(row);
                    return one == null ? null : one.toString();
                })
                .toArray(String[]::new);
    }

    private static final Pattern BARE_LIST = Pattern.compile("(:\\w+)(::\\w+\\[\\])");

    private final JdbcClient jdbc;
    private final Map<List<String>, String> statements = new ConcurrentHashMap<>();

    public Together(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes all parts; answers how many rows each of them wrote, by its name. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, Integer> write(List<Part> parts) {
        if (parts.isEmpty()) {
            return Map.of();
        }
        List<String> texts = new ArrayList<>();
        Map<String, @Nullable Object> values = new HashMap<>();
        for (Part part : parts) {
            texts.add(part.name());
            texts.add(part.sql());
            texts.add(part.returning());
            values.putAll(part.values());
        }
        String sql = statements.computeIfAbsent(texts, fresh -> statement(parts));
        return jdbc.sql(sql)
                .params(values)
                .query((row, n) -> {
                    Map<String, Integer> written = new LinkedHashMap<>();
                    for (Part part : parts) {
                        written.put(part.name(), row.getInt(part.name()));
                    }
                    return written;
                })
                .single();
    }

    /**
     * There are few combinations of parts, and the same text is found quicker wherever statements are kept. The first list
     * of each part stands in brackets of its own so that the planner does not know how many rows there are: else it plans
     * anew each time. One is enough, and each costs the server a node.
     */
    private static String statement(List<Part> parts) {
        List<String> with = new ArrayList<>();
        List<String> counts = new ArrayList<>();
        for (Part part : parts) {
            String sql = BARE_LIST.matcher(part.sql()).replaceFirst("(select $1$2)$2");
            with.add(part.name() + " as (\n" + sql + " returning " + part.returning() + ")");
            counts.add("(select count(*)::int from " + part.name() + ") as " + part.name());
        }
        return "with " + String.join(",\n", with) + "\nselect " + String.join(", ", counts);
    }
}
