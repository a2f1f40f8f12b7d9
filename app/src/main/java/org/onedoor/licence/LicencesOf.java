package org.onedoor.licence;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 已颁发的证照: licences as the rooms above need them to change or renew them, and to say when they run out. */
@Component
public class LicencesOf {

    /** Nobody holds more of one type that he could mean. */
    private static final int MOST = 50;

    private final JdbcClient jdbc;

    LicencesOf(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A licence in its current version; the caller has decided that it may be seen. */
    public Optional<Licence> find(UUID id) {
        return jdbc.sql(LicenceRows.SELECT + " where l.id = :id and v.version = l.current_version")
                .param("id", id)
                .query(LicenceRows::read)
                .optional();
    }

    /** What a party holds of one type, in its current versions, newest first. */
    public List<Licence> ofParty(UUID party, String type) {
        return jdbc.sql(LicenceRows.SELECT + """
                 where l.party = :party and l.type_code = :type and v.version = l.current_version
                 order by l.id desc
                 limit :limit
                """)
                .param("party", party)
                .param("type", type)
                .param("limit", MOST)
                .query(LicenceRows::read)
                .list();
    }

    /** The same, locked to the end of the transaction, so that nobody else begins to change it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Licence> lock(UUID id) {
        return jdbc.sql(LicenceRows.SELECT + """
                 where l.id = :id and v.version = l.current_version
                   for update of l
                """)
                .param("id", id)
                .query(LicenceRows::read)
                .optional();
    }

    /**
     * Licences of a type that end within some days and of whose end nothing was said so near to it yet (到期提醒). They
     * count as said with the caller's transaction, so that nobody is told twice however often one asks.
     *
     * @param days how near the end is; a licence that was issued for no longer is left out
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Licence> toRemind(String type, LocalDate today, int days, int most) {
        List<Licence> ending = jdbc.sql(LicenceRows.SELECT + """
                 where v.status = 'issued' and v.valid_to between :today and :last and l.type_code = :type
                   and v.version = l.current_version and v.valid_from < v.valid_to - :days::integer
                   and (v.reminded is null or v.reminded > :days)
                 order by v.valid_to, l.id
                 limit :most
                   for update of v skip locked
                """)
                .param("today", today)
                .param("last", today.plusDays(days))
                .param("type", type)
                .param("days", days)
                .param("most", most)
                .query(LicenceRows::read)
                .list();
        jdbc.sql("""
                        update licence.version v set reminded = :days
                          from unnest(:ids::uuid[], :versions::smallint[]) as r (licence, version)
                         where v.licence = r.licence and v.version = r.version
                        """)
                .param("days", days)
                .param("ids", ending.stream().map(Licence::id).toArray(UUID[]::new))
                .param(
                        "versions",
                        ending.stream().map(one -> (short) one.version()).toArray(Short[]::new))
                .update();
        return ending;
    }
}
