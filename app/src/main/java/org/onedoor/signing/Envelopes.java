package org.onedoor.signing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.journal.Together;
import org.onedoor.shared.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** Envelopes as rows, always with their documents and signers. */
@Repository
class Envelopes {

    private static final TypeReference<List<Text>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    Envelopes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Envelope> find(UUID id) {
        return read("e.id = :id", Map.of("id", id), "").stream().findFirst();
    }

    /** Locked against every other change. */
    Optional<Envelope> lock(UUID id) {
        return read("e.id = :id", Map.of("id", id), " for update").stream().findFirst();
    }

    /** The last one of a draft, whatever has become of it. */
    Optional<Envelope> lastOf(UUID draft) {
        return read("e.draft = :draft", Map.of("draft", draft), "").stream().reduce((one, later) -> later);
    }

    /** The one of a draft that is alive, locked. */
    Optional<Envelope> lockLive(UUID draft) {
        return read("e.draft = :draft and e.state in ('open', 'complete')", Map.of("draft", draft), " for update")
                .stream()
                .findFirst();
    }

    List<Envelope> ofCase(UUID caseId) {
        return read("e.case_id = :case", Map.of("case", caseId), "");
    }

    /** The newest fifty that somebody known by these documents signs. */
    List<Envelope> signedBy(List<String> kinds, List<String> numbers) {
        return read(
                        """
                        e.id in (select s.envelope from signing.signer s
                                  where (s.id_kind, s.id_number) in
                                        (select * from unnest(:kinds::text[], :numbers::text[]))
                                  order by s.envelope desc limit 50)""",
                        Map.of(
                                "kinds", Together.column(kinds, kind -> kind),
                                "numbers", Together.column(numbers, number -> number)),
                        "")
                .reversed();
    }

    /** Complete ones whose files with the signatures are not all made, the oldest first. */
    List<UUID> unsealed(int most) {
        return jdbc.sql("""
                        select distinct e.id from signing.envelope e join signing.document d on d.envelope = e.id
                         where d.signed is null and e.state = 'complete' order by e.id limit :most""")
                .param("most", most)
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
    }

    void add(Envelope envelope) {
        jdbc.sql("""
                        insert into signing.envelope
                            (city, id, draft, party, account, matter_zh, matter_en, region, credit_code, department_zh,
                             department_en, ground_zh, ground_en, contents, state, opened_at, demo)
                        values (:city, :id, :draft, :party, :account, :matterZh, :matterEn, :region, :creditCode,
                                :departmentZh, :departmentEn, :groundZh, :groundEn, decode(:contents, 'hex'), 'open', :at,
                                :demo)""")
                .param("city", envelope.city())
                .param("id", envelope.id())
                .param("draft", envelope.draft())
                .param("party", envelope.party())
                .param("account", envelope.account())
                .param("matterZh", envelope.matter().zh())
                .param("matterEn", envelope.matter().en())
                .param("region", envelope.region())
                .param("creditCode", envelope.creditCode())
                .param("departmentZh", envelope.department().zh())
                .param("departmentEn", envelope.department().en())
                .param("groundZh", envelope.ground().zh())
                .param("groundEn", envelope.ground().en())
                .param("contents", envelope.contents())
                .param("at", utc(envelope.openedAt()))
                .param("demo", envelope.demo())
                .update();
        List<Envelope.Document> documents = envelope.documents();
        jdbc.sql("""
                        insert into signing.document
                            (envelope, number, item, id, title_zh, title_en, material, template, template_version, words,
                             form, answers, sha256, size)
                        select :envelope, d.number, d.item, d.id, d.title_zh, d.title_en, d.material, d.template, d.version,
                               decode(d.words, 'hex'), decode(d.form, 'hex'), decode(d.answers, 'hex'),
                               decode(d.sha256, 'hex'), d.size
                          from unnest(:numbers::int[], :items::text[], :ids::text[], :zh::text[], :en::text[],
                                      :materials::text[], :templates::text[], :versions::int[], :words::text[],
                                      :forms::text[], :answers::text[], :hashes::text[], :sizes::bigint[])
                               as d (number, item, id, title_zh, title_en, material, template, version, words, form,
                                     answers, sha256, size)""")
                .param("envelope", envelope.id())
                .param("numbers", Together.column(documents, Envelope.Document::number))
                .param("items", Together.column(documents, Envelope.Document::item))
                .param("ids", Together.column(documents, Envelope.Document::id))
                .param("zh", Together.column(documents, one -> one.title().zh()))
                .param("en", Together.column(documents, one -> one.title().en()))
                .param("materials", Together.column(documents, Envelope.Document::material))
                .param("templates", Together.column(documents, Envelope.Document::template))
                .param("versions", Together.column(documents, Envelope.Document::version))
                .param("words", Together.column(documents, Envelope.Document::words))
                .param("forms", basis(documents, WrittenDocument.Basis::form))
                .param("answers", basis(documents, WrittenDocument.Basis::answers))
                .param("hashes", Together.column(documents, Envelope.Document::sha256))
                .param("sizes", Together.column(documents, Envelope.Document::size))
                .update();
        List<Envelope.Signer> signers = envelope.signers();
        jdbc.sql("""
                        insert into signing.signer (envelope, number, name, id_kind, id_number, capacities, reminded_at)
                        select :envelope, s.number, s.name, s.id_kind, s.id_number, s.capacities::jsonb, :at
                          from unnest(:numbers::int[], :names::text[], :kinds::text[], :ids::text[], :as::text[])
                               as s (number, name, id_kind, id_number, capacities)""")
                .param("envelope", envelope.id())
                .param("at", utc(envelope.openedAt()))
                .param("numbers", Together.column(signers, Envelope.Signer::number))
                .param("names", Together.column(signers, one -> one.who().name()))
                .param("kinds", Together.column(signers, one -> one.who().idKind()))
                .param("ids", Together.column(signers, one -> one.who().idNumber()))
                .param(
                        "as",
                        Together.column(
                                signers,
                                one -> WrittenDocument.CANONICAL.writeValueAsString(
                                        one.who().as())))
                .update();
    }

    private static @Nullable String[] basis(
            List<Envelope.Document> documents, Function<WrittenDocument.Basis, String> side) {
        return Together.column(documents, one -> one.basis() == null ? null : side.apply(one.basis()));
    }

    /** Writes a signature, where there is none yet. */
    void sign(Envelope envelope, int number, Envelope.Signature signature) {
        int written = jdbc.sql("""
                        update signing.signer set signed_at = :at, account = :account, statement = :statement,
                               seal = decode(:seal, 'hex')
                         where envelope = :envelope and number = :number and signed_at is null and declined_at is null""")
                .param("at", utc(signature.at()))
                .param("account", signature.account())
                .param("statement", signature.statement())
                .param("seal", signature.seal())
                .param("envelope", envelope.id())
                .param("number", number)
                .update();
        if (written != 1) {
            throw new IllegalStateException("signed beside the lock: " + envelope.id() + " " + number);
        }
    }

    void decline(Envelope envelope, int number, Instant at, UUID account, String reason) {
        jdbc.sql("""
                        update signing.signer set declined_at = :at, account = :account, reason = :reason
                         where envelope = :envelope and number = :number""")
                .param("at", utc(at))
                .param("account", account)
                .param("reason", reason)
                .param("envelope", envelope.id())
                .param("number", number)
                .update();
    }

    void end(Envelope envelope, Envelope.State state, Instant at) {
        jdbc.sql("update signing.envelope set state = :state, ended_at = :at where id = :id")
                .param("state", state.code())
                .param("at", utc(at))
                .param("id", envelope.id())
                .update();
    }

    void giveUp(Envelope envelope, Envelope.Ending because, Instant at) {
        jdbc.sql("update signing.envelope set state = 'void', ended_at = :at, because = :because where id = :id")
                .param("at", utc(at))
                .param("because", because.code())
                .param("id", envelope.id())
                .update();
    }

    void reminded(Envelope envelope, Collection<Integer> numbers, Instant at) {
        jdbc.sql("update signing.signer set reminded_at = :at where envelope = :envelope and number = any(:numbers)")
                .param("at", utc(at))
                .param("envelope", envelope.id())
                .param("numbers", numbers.toArray(Integer[]::new))
                .update();
    }

    /** Notes the file with the signatures of one document; answers false to who comes second. */
    boolean sealed(Envelope envelope, int number, String sha256, long size) {
        return jdbc.sql("""
                        update signing.document set signed = decode(:sha256, 'hex'), signed_size = :size
                         where envelope = :envelope and number = :number and signed is null""")
                        .param("sha256", sha256)
                        .param("size", size)
                        .param("envelope", envelope.id())
                        .param("number", number)
                        .update()
                == 1;
    }

    /** Notes with which case it went, as a share of the statement that makes the case; the first of several counts. */
    Together.Part filed(Envelope envelope, UUID caseId, Instant at) {
        return new Together.Part(
                "envelope", """
                update signing.envelope set state = 'filed', case_id = coalesce(case_id, :envelope_case),
                       ended_at = coalesce(ended_at, :envelope_at)
                 where id = :envelope_id""", Map.of("envelope_case", caseId, "envelope_at", utc(at), "envelope_id", envelope.id()));
    }

    private List<Envelope> read(String where, Map<String, ?> values, String locking) {
        List<Envelope> bare = jdbc.sql("""
                        select e.*, encode(e.contents, 'hex') as contents_hex from signing.envelope e where\s""" + where + " order by e.id" + locking)
                .params(values)
                .query((row, n) -> envelope(row))
                .list();
        if (bare.isEmpty()) {
            return bare;
        }
        UUID[] ids = bare.stream().map(Envelope::id).toArray(UUID[]::new);
        record OfEnvelope<T>(UUID envelope, T one) {}
        Map<UUID, List<Envelope.Document>> documents = jdbc
                .sql("""
                        select d.*, encode(d.words, 'hex') as words_hex, encode(d.form, 'hex') as form_hex,
                               encode(d.answers, 'hex') as answers_hex, encode(d.sha256, 'hex') as sha256_hex, encode(d.signed, 'hex') as signed_hex
                          from signing.document d where d.envelope = any(:ids) order by d.envelope, d.number""")
                .param("ids", ids)
                .query((row, n) -> new OfEnvelope<>(row.getObject("envelope", UUID.class), document(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        OfEnvelope::envelope, Collectors.mapping(OfEnvelope::one, Collectors.toList())));
        Map<UUID, List<Envelope.Signer>> signers = jdbc
                .sql(
                        "select s.*, encode(s.seal, 'hex') as seal_hex from signing.signer s where s.envelope = any(:ids) order by s.envelope, s.number")
                .param("ids", ids)
                .query((row, n) -> new OfEnvelope<>(row.getObject("envelope", UUID.class), signer(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        OfEnvelope::envelope, Collectors.mapping(OfEnvelope::one, Collectors.toList())));
        List<Envelope> whole = new ArrayList<>();
        for (Envelope one : bare) {
            whole.add(
                    with(one, documents.getOrDefault(one.id(), List.of()), signers.getOrDefault(one.id(), List.of())));
        }
        return List.copyOf(whole);
    }

    private static Envelope with(Envelope one, List<Envelope.Document> documents, List<Envelope.Signer> signers) {
        return new Envelope(
                one.id(),
                one.city(),
                one.draft(),
                one.party(),
                one.account(),
                one.matter(),
                one.region(),
                one.creditCode(),
                one.department(),
                one.ground(),
                one.contents(),
                one.state(),
                one.openedAt(),
                one.endedAt(),
                one.because(),
                one.caseId(),
                one.demo(),
                documents,
                signers);
    }

    private static Envelope envelope(ResultSet row) throws SQLException {
        return new Envelope(
                row.getObject("id", UUID.class),
                row.getString("city"),
                row.getObject("draft", UUID.class),
                row.getObject("party", UUID.class),
                row.getObject("account", UUID.class),
                new Text(row.getString("matter_zh"), row.getString("matter_en")),
                row.getString("region"),
                row.getString("credit_code"),
                new Text(row.getString("department_zh"), row.getString("department_en")),
                new Text(row.getString("ground_zh"), row.getString("ground_en")),
                row.getString("contents_hex"),
                Envelope.State.of(row.getString("state")),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                instant(row, "ended_at"),
                row.getString("because") == null ? null : Envelope.Ending.of(row.getString("because")),
                row.getObject("case_id", UUID.class),
                row.getBoolean("demo"),
                List.of(),
                List.of());
    }

    private static Envelope.Document document(ResultSet row) throws SQLException {
        return new Envelope.Document(
                row.getInt("number"),
                row.getString("item"),
                row.getString("id"),
                new Text(row.getString("title_zh"), row.getString("title_en")),
                row.getString("material"),
                row.getString("template"),
                row.getInt("template_version"),
                row.getString("words_hex"),
                row.getString("form_hex") == null
                        ? null
                        : new WrittenDocument.Basis(row.getString("form_hex"), row.getString("answers_hex")),
                row.getString("sha256_hex"),
                row.getLong("size"),
                row.getString("signed_hex"),
                row.getLong("signed_size"));
    }

    private static Envelope.Signer signer(ResultSet row) throws SQLException {
        Instant signedAt = instant(row, "signed_at");
        return new Envelope.Signer(
                row.getInt("number"),
                new Signatory(
                        row.getString("name"),
                        row.getString("id_kind"),
                        row.getString("id_number"),
                        WrittenDocument.CANONICAL.readValue(row.getString("capacities"), TEXTS)),
                instant(row, "reminded_at"),
                signedAt == null
                        ? null
                        : new Envelope.Signature(
                                signedAt,
                                row.getObject("account", UUID.class),
                                row.getString("statement"),
                                row.getString("seal_hex")),
                instant(row, "declined_at"),
                row.getString("reason"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
