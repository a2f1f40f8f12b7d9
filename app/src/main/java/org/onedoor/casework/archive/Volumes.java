package org.onedoor.casework.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 案卷: which volumes of which cases were sealed, and which cases wait for it. */
@Repository
public class Volumes {

    /**
     * One sealed volume.
     *
     * @param number counted from 1; a later one holds all that the earlier did and what came after
     * @param version of the case as it was sealed
     * @param format in which form the file was written down to make the digest
     * @param root {@link Enclosed#root}
     */
    public record Volume(int number, Instant at, int version, int format, String root) {}

    /** A case whose file is to be sealed, at the place where the next look goes on. */
    public record Due(String city, UUID caseId, String region, Instant ended) {}

    private final JdbcClient jdbc;

    Volumes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest first. */
    public List<Volume> of(String city, UUID caseId) {
        return jdbc.sql("""
                        SELECT volume, at, version, format, encode(root, 'hex') AS root FROM casework.archive
                         WHERE city = :city AND case_id = :case ORDER BY volume DESC""")
                .param("city", city)
                .param("case", caseId)
                .query(Volumes::volume)
                .list();
    }

    /** Cases that ended before a time and are not sealed as they are now, the first to end first. */
    public List<Due> due(Instant before, @Nullable Due after, int most) {
        return jdbc.sql("""
                        SELECT c.city, c.id, c.region, c.ended_at FROM casework.case_file c
                         WHERE c.ended_at < :before AND (:after::timestamptz IS NULL OR (c.ended_at, c.id) > (:after, :afterId::uuid))
                           AND NOT EXISTS (SELECT FROM casework.archive a
                                            WHERE a.city = c.city AND a.case_id = c.id AND a.version = c.version)
                         ORDER BY c.ended_at, c.id LIMIT :most""")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("after", after == null ? null : after.ended().atOffset(ZoneOffset.UTC))
                .param("afterId", after == null ? null : after.caseId(), java.sql.Types.OTHER)
                .param("most", most)
                .query((row, n) -> new Due(
                        row.getString("city"),
                        row.getObject("id", UUID.class),
                        row.getString("region"),
                        row.getObject("ended_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** So that nothing is added to them while they are sealed; in the order of their ids, as all who lock several do. */
    public void lock(List<Due> cases) {
        jdbc.sql("SELECT FROM casework.case_file WHERE id = ANY(:ids) ORDER BY id FOR UPDATE")
                .param("ids", cases.stream().map(Due::caseId).toArray(UUID[]::new))
                .query((row, n) -> n)
                .list();
    }

    /**
     * Seals a case as its next volume; the caller has locked the case.
     *
     * @return the volume's number; 0 where this version is sealed already
     */
    public int seal(Due due, int version, Instant at, int format, String root) {
        return jdbc.sql("""
                        INSERT INTO casework.archive (city, case_id, volume, version, at, format, root)
                        SELECT :city, :case, coalesce(max(volume), 0) + 1, :version, :at, :format, decode(:root, 'hex')
                          FROM casework.archive WHERE city = :city AND case_id = :case
                        HAVING coalesce(max(version), 0) < :version
                        RETURNING volume""")
                .param("city", due.city())
                .param("case", due.caseId())
                .param("format", format)
                .param("version", version)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("root", root)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private static Volume volume(ResultSet row, int n) throws SQLException {
        return new Volume(
                row.getInt("volume"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getInt("version"),
                row.getInt("format"),
                row.getString("root"));
    }
}
