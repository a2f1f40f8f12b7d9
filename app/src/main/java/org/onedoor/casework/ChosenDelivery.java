package org.onedoor.casework;

import java.util.Optional;
import java.util.UUID;
import org.onedoor.casework.life.Delivery;
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

    /** What a part goes by whose whole was filled in as this draft; empty where each part goes by itself. */
    Optional<Delivery> ofWhole(UUID draft) {
        return jdbc.sql("SELECT delivery FROM casework.joint WHERE draft = :draft AND delivery IS NOT NULL")
                .param("draft", draft)
                .query(String.class)
                .optional()
                .map(code -> code.equals(Delivery.ELECTRONIC.code()) ? Delivery.ELECTRONIC : Delivery.TOGETHER);
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
