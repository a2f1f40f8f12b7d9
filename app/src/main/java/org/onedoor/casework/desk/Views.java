package org.onedoor.casework.desk;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.onedoor.journal.Journal;
import org.onedoor.journal.Once;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** 常用筛选与显示设置: filters that are kept, one's own or the department's, and which columns a queue has. */
@Repository
class Views {

    static final int MOST_FILTERS = 50;
    static final int LONGEST_NAME = 40;

    /** Under which the department's default is kept. */
    private static final UUID DEPARTMENT = new UUID(0, 0);

    /** @param mine whether the reader keeps it, and not a colleague */
    record Filter(UUID id, String name, String query, boolean shared, boolean mine) {}

    /**
     * How somebody's queue looks.
     *
     * @param query the filter that it opens with, blank for none
     */
    record Setting(List<Column> columns, String query) {}

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Once once;
    private final Clock clock;
    private final Within within;

    Views(JdbcClient jdbc, Journal journal, Once once, Clock clock, Within within) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.once = once;
        this.clock = clock;
        this.within = within;
    }

    /** One's own and those that colleagues share, by name. */
    List<Filter> filters(Actor actor) {
        return jdbc
                .sql("""
                        SELECT id, name, query, shared, account = :account AS mine FROM casework.saved_filter
                         WHERE department = :department AND region = :region AND (shared OR account = :account)
                         ORDER BY name, id""")
                .param("account", actor.account())
                .param("department", actor.department())
                .param("region", actor.region())
                .query(Filter.class)
                .list()
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    private record Keep(String name, String query, boolean shared) {}

    @Transactional
    void keep(Actor actor, String key, String name, Wanted wanted, boolean shared) {
        Keep wish = new Keep(name.strip(), wanted.query(), shared);
        once.run(actor, key, wish, UUID.class, () -> {
            if (wish.name().isEmpty() || wish.name().length() > LONGEST_NAME) {
                throw new Refused(new DeskRefusal.NotValid());
            }
            if (filters(actor).stream().filter(Filter::mine).count() >= MOST_FILTERS) {
                throw new Refused(new DeskRefusal.TooMany(MOST_FILTERS));
            }
            UUID id = Ids.next(clock);
            jdbc.sql("""
                            INSERT INTO casework.saved_filter (id, department, region, account, name, query, shared, made_at)
                            VALUES (:id, :department, :region, :account, :name, :query, :shared, :at)""")
                    .param("id", id)
                    .param("department", actor.department())
                    .param("region", actor.region())
                    .param("account", actor.account())
                    .param("name", wish.name())
                    .param("query", wish.query())
                    .param("shared", wish.shared())
                    .param("at", OffsetDateTime.now(clock))
                    .update();
            journal.append(
                    actor,
                    "casework.filter-kept.v1",
                    "filter",
                    id,
                    actor.city(),
                    Map.of("query", wish.query(), "shared", wish.shared()));
            return id;
        });
    }

    private record Remove(UUID filter) {}

    /** One's own, or for the head any that is shared. */
    @Transactional
    void remove(Actor actor, String key, UUID id) {
        once.run(actor, key, new Remove(id), UUID.class, () -> {
            Filter filter = filters(actor).stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> within.hidden(actor, "filter", id));
            if (!filter.mine() && actor.role() != Role.HEAD) {
                throw new Refused(new DeskRefusal.HeadOnly());
            }
            jdbc.sql("DELETE FROM casework.saved_filter WHERE id = :id")
                    .param("id", id)
                    .update();
            journal.append(actor, "casework.filter-removed.v1", "filter", id, actor.city(), Map.of());
            return id;
        });
    }

    /** One's own setting, else the department's, else the usual. */
    Setting setting(Actor actor) {
        return jdbc.sql("""
                        SELECT columns, query FROM casework.desk_view
                         WHERE department = :department AND region = :region AND account IN (:account, :everybody)
                         ORDER BY account = :everybody LIMIT 1""")
                .param("department", actor.department())
                .param("region", actor.region())
                .param("account", actor.account())
                .param("everybody", DEPARTMENT)
                .query((row, n) -> new Setting(
                        Column.of(List.of((String[]) row.getArray("columns").getArray())), row.getString("query")))
                .optional()
                .orElseGet(() -> new Setting(Column.USUAL, ""));
    }

    private record SetView(List<String> columns, String query, boolean everybody) {}

    /** @param everybody whether it is to be the department's default, which only the head sets */
    @Transactional
    void set(Actor actor, String key, List<Column> columns, String query, boolean everybody) {
        if (everybody && actor.role() != Role.HEAD) {
            throw new Refused(new DeskRefusal.HeadOnly());
        }
        List<String> codes = columns.stream().map(Column::code).toList();
        String known = query.isBlank() ? "" : Wanted.ofQuery(query).query();
        once.run(actor, key, new SetView(codes, known, everybody), Boolean.class, () -> {
            jdbc.sql("""
                            INSERT INTO casework.desk_view (department, region, account, columns, query, changed_at, changed_by)
                            VALUES (:department, :region, :account, :columns, :query, :at, :by)
                            ON CONFLICT (department, region, account) DO UPDATE
                               SET columns = excluded.columns, query = excluded.query, changed_at = excluded.changed_at,
                                   changed_by = excluded.changed_by""")
                    .param("department", actor.department())
                    .param("region", actor.region())
                    .param("account", everybody ? DEPARTMENT : actor.account())
                    .param("columns", codes.toArray(String[]::new))
                    .param("query", known)
                    .param("at", OffsetDateTime.now(clock))
                    .param("by", actor.account())
                    .update();
            journal.append(
                    actor,
                    "casework.desk-view-set.v1",
                    "account",
                    everybody ? DEPARTMENT : actor.account(),
                    actor.city(),
                    Map.of("columns", codes, "query", known, "department", everybody));
            return true;
        });
    }

    private record Reset(String what) {}

    /** Back to the department's default. */
    @Transactional
    void reset(Actor actor, String key) {
        once.run(actor, key, new Reset("own"), Boolean.class, () -> {
            jdbc.sql("DELETE FROM casework.desk_view WHERE department = :department AND region = :region"
                            + " AND account = :account")
                    .param("department", actor.department())
                    .param("region", actor.region())
                    .param("account", actor.account())
                    .update();
            journal.append(actor, "casework.desk-view-reset.v1", "account", actor.account(), actor.city(), Map.of());
            return true;
        });
    }
}
