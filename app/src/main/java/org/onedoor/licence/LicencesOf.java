package org.onedoor.licence;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 已颁发的证照: licences as the rooms above need them to change or renew them, and to say when they run out. */
@Component
public class LicencesOf {

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

    /** Of some licences those of firms whose number is the firm's own credit code, in their current versions. */
    public List<Licence> numberedByTheirHolder(Collection<UUID> ids) {
        return jdbc.sql(LicenceRows.SELECT + """
                         where l.id = any(:ids) and v.version = l.current_version
                           and v.id_kind = :creditCode and v.id_number = v.number
                         order by l.id""")
                .param("ids", ids.toArray(UUID[]::new))
                .param("creditCode", LicenceHolder.IdKind.CREDIT_CODE.code())
                .query(LicenceRows::read)
                .list();
    }

    /** One of what a party holds of one type, in its current version, wherever it was issued. */
    public Optional<Licence> ofParty(UUID party, String type, UUID id) {
        return find(id).filter(licence ->
                licence.holder().party().equals(party) && licence.type().code().equals(type));
    }

    /**
     * What a party holds of one type that was issued in a region and stands on a day, in its current versions, newest first.
     *
     * @param ending only those with a last day
     * @param ended also those whose last day is over
     * @param most no more than so many
     */
    public List<Licence> standing(
            UUID party, String type, String region, LocalDate on, boolean ending, boolean ended, int most) {
        return jdbc.sql(LicenceRows.SELECT + """
                 where l.party = :party and l.type_code = :type and l.region = :region and v.version = l.current_version
                   and (v.valid_to is not null or not :ending)
                   and (v.status = 'issued' and (v.valid_to is null or v.valid_to >= :on or :ended)
                        or v.status = 'expired' and :ended)
                 order by l.id desc
                 limit :most
                """)
                .param("party", party)
                .param("type", type)
                .param("region", region)
                .param("on", on)
                .param("ending", ending)
                .param("ended", ended)
                .param("most", most)
                .query(LicenceRows::read)
                .list();
    }

    /**
     * What a party holds and that stands on a day, in its current versions, newest first: what was issued to it, and, of a firm, what
     * was issued in its name when it was founded, to whoever applied for it.
     *
     * @param creditCode of a firm, null for a person
     */
    public List<Licence> held(UUID party, @Nullable String creditCode, LocalDate on) {
        return jdbc.sql(LicenceRows.SELECT + """
                 where l.id in (select own.id from licence.licence own where own.party = :party
                                union
                                select f.licence from licence.version f
                                 where f.id_kind = 'credit-code' and f.id_number = :code::text)
                   and v.version = l.current_version and v.status = 'issued' and (v.valid_to is null or v.valid_to >= :on)
                 order by l.id desc
                """)
                .param("party", party)
                .param("code", creditCode)
                .param("on", on)
                .query(LicenceRows::read)
                .list();
    }

    /** The versions that a licence had before its current one and that were replaced, newest first. */
    public List<Licence> former(UUID id) {
        return jdbc.sql(LicenceRows.SELECT + """
                 where l.id = :id and v.version < l.current_version and v.status = 'replaced'
                 order by v.version desc
                """)
                .param("id", id)
                .query(LicenceRows::read)
                .list();
    }

    /** The same, locked to the end of the transaction, so that nobody else begins to change it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Licence> lock(UUID id) {
        // by itself first: which version is the current one is read when whoever had it before is done
        jdbc.sql("select from licence.licence where id = :id for update")
                .param("id", id)
                .query((row, n) -> n)
                .list();
        return jdbc.sql(LicenceRows.SELECT + """
                 where l.id = :id and v.version = l.current_version
                   for update of l, v
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
