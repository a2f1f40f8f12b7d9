package org.onedoor.rating;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Slice;
import org.onedoor.shared.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 差评工单台: what the desk shows, one query for each screen; scoped to the reviewer's department and region. */
@Repository
class RatingDesk {

    static final int PAGE = 30;

    private final JdbcClient jdbc;

    RatingDesk(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One line of the list. */
    record Line(
            UUID id,
            String filingNumber,
            Text item,
            Grade grade,
            WorkOrder.State state,
            LocalDate due,
            Instant openedAt,
            @Nullable Instant rectifiedAt) {}

    /**
     * One work order with everything a reviewer needs.
     *
     * @param account who rated, to be called back
     */
    record Sheet(
            WorkOrder order,
            Text item,
            String filingNumber,
            UUID caseId,
            boolean granted,
            String channel,
            UUID account,
            UUID party,
            Rating rating,
            @Nullable Rating followUp,
            @Nullable String callBackNote,
            @Nullable String rectificationNote) {}

    /** Open work orders, the next date first. */
    Slice<Line> open(Actor actor, @Nullable String cursor) {
        return lines(
                actor, After.read(cursor, LocalDate::parse), line -> line.due().toString(), """
                select w.id, i.filing_number, i.name_zh, i.name_en, r.grade, w.state, w.due, w.opened_at, w.rectified_at
                  from rating.work_order w
                  join rating.invitation i on i.city = w.city and i.id = w.invitation
                  join rating.rating r on r.city = w.city and r.id = w.rating
                 where w.department = :department and w.region = :region and w.state <> 'rectified'
                   and (:id::uuid is null or (w.due, w.id) > (:sort::date, :id::uuid))
                 order by w.due, w.id
                 limit :most
                """);
    }

    /** Closed ones, the newest first. */
    Slice<Line> done(Actor actor, @Nullable String cursor) {
        return lines(actor, After.read(cursor, Instant::parse), line -> String.valueOf(line.rectifiedAt()), """
                select w.id, i.filing_number, i.name_zh, i.name_en, r.grade, w.state, w.due, w.opened_at, w.rectified_at
                  from rating.work_order w
                  join rating.invitation i on i.city = w.city and i.id = w.invitation
                  join rating.rating r on r.city = w.city and r.id = w.rating
                 where w.department = :department and w.region = :region and w.state = 'rectified'
                   and (:id::uuid is null or w.rectified_at < :sort::timestamptz
                        or (w.rectified_at = :sort::timestamptz and w.id > :id::uuid))
                 order by w.rectified_at desc, w.id
                 limit :most
                """);
    }

    /** Where the next page begins, as text that the database can read. A cursor that is none begins anew. */
    private record After(String sort, UUID id) {

        static @Nullable After read(@Nullable String cursor, Function<String, ?> sort) {
            // Four digits for the year: Java reads years that the database does not know.
            if (cursor == null || !cursor.matches("\\d{4}-[^_]*_.*")) {
                return null;
            }
            String[] parts = cursor.split("_", 2);
            try {
                return new After(sort.apply(parts[0]).toString(), UUID.fromString(parts[1]));
            } catch (DateTimeException | IllegalArgumentException none) {
                return null;
            }
        }
    }

    private Slice<Line> lines(Actor actor, @Nullable After after, Function<Line, String> sort, String sql) {
        List<Line> rows = jdbc.sql(sql)
                .param("department", actor.department())
                .param("region", actor.region())
                .param("sort", after == null ? null : after.sort())
                .param("id", after == null ? null : after.id(), Types.OTHER)
                .param("most", PAGE + 1)
                .query((row, n) -> line(row))
                .list();
        return Slice.of(rows, PAGE, last -> sort.apply(last) + "_" + last.id());
    }

    private static Line line(ResultSet row) throws SQLException {
        OffsetDateTime rectified = row.getObject("rectified_at", OffsetDateTime.class);
        return new Line(
                row.getObject("id", UUID.class),
                row.getString("filing_number"),
                new Text(row.getString("name_zh"), row.getString("name_en")),
                Grade.stored(row.getString("grade")),
                WorkOrder.State.of(row.getString("state")),
                row.getObject("due", LocalDate.class),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                rectified == null ? null : rectified.toInstant());
    }

    /** One work order of the reviewer's own department and region. */
    Optional<Sheet> sheet(Actor actor, UUID id) {
        return jdbc.sql("""
                select w.city, w.id, w.invitation, w.state, w.opened_at, w.call_back_by, w.rectify_by, w.called_back_at,
                       w.reached, w.rectified_at, i.name_zh, i.name_en, i.filing_number, i.case_id, i.granted, i.channel,
                       i.party, r.account, r.id as rating_id, r.number, r.grade, r.tags, rw.words, r.at,
                       f.id as later_id, f.grade as later_grade, f.tags as later_tags, fw.words as later_words,
                       f.at as later_at, c.note as call_back_note, x.note as rectification_note
                  from rating.work_order w
                  join rating.invitation i on i.city = w.city and i.id = w.invitation
                  join rating.rating r on r.city = w.city and r.id = w.rating
                  left join rating.words rw on rw.rating = r.id
                  left join rating.rating f on f.city = w.city and f.invitation = w.invitation and f.number = 2
                                           and r.number = 1
                  left join rating.words fw on fw.rating = f.id
                  left join rating.work_note c on c.work_order = w.id and c.kind = 'call-back'
                  left join rating.work_note x on x.work_order = w.id and x.kind = 'rectification'
                 where w.id = :id and w.department = :department and w.region = :region
                """)
                .param("id", id)
                .param("department", actor.department())
                .param("region", actor.region())
                .query(RatingDesk::sheet)
                .optional();
    }

    private static Sheet sheet(ResultSet row, int number) throws SQLException {
        UUID later = row.getObject("later_id", UUID.class);
        return new Sheet(
                WorkOrders.workOrder(row, number),
                new Text(row.getString("name_zh"), row.getString("name_en")),
                row.getString("filing_number"),
                row.getObject("case_id", UUID.class),
                row.getBoolean("granted"),
                row.getString("channel"),
                row.getObject("account", UUID.class),
                row.getObject("party", UUID.class),
                new Rating(
                        row.getObject("rating_id", UUID.class),
                        row.getInt("number"),
                        Grade.stored(row.getString("grade")),
                        Ratings.tags(row, "tags"),
                        row.getString("words"),
                        row.getObject("at", OffsetDateTime.class).toInstant()),
                later == null
                        ? null
                        : new Rating(
                                later,
                                2,
                                Grade.stored(row.getString("later_grade")),
                                Ratings.tags(row, "later_tags"),
                                row.getString("later_words"),
                                row.getObject("later_at", OffsetDateTime.class).toInstant()),
                row.getString("call_back_note"),
                row.getString("rectification_note"));
    }
}
