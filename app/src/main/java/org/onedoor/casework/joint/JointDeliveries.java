package org.onedoor.casework.joint;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.casework.life.Delivery;
import org.onedoor.casework.life.FilingNumber;
import org.onedoor.journal.AccessLog;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Cities;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 一次送达 as rows. At the counter of a hall are those of wholes that were applied for in its region and below. */
@Repository
class JointDeliveries {

    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final AccessLog accesses;

    JointDeliveries(JdbcClient jdbc, AccessLog accesses) {
        this.jdbc = jdbc;
        this.accesses = accesses;
    }

    /** Of a whole, the oldest first. */
    List<JointDelivery> of(JointCase joint) {
        return jdbc.sql("""
                        SELECT number, ready_at, asked, due, way, detail, served_at FROM casework.joint_delivery
                         WHERE city = :city AND joint = :joint ORDER BY number""")
                .param("city", joint.city())
                .param("joint", joint.id())
                .query(JointDeliveries::row)
                .list();
    }

    /** Wholes of which something is decided and waits for the rest. */
    List<JointCases.Whole> collecting() {
        return jdbc.sql("""
                        SELECT DISTINCT j.city, j.id, j.region
                          FROM casework.joint j
                          JOIN casework.joint_member m ON m.city = j.city AND m.joint = j.id
                          JOIN casework.case_file c ON c.city = m.city AND c.id = m.case_id
                         WHERE j.delivery IN ('post', 'counter') AND m.delivery IS NULL AND c.delivery = 'together'
                           AND c.state IN ('granted', 'granted-deficient', 'denied')
                         ORDER BY j.city, j.id""")
                .query((row, n) -> new JointCases.Whole(
                        row.getString("city"), row.getObject("id", UUID.class), row.getString("region")))
                .list();
    }

    void add(JointCase joint, int number, Instant at, boolean asked, LocalDate due) {
        jdbc.sql("""
                        INSERT INTO casework.joint_delivery (city, joint, number, ready_at, asked, due)
                        VALUES (:city, :joint, :number, :at, :asked, :due)""")
                .param("city", joint.city())
                .param("joint", joint.id())
                .param("number", number)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("asked", asked)
                .param("due", due)
                .update();
    }

    /** A member goes out with it. */
    void with(JointCase joint, JointCase.Member member, int number) {
        jdbc.sql("""
                        UPDATE casework.joint_member SET delivery = :number
                         WHERE city = :city AND joint = :joint AND position = :position""")
                .param("number", number)
                .param("city", joint.city())
                .param("joint", joint.id())
                .param("position", member.position())
                .update();
    }

    /** Nothing goes out on paper any more. */
    void drop(JointCase joint, int number) {
        for (String part : List.of(
                "UPDATE casework.joint_member SET delivery = NULL"
                        + " WHERE city = :city AND joint = :joint AND delivery = :number",
                "DELETE FROM casework.joint_delivery"
                        + " WHERE city = :city AND joint = :joint AND number = :number AND served_at IS NULL")) {
            jdbc.sql(part)
                    .param("city", joint.city())
                    .param("joint", joint.id())
                    .param("number", number)
                    .update();
        }
    }

    void served(JointCase joint, int number, Delivery way, String detail, UUID by, Instant at) {
        jdbc.sql("""
                        UPDATE casework.joint_delivery SET way = :way, detail = :detail, served_by = :by, served_at = :at
                         WHERE city = :city AND joint = :joint AND number = :number""")
                .param("way", way.code())
                .param("detail", detail)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("city", joint.city())
                .param("joint", joint.id())
                .param("number", number)
                .update();
    }

    /** One whole, as far as the clerk's hall serves where it was applied for. */
    JointCases.Whole require(Actor clerk, UUID id) {
        return jdbc.sql("SELECT city, id, region FROM casework.joint WHERE id = :id AND region LIKE :below AND :clerk")
                .param("id", id)
                .param("below", Cities.below(clerk.region()))
                .param("clerk", clerk.role() == Role.CLERK)
                .query((row, n) -> new JointCases.Whole(
                        row.getString("city"), row.getObject("id", UUID.class), row.getString("region")))
                .optional()
                .orElseThrow(() -> hidden(clerk, id));
    }

    private Refused hidden(Actor clerk, UUID id) {
        boolean there = jdbc.sql("SELECT EXISTS (SELECT FROM casework.joint WHERE id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
        if (there) {
            accesses.denied(clerk, "joint", id);
        }
        return new Refused(new CaseRefusal.NoSuchCase());
    }

    /** @param things ids of the items that go out with it, with their versions */
    record Waiting(
            UUID id,
            FilingNumber number,
            String bundle,
            int bundleVersion,
            LocalDate due,
            String address,
            List<String> things) {}

    private static final String WAITING = """
            SELECT j.id, j.filing_number, j.bundle, j.bundle_version, d.due, j.delivery_address,
                   ARRAY(SELECT m.item || '@' || m.item_version FROM casework.joint_member m
                          WHERE m.city = d.city AND m.joint = d.joint AND m.delivery = d.number ORDER BY m.position) AS things
              FROM casework.joint_delivery d JOIN casework.joint j ON j.city = d.city AND j.id = d.joint
             WHERE d.served_at IS NULL AND j.region LIKE :below""";

    /** 待领取 of a party, of whatever was applied for by it or has come to it since. */
    List<Waiting> pickups(Actor clerk, UUID party) {
        return waiting(
                " AND j.delivery = 'counter' AND (j.party = :party OR EXISTS (SELECT FROM casework.joint_member m"
                        + " JOIN casework.case_file c ON c.city = m.city AND c.id = m.case_id"
                        + " WHERE m.city = j.city AND m.joint = j.id AND c.party = :party))",
                Map.of("below", Cities.below(clerk.region()), "party", party));
    }

    /** 待寄出, the most urgent first; where each goes is personal, and so each look is logged. */
    List<Waiting> parcels(Actor clerk) {
        List<Waiting> parcels = waiting(" AND j.delivery = 'post'", Map.of("below", Cities.below(clerk.region())));
        parcels.forEach(parcel -> accesses.read(clerk, "joint", parcel.id(), "delivery"));
        return parcels;
    }

    private List<Waiting> waiting(String which, Map<String, Object> values) {
        return jdbc.sql(WAITING + which + " ORDER BY d.due, j.id LIMIT " + MOST)
                .params(values)
                .query((row, n) -> new Waiting(
                        row.getObject("id", UUID.class),
                        new FilingNumber(row.getString("filing_number")),
                        row.getString("bundle"),
                        row.getInt("bundle_version"),
                        row.getObject("due", LocalDate.class),
                        Optional.ofNullable(row.getString("delivery_address")).orElse(""),
                        List.of((String[]) row.getArray("things").getArray())))
                .list();
    }

    private static JointDelivery row(ResultSet row, int n) throws SQLException {
        OffsetDateTime served = row.getObject("served_at", OffsetDateTime.class);
        return new JointDelivery(
                row.getInt("number"),
                row.getObject("ready_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("asked"),
                row.getObject("due", LocalDate.class),
                Optional.ofNullable(row.getString("way")).flatMap(Delivery::of).orElse(null),
                row.getString("detail"),
                served == null ? null : served.toInstant());
    }
}
