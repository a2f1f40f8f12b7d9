package org.onedoor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TestDatabaseTest {

    @RegisterExtension
    static final TestDatabase one = TestDatabase.migrated();

    @RegisterExtension
    static final TestDatabase other = TestDatabase.migrated();

    @Test
    void clonesDoNotSeeEachOther() {
        one.jdbc().sql("create table mark (id int)").update();

        assertThat(tables(one)).isEqualTo(1);
        assertThat(tables(other)).isZero();
    }

    private static int tables(TestDatabase database) {
        return database.jdbc()
                .sql("select count(*) from pg_tables where tablename = 'mark'")
                .query(Integer.class)
                .single();
    }

    @Test
    void rollsBackWhatATransactionDid() {
        one.jdbc().sql("create table kept (id int)").update();
        one.transaction().executeWithoutResult(status -> {
            one.jdbc().sql("insert into kept values (1)").update();
            status.setRollbackOnly();
        });

        assertThat(one.jdbc()
                        .sql("select count(*) from kept")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void sortsByCodePointAndKnowsChineseTrigrams() {
        one.jdbc().sql("create extension if not exists pg_trgm").update();

        assertThat(one.jdbc()
                        .sql("select show_trgm('食品经营许可')::text")
                        .query(String.class)
                        .single())
                .isNotEqualTo("{}");
        assertThat(one.jdbc()
                        .sql("select 'B' < 'a' and '一' < '门'")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }
}
