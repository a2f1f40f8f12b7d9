package org.onedoor.data;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.onedoor.journal.AccessLog;
import org.onedoor.shared.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** 证照库: the licences that other systems issued to a party. Every reading is logged with its purpose. */
@Repository
public class Holdings {

    private static final String SELECT = """
            select id, licence_type, number, issuer, valid_from, valid_to, face, as_of
              from data.holding where party = :party and until is null
            """;

    private final JdbcClient jdbc;
    private final AccessLog accesses;

    Holdings(JdbcClient jdbc, AccessLog accesses) {
        this.jdbc = jdbc;
        this.accesses = accesses;
    }

    /** All of a party's licences, run out or not, by type, the newest first. */
    @Transactional
    public List<Holding> of(Actor actor, UUID party, String purpose) {
        List<Holding> held = jdbc.sql(SELECT + " order by licence_type, valid_from desc, id")
                .param("party", party)
                .query(Holdings::holding)
                .list();
        accesses.read(actor, "party", party, purpose);
        return held;
    }

    /** A party's licences of one type, the newest first. */
    @Transactional
    public List<Holding> of(Actor actor, UUID party, String licenceType, String purpose) {
        List<Holding> held = jdbc.sql(SELECT + " and licence_type = :type order by valid_from desc, id")
                .param("party", party)
                .param("type", licenceType)
                .query(Holdings::holding)
                .list();
        accesses.read(actor, "party", party, purpose);
        return held;
    }

    private static Holding holding(ResultSet row, int number) throws SQLException {
        return new Holding(
                row.getObject("id", UUID.class),
                row.getString("licence_type"),
                row.getString("number"),
                row.getString("issuer"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                Collection.JSON.readTree(row.getString("face")),
                row.getObject("as_of", OffsetDateTime.class).toInstant());
    }
}
