package org.onedoor.casework.joint;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Of which application for several items a case is part, for rooms that began it. */
@Repository
public class WholeOf {

    private final JdbcClient jdbc;

    WholeOf(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The draft that was filled in for the whole; empty for a case that is part of none. */
    public Optional<UUID> draft(UUID caseId) {
        return jdbc.sql("""
                        SELECT j.draft FROM casework.joint_member m JOIN casework.joint j ON j.city = m.city AND j.id = m.joint
                         WHERE m.case_id = :case""").param("case", caseId).query(UUID.class).optional();
    }
}
