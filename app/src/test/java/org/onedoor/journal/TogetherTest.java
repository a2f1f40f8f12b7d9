package org.onedoor.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.onedoor.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class TogetherTest {

    @RegisterExtension
    static final TestDatabase database = TestDatabase.migrated();

    /** The driver names a statement at its fifth use, and PostgreSQL plans five named ones before it decides. */
    private static final int TIMES = 16;

    // What a connection has planned only it can tell.
    private SingleConnectionDataSource connection;
    private JdbcClient jdbc;
    private Together together;

    @BeforeEach
    void fill() throws SQLException {
        connection = new SingleConnectionDataSource(database.dataSource().getConnection(), true);
        jdbc = JdbcClient.create(connection);
        together = new Together(jdbc);
        jdbc.sql("create temp table line as select generate_series(1::bigint, 50000) as id")
                .update();
        jdbc.sql("create unique index on pg_temp.line (id)").update();
        jdbc.sql("analyze pg_temp.line").update();
    }

    @AfterEach
    void leave() {
        jdbc.sql("drop table pg_temp.line").update();
        connection.destroy();
    }

    private static Together.Part part(String name, Object... ids) {
        String sql = """
                delete from pg_temp.line l using unnest(:%1$s_ids::bigint[]) as o (id) where l.id = o.id""".formatted(name);
        return new Together.Part(name, sql, Map.of(name + "_ids", Together.column(List.of(ids), id -> id)));
    }

    @Test
    void tellsHowManyRowsEachPartWrote() {
        assertThat(together.write(List.of(part("first", 1, 2, 3), part("second", 0))))
                .isEqualTo(Map.of("first", 3, "second", 0));
        assertThat(jdbc.sql("select count(*) from pg_temp.line")
                        .query(Long.class)
                        .single())
                .isEqualTo(49_997);
    }

    @Test
    void keepsOnePlanForListsOfAnyLength() {
        for (int i = 0; i < TIMES; i++) {
            together.write(List.of(part("first", 10 * i, 10 * i + 1)));
        }
        assertThat(jdbc.sql("""
                        select generic_plans from pg_prepared_statements where statement like 'with first as%'
                        """).query(Integer.class).single()).isPositive();
    }
}
