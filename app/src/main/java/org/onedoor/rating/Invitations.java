package org.onedoor.rating;

import static java.util.Map.entry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;
import org.onedoor.journal.AccessLog;
import org.onedoor.journal.Event;
import org.onedoor.journal.JournalReader;
import org.onedoor.journal.Subscriber;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Invites to rate: hears of decided cases through the journal and keeps what may be rated by whom. */
@Repository
class Invitations implements Subscriber {

    private static final String DECIDED = "casework.case-decided.v1";

    /** 一件事: the whole of several cases is rated too, beside each of them. */
    private static final String JOINT_ENDED = "casework.joint-ended.v1";

    private static final Set<String> INVITING = Set.of(DECIDED, JOINT_ENDED);

    static final String COLUMNS = """
            i.city, i.id, i.case_id, i.filing_number, i.item, i.item_version, i.name_zh, i.name_en, i.department, i.region,
            i.channel, i.granted, i.party, i.invited_at
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Definitions definitions;
    private final JournalReader journal;
    private final AccessLog accesses;
    private final Clock clock;

    Invitations(JdbcClient jdbc, Definitions definitions, JournalReader journal, AccessLog accesses, Clock clock) {
        this.jdbc = jdbc;
        this.definitions = definitions;
        this.journal = journal;
        this.accesses = accesses;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "rating.invitations";
    }

    @Override
    public Set<String> types() {
        return INVITING;
    }

    @Override
    public void on(Event event) {
        on(List.of(event));
    }

    /** Refused cases are rated, too: 国办发〔2019〕51号 leaves none out. */
    @Override
    public void on(List<Event> decided) {
        Map<String, Text> names = new HashMap<>();
        List<Map<String, Object>> rows =
                decided.stream().map(event -> row(event, names)).toList();
        jdbc.sql("""
                insert into rating.invitation (city, id, case_id, occasion, filing_number, item, item_version, name_zh,
                                               name_en, department, region, channel, granted, party, invited_at)
                select city, id, case_id, occasion, filing_number, item, item_version, name_zh, name_en, department,
                       region, channel, granted, party, invited_at
                  from jsonb_to_recordset(:rows::jsonb) as r (
                       city text, id uuid, case_id uuid, occasion text, filing_number text, item text, item_version int, name_zh text,
                       name_en text, department text, region text, channel text, granted boolean, party uuid,
                       invited_at timestamptz)
                on conflict (city, case_id, occasion) do nothing
                """).param("rows", JSON.writeValueAsString(rows)).update();
    }

    private Map<String, Object> row(Event event, Map<String, Text> names) {
        JsonNode decided = event.payload();
        String item = decided.required("item").asString();
        int version = decided.required("itemVersion").asInt();
        boolean whole = event.type().equals(JOINT_ENDED);
        JsonNode told = decided.path("name");
        Text name = names.computeIfAbsent(
                item + "/" + version + whole,
                key -> told.isObject()
                        ? new Text(told.path("zh").asString(), told.path("en").asString())
                        : nameOf(whole ? "bundle" : "item", item, version));
        return Map.ofEntries(
                entry("city", event.city()),
                entry("id", Ids.next(clock)),
                entry("case_id", event.subject()),
                entry("occasion", whole ? "joint" : "decision"),
                entry("filing_number", decided.required("filingNumber").asString()),
                entry("item", item),
                entry("item_version", version),
                entry("name_zh", name.zh()),
                entry("name_en", name.en()),
                entry("department", decided.required("department").asString()),
                entry("region", decided.required("region").asString()),
                entry("channel", decided.required("channel").asString()),
                entry("granted", decided.required("granted").asBoolean()),
                entry("party", decided.required("party").asString()),
                entry("invited_at", event.at()));
    }

    /** The item's name in the version that was decided upon; its id where the version is not here (a neighbour's). */
    private Text nameOf(String kind, String item, int version) {
        return definitions
                .version(kind, item, version)
                .map(published -> Fields.of(published.node(), new Mistakes()).text("name"))
                .orElseGet(() -> new Text(item, item));
    }

    /**
     * What the actor may rate: only the applicant's own.
     *
     * @param caseOrNumber the case's id or its filing number
     */
    Optional<Invitation> find(Actor actor, String caseOrNumber) {
        return find(actor, caseOrNumber, "");
    }

    /** The same, locked until the transaction's end, so that two ratings at once are seen one after the other. */
    Optional<Invitation> lock(Actor actor, String caseOrNumber) {
        return find(actor, caseOrNumber, "for update");
    }

    /** Somebody else's case is as if it were not there; the attempt is journalled. */
    Refused hidden(Actor actor, String caseOrNumber) {
        Optional<UUID> caseId = uuid(caseOrNumber);
        jdbc.sql("select case_id from rating.invitation where "
                        + (caseId.isPresent() ? "case_id = :case" : "filing_number = :case"))
                .param("case", caseId.isPresent() ? caseId.get() : caseOrNumber)
                .query(UUID.class)
                .optional()
                .ifPresent(id -> accesses.denied(actor, "case", id));
        return new Refused(new RatingRefusal.NothingToRate());
    }

    private Optional<Invitation> find(Actor actor, String caseOrNumber, String locking) {
        Optional<UUID> caseId = uuid(caseOrNumber);
        Optional<Invitation> found = look(actor, caseOrNumber, caseId, locking);
        return found.isEmpty() && caseId.isPresent() && invitesEarly(actor, caseId.get())
                ? look(actor, caseOrNumber, caseId, locking)
                : found;
    }

    /**
     * The case's page leads here as soon as the case is decided, and delivery by the journal may be a second behind: who
     * comes earlier is invited now, by the same event; its delivery then changes nothing.
     */
    private boolean invitesEarly(Actor actor, UUID caseId) {
        Optional<Event> decided = journal.of(caseId).stream()
                .filter(event -> INVITING.contains(event.type()))
                .filter(event -> event.payload().required("party").asString().equals(String.valueOf(actor.actingFor())))
                .findFirst();
        decided.ifPresent(this::on);
        return decided.isPresent();
    }

    private Optional<Invitation> look(Actor actor, String caseOrNumber, Optional<UUID> caseId, String locking) {
        return jdbc.sql("select " + COLUMNS + " from rating.invitation i where i.party = :party and "
                        + (caseId.isPresent() ? "i.case_id = :case " : "i.filing_number = :case ") + locking)
                .param("party", actor.actingFor())
                .param("case", caseId.isPresent() ? caseId.get() : caseOrNumber)
                .query(Invitations::invitation)
                .optional();
    }

    private static Optional<UUID> uuid(String text) {
        if (text.length() != 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Invitation invitation(ResultSet row, int number) throws SQLException {
        return new Invitation(
                row.getString("city"),
                row.getObject("id", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getString("filing_number"),
                row.getString("item"),
                row.getInt("item_version"),
                new Text(row.getString("name_zh"), row.getString("name_en")),
                row.getString("department"),
                row.getString("region"),
                row.getString("channel"),
                row.getBoolean("granted"),
                row.getObject("party", UUID.class),
                row.getObject("invited_at", OffsetDateTime.class).toInstant());
    }
}
