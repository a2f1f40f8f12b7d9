package org.onedoor.casework;

import java.util.UUID;
import org.onedoor.paper.ElectronicDelivery;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The way of delivery as it stands on the case now: none stored is electronic. */
@Repository
class ChosenDelivery implements ElectronicDelivery {

    private final JdbcClient jdbc;

    ChosenDelivery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean chosen(UUID caseId) {
        return jdbc.sql("SELECT delivery IS NULL FROM casework.case_file WHERE id = :id")
                .param("id", caseId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }
}
