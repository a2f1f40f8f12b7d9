package org.onedoor.race;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tables of an engine of Activiti's family. Through its own API a hundred thousand cases would take an hour, so a
 * sample that went through it is copied with everything that belongs to it, each copy under ids of its own.
 */
public final class EngineTables {

    /** The business key of what only fills the tables. */
    public static final String FILLING = "filling";

    private static final int PORTION = 5_000;

    private EngineTables() {}

    /** @param references columns that may hold an id; ids are long numbers, so nothing else looks like one */
    private record Table(String name, List<String> columns, List<String> references) {

        String anyOf() {
            return references.stream().map(column -> column + " = any(?)").collect(Collectors.joining(" or "));
        }
    }

    /**
     * A process instance, running or ended, that is to be copied.
     *
     * @param copy names its copies apart from those of other samples
     */
    public record Sample(String instance, String copy, long times) {}

    /** Copies the samples; what belongs to each is looked for while the tables are still small. */
    public static void multiply(Server server, List<Sample> samples) throws SQLException {
        try (Connection connection = server.connect()) {
            List<Table> tables = tables(connection);
            connection.setAutoCommit(false);
            List<String[]> belonging = new ArrayList<>();
            for (Sample sample : samples) {
                belonging.add(belonging(connection, tables, sample.instance()));
            }
            for (int i = 0; i < samples.size(); i++) {
                Sample sample = samples.get(i);
                for (long done = 0; done < sample.times(); done += PORTION) {
                    for (Table table : tables) {
                        copy(
                                connection,
                                table,
                                belonging.get(i),
                                sample.copy(),
                                done + 1,
                                Math.min(sample.times(), done + PORTION));
                    }
                    connection.commit();
                }
            }
        }
    }

    /** Executions first, then tasks, because the others refer to them; a log that counts its own lines is left out. */
    private static List<Table> tables(Connection connection) throws SQLException {
        List<Table> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select table_name, array_agg(column_name::text),
                               array_agg(column_name::text) filter (where data_type = 'character varying' and column_name not like 'text%')
                        from information_schema.columns
                        where table_schema = current_schema() and (table_name like 'act\\_ru\\_%' or table_name like 'act\\_hi\\_%')
                        group by table_name
                        having bool_or(column_name = 'id_' and data_type = 'character varying')
                        order by table_name <> 'act_ru_execution', table_name <> 'act_ru_task', table_name
                        """)) {
            while (row.next()) {
                tables.add(new Table(row.getString(1), texts(row, 2), texts(row, 3)));
            }
        }
        return tables;
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    /** The ids of all rows that refer to the instance, or to what refers to it. */
    private static String[] belonging(Connection connection, List<Table> tables, String instance) throws SQLException {
        Set<String> ids = new HashSet<>(Set.of(instance));
        int before = 0;
        while (ids.size() > before) {
            before = ids.size();
            String[] known = ids.toArray(String[]::new);
            for (Table table : tables) {
                try (PreparedStatement query =
                        connection.prepareStatement("select id_ from " + table.name() + " where " + table.anyOf())) {
                    for (int i = 1; i <= table.references().size(); i++) {
                        query.setArray(i, connection.createArrayOf("varchar", known));
                    }
                    try (ResultSet row = query.executeQuery()) {
                        while (row.next()) {
                            ids.add(row.getString(1));
                        }
                    }
                }
            }
        }
        return ids.toArray(String[]::new);
    }

    private static void copy(Connection connection, Table table, String[] ids, String copy, long from, long to)
            throws SQLException {
        String values =
                table.columns().stream().map(column -> value(table, column)).collect(Collectors.joining(", "));
        try (PreparedStatement insert = connection.prepareStatement(
                """
                with belonging as (select ?::varchar[] as ids, ?::text as copy)
                insert into %s (%s)
                select %s from %s it, belonging, generate_series(?, ?) n where it.id_ = any(ids)
                """.formatted(table.name(), String.join(", ", table.columns()), values, table.name()))) {
            insert.setArray(1, connection.createArrayOf("varchar", ids));
            insert.setString(2, copy);
            insert.setLong(3, from);
            insert.setLong(4, to);
            insert.executeUpdate();
        }
    }

    private static String value(Table table, String column) {
        if (table.references().contains(column)) {
            return "case when it." + column + " = any(ids) then it." + column + " || copy || n else it." + column
                    + " end";
        }
        return column.equals("due_date_") ? "it.due_date_ + n * 7919 % 8640000 * interval '1 second'" : "it." + column;
    }

    /** From the history, without what only fills the tables. */
    public static Tally tally(Server server) throws SQLException {
        try (Connection connection = server.connect();
                PreparedStatement query = connection.prepareStatement("""
                        select count(*), count(life.end_time_),
                               count(*) filter (where life.end_time_ is not null and (answers.given, answers.kinds) <> (5, 5))
                        from act_hi_procinst life left join (
                            select proc_inst_id_, count(*) as given, count(distinct task_def_key_) as kinds
                            from act_hi_taskinst where end_time_ is not null group by proc_inst_id_) answers
                            using (proc_inst_id_)
                        where life.business_key_ <> ?
                        """)) {
            query.setString(1, FILLING);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new Tally(row.getLong(1), row.getLong(2), row.getLong(3));
            }
        }
    }
}
