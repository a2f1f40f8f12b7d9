package org.onedoor.identity;

import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.journal.Journal;
import org.onedoor.shared.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** 主体库: the persons and firms known here. */
@Repository
public class Parties {

    private static final String SELECT = """
            select p.id, p.kind, n.name person_name, n.id_kind, n.id_number, n.born_on, n.sex, n.phone,
                   n.address person_address, n.region person_region, n.source person_source, n.as_of person_as_of,
                   f.name firm_name, f.credit_code, f.address firm_address, f.region firm_region,
                   f.source firm_source, f.as_of firm_as_of
              from identity.party p
              left join identity.person n on n.party = p.id
              left join identity.firm f on f.party = p.id
             where p.erased_at is null
            """;

    private final JdbcClient db;
    private final Journal journal;
    private final Clock clock;

    Parties(JdbcClient db, Journal journal, Clock clock) {
        this.db = db;
        this.journal = journal;
        this.clock = clock;
    }

    public Optional<Party> find(UUID id) {
        return db.sql(SELECT + " and p.id = :id")
                .param("id", id)
                .query(Parties::party)
                .optional();
    }

    /** A person by document; for the program's own use and for consent, never for a search page. */
    public Optional<Person> findPerson(String idKind, String idNumber) {
        return db.sql(SELECT + " and n.id_kind = :kind and n.id_number = :number")
                .param("kind", idKind)
                .param("number", idNumber)
                .query(Parties::party)
                .optional()
                .map(Person.class::cast);
    }

    public Optional<Firm> findFirm(String creditCode) {
        return db.sql(SELECT + " and f.credit_code = :code")
                .param("code", creditCode)
                .query(Parties::party)
                .optional()
                .map(Firm.class::cast);
    }

    /** Several firms, by their ids; who is none, or was erased, is not in the answer. */
    public Map<UUID, Firm> firms(Collection<UUID> ids) {
        return db
                .sql(SELECT + " and p.kind = 'firm' and p.id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(Parties::party)
                .list()
                .stream()
                .map(Firm.class::cast)
                .collect(toMap(Firm::id, firm -> firm));
    }

    /** The names for a list; a party that has been erased is not in the answer. */
    public Map<UUID, String> names(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        record Named(UUID id, String name) {}
        return db.sql("""
                        select party id, name from identity.person where party = any(:ids)
                        union all
                        select party, name from identity.firm where party = any(:ids)
                        """).param("ids", ids.toArray(UUID[]::new)).query(Named.class).list().stream()
                .collect(toMap(Named::id, Named::name));
    }

    /** Records a person that a register vouches for. */
    @Transactional
    public void add(Actor actor, Person person, boolean demo) {
        addParty(actor, person, demo);
        db.sql("""
                        insert into identity.person (party, name, id_kind, id_number, born_on, sex, phone, address,
                                                     region, source, as_of)
                        values (:id, :name, :idKind, :idNumber, :bornOn, :sex, :phone, :address, :region, :source,
                                :asOf)
                        """)
                .param("id", person.id())
                .param("name", person.name())
                .param("idKind", person.idKind())
                .param("idNumber", person.idNumber())
                .param("bornOn", person.bornOn())
                .param("sex", person.sex())
                .param("phone", person.phone())
                .param("address", person.address())
                .param("region", person.region())
                .param("source", person.source())
                .param("asOf", person.asOf().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Records a firm that a register vouches for. */
    @Transactional
    public void add(Actor actor, Firm firm, boolean demo) {
        addParty(actor, firm, demo);
        db.sql("""
                        insert into identity.firm (party, name, credit_code, address, region, source, as_of)
                        values (:id, :name, :creditCode, :address, :region, :source, :asOf)
                        """)
                .param("id", firm.id())
                .param("name", firm.name())
                .param("creditCode", firm.creditCode())
                .param("address", firm.address())
                .param("region", firm.region())
                .param("source", firm.source())
                .param("asOf", firm.asOf().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void addParty(Actor actor, Party party, boolean demo) {
        db.sql("insert into identity.party (id, kind, recorded_at, demo) values (:id, :kind, :at, :demo)")
                .param("id", party.id())
                .param("kind", party.kind())
                .param("at", OffsetDateTime.now(clock))
                .param("demo", demo)
                .update();
        journal.append(
                actor,
                "identity.party-recorded.v1",
                "party",
                party.id(),
                actor.city(),
                Map.of("kind", party.kind(), "source", party.source()));
    }

    private static Party party(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        if (row.getString("kind").equals("firm")) {
            return new Firm(
                    id,
                    row.getString("firm_name"),
                    row.getString("credit_code"),
                    row.getString("firm_address"),
                    row.getString("firm_region"),
                    row.getString("firm_source"),
                    row.getObject("firm_as_of", OffsetDateTime.class).toInstant());
        }
        return new Person(
                id,
                row.getString("person_name"),
                row.getString("id_kind"),
                row.getString("id_number"),
                row.getObject("born_on", LocalDate.class),
                row.getString("sex"),
                row.getString("phone"),
                row.getString("person_address"),
                row.getString("person_region"),
                row.getString("person_source"),
                row.getObject("person_as_of", OffsetDateTime.class).toInstant());
    }
}
