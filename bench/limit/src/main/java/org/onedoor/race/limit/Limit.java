package org.onedoor.race.limit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.race.Application;
import org.onedoor.race.Contestant;
import org.onedoor.race.Desk;
import org.onedoor.race.Server;
import org.onedoor.race.Tally;
import org.onedoor.race.Task;

/** A bare state machine in PL/pgSQL, one call for each action. */
public final class Limit implements Contestant {

    /** Rows of a fill that are committed together. */
    private static final int PORTION = 50_000;

    private @Nullable Server server;
    private @Nullable Connections connections;

    /** Made by the service loader. */
    public Limit() {}

    @Override
    public String title() {
        return "PL/pgSQL";
    }

    @Override
    public void open(Server there) throws SQLException {
        server = there;
        connections = new Connections(there, 1);
        connections.with(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(schema());
            }
        });
    }

    private static String schema() {
        try (InputStream text = Limit.class.getResourceAsStream("schema.sql")) {
            return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Connections connections() {
        return Objects.requireNonNull(connections, "not open");
    }

    @Override
    public void connections(int most) throws SQLException {
        if (connections().most() != most) {
            connections().close();
            connections = new Connections(Objects.requireNonNull(server), most);
        }
    }

    @Override
    public void submit(Application application) throws SQLException {
        List<Application.Material> materials = application.materials();
        connections().with(connection -> {
            try (PreparedStatement call =
                    connection.prepareStatement("select submit(?::jsonb, ?, ?, ?, ?, clock_timestamp())")) {
                call.setString(1, json(application.fields()));
                call.setObject(2, application.due().atOffset(ZoneOffset.UTC));
                call.setArray(
                        3,
                        array(
                                connection,
                                "text",
                                materials.stream()
                                        .map(Application.Material::name)
                                        .toArray()));
                call.setArray(
                        4,
                        array(
                                connection,
                                "bytea",
                                materials.stream()
                                        .map(material -> HexFormat.of().parseHex(material.sha256()))
                                        .toArray(byte[][]::new)));
                call.setArray(
                        5,
                        array(
                                connection,
                                "bigint",
                                materials.stream()
                                        .map(Application.Material::bytes)
                                        .toArray()));
                return call.execute();
            }
        });
    }

    private static Array array(Connection connection, String type, Object[] values) throws SQLException {
        return connection.createArrayOf(type, values);
    }

    private static String json(Map<String, Object> fields) {
        return fields.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":"
                        + (field.getValue() instanceof String text ? "\"" + text + "\"" : field.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    @Override
    public List<Task> queue(Desk desk, int most) throws SQLException {
        return connections().with(connection -> {
            try (PreparedStatement query = connection.prepareStatement("""
                    select step.life, step.due, life.form->>'applicant'
                    from step join life on life.id = step.life
                    where step.desk = ? order by step.due, step.life limit ?
                    """)) {
                query.setShort(1, number(desk));
                query.setInt(2, most);
                List<Task> tasks = new ArrayList<>(most);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        tasks.add(new Task(
                                row.getString(1),
                                desk,
                                row.getObject(2, OffsetDateTime.class).toInstant()));
                    }
                }
                return tasks;
            }
        });
    }

    @Override
    public void act(Task task) throws SQLException {
        boolean done = connections().with(connection -> {
            try (PreparedStatement call = connection.prepareStatement("select act(?, ?, ?, clock_timestamp())")) {
                call.setLong(1, Long.parseLong(task.id()));
                call.setShort(2, number(task.desk()));
                call.setString(3, "clerk of " + task.desk().department());
                try (ResultSet row = call.executeQuery()) {
                    return row.next() && row.getBoolean(1);
                }
            }
        });
        if (!done) {
            throw new IllegalStateException("no longer waiting: " + task);
        }
    }

    private static short number(Desk desk) {
        return switch (desk) {
            case ACCEPT -> 0;
            case REVIEW_FIRE -> 1;
            case REVIEW_HEALTH -> 2;
            case DECIDE -> 3;
            case ISSUE -> 4;
        };
    }

    @Override
    public void fill(long closed, long open) throws SQLException {
        for (long done = 0; done < closed; done += PORTION) {
            portion(Math.min(PORTION, closed - done), true);
        }
        for (long done = 0; done < open; done += PORTION) {
            portion(Math.min(PORTION, open - done), false);
        }
    }

    /** Open ones stand at the five desks alike; a case in review has answered neither. */
    private void portion(long cases, boolean closed) throws SQLException {
        Application sample = Application.filling();
        connections().with(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    with made as (
                        insert into life (form, due, begun, ended)
                        select ?::jsonb, ?::timestamptz + n * 7919 % 8640000 * interval '1 second',
                               clock_timestamp(), case when ? then clock_timestamp() end
                        from generate_series(1, ?) n
                        returning id, due
                    ), papers as (
                        insert into material
                        select id, position, 'material-' || position || '.pdf', sha256((id * 4 + position)::text::bytea), 100000
                        from made, generate_series(1, 3) position
                    ), happened as (
                        insert into event
                        select id, kind, 'clerk', clock_timestamp() from made, generate_series(0, 5) kind
                        where ? or kind = 0 or id % 4 = 1 and kind = 1
                           or id % 4 = 2 and kind <= 3 or id % 4 = 3 and kind <= 4
                    )
                    insert into step
                    select id, desk, due from made, generate_series(0, 4) desk
                    where not ? and case id % 4 when 0 then desk = 0 when 1 then desk in (1, 2)
                                                when 2 then desk = 3 else desk = 4 end
                    """)) {
                insert.setString(1, json(sample.fields()));
                insert.setObject(2, sample.due().atOffset(ZoneOffset.UTC));
                insert.setBoolean(3, closed);
                insert.setLong(4, cases);
                insert.setBoolean(5, closed);
                insert.setBoolean(6, closed);
                return insert.executeUpdate();
            }
        });
    }

    @Override
    public Tally tally() throws SQLException {
        return connections().with(connection -> {
            try (PreparedStatement query = connection.prepareStatement("""
                    select count(*), count(ended),
                           count(*) filter (where ended is not null and
                               (select count(*) from event where event.life = life.id) <> 6)
                    from life where due < ?
                    """)) {
                query.setObject(1, Application.HORIZON.atOffset(ZoneOffset.UTC));
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    return new Tally(row.getLong(1), row.getLong(2), row.getLong(3));
                }
            }
        });
    }

    @Override
    public void close() throws SQLException {
        if (connections != null) {
            connections.close();
        }
    }
}
