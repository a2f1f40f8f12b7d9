package org.onedoor.casework.publicity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.Directory;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Items;
import org.onedoor.catalog.Listed;
import org.onedoor.licence.IssuedLicences;
import org.onedoor.paper.PaperKind;
import org.onedoor.paper.PapersOf;
import org.onedoor.shared.Cursor;
import org.onedoor.shared.Slice;
import org.onedoor.shared.Text;
import org.onedoor.standard.Department;
import org.onedoor.standard.Standard;
import org.onedoor.standard.Standards;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * 双公示: grants and refusals of permits, the newest first, from the cases themselves: public with the decision, well within
 * the seven working days, and true whatever becomes of a grant later. An item that says why it is not for the public is left out.
 */
@Repository
public class Publicity {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** 长期. */
    private static final LocalDate LONG_TERM = LocalDate.of(2099, 12, 31);

    /** A person's number is for nobody (个人信息保护法 28). */
    private static final String HIDDEN = "*".repeat(18);

    private static final List<String> DECIDED =
            List.of("granted", "granted-deficient", "denied", "revoked", "recalled", "cancelled", "stripped");

    private final JdbcClient jdbc;
    private final Items items;
    private final Directory directory;
    private final Standards standards;
    private final PapersOf papers;
    private final IssuedLicences licences;
    private final Clock clock;

    Publicity(
            JdbcClient jdbc,
            Items items,
            Directory directory,
            Standards standards,
            PapersOf papers,
            IssuedLicences licences,
            Clock clock) {
        this.jdbc = jdbc;
        this.items = items;
        this.directory = directory;
        this.standards = standards;
        this.papers = papers;
        this.licences = licences;
        this.clock = clock;
    }

    /** The line of a case with what its papers and its licence are looked up by. */
    private record Decided(
            UUID id,
            String filing,
            String item,
            int itemVersion,
            String state,
            ZonedDateTime at,
            UUID party,
            @Nullable UUID licence,
            String name,
            String idKind,
            String idNumber,
            boolean lapsed) {

        boolean firm() {
            return idKind.equals("credit-code");
        }
    }

    /**
     * What is asked for.
     *
     * @param words the beginning of a firm's name, its credit code, or a filing number; blank for all. A person is not found
     *     by name or number: that would undo what is hidden
     * @param from the first day of decision; null for all
     * @param until the last one
     */
    public record Asked(
            String words,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {

        public static final Asked ALL = new Asked("", null, null);
    }

    /**
     * One page.
     *
     * @param after the cursor of the page before; null, or none of ours, for the first
     */
    public Slice<PublicDecision> page(Asked asked, @Nullable String after, int most) {
        Cursor cursor = Cursor.read(after).orElse(null);
        String words = asked.words().strip();
        List<Decided> rows = jdbc.sql("""
                        SELECT c.id, c.filing_number, c.item, c.item_version, c.state, c.ended_at, c.party, c.licence,
                               a.name, a.id_kind, a.id_number,
                               EXISTS (SELECT FROM jsonb_array_elements(c.materials) m WHERE m ->> 2 = 'lapsed') AS lapsed
                          FROM casework.case_file c
                          JOIN casework.applicant a ON a.city = c.city AND a.case_id = c.id
                         WHERE c.ended_at IS NOT NULL AND c.state = ANY(:states) AND split_part(c.item, '.', 1) = ANY(:items)
                           AND (:afterAt::timestamptz IS NULL OR (c.ended_at, c.id) < (:afterAt, :afterId::uuid))
                           AND (:from::timestamptz IS NULL OR c.ended_at >= :from)
                           AND (:until::timestamptz IS NULL OR c.ended_at < :until)
                        """ + narrowed(words) + " ORDER BY c.ended_at DESC, c.id DESC LIMIT :most")
                .param("states", DECIDED.toArray(String[]::new))
                .param("items", open())
                .param("afterAt", cursor == null ? null : cursor.at().atOffset(ZoneOffset.UTC))
                .param("afterId", cursor == null ? null : cursor.id(), java.sql.Types.OTHER)
                .param("from", start(asked.from()))
                .param(
                        "until",
                        asked.until() == null ? null : start(asked.until().plusDays(1)))
                .param("words", words)
                .param("wordsEnd", words + Character.toString(Character.MAX_CODE_POINT))
                .param("filing", words.replaceAll("\\s", ""))
                .param("most", most + 1)
                .query(Publicity::decided)
                .list();
        Slice<Decided> page = Slice.of(rows, most, last -> new Cursor(last.at().toInstant(), last.id()).write());
        return page.with(lines(page.rows()));
    }

    /**
     * By one predicate alone, so that one index finds it: the few of a rare name by the name, the many of a common one in the
     * order of the list.
     */
    private static String narrowed(String words) {
        if (words.isEmpty()) {
            return "";
        }
        if (words.matches("[\\d\\s]{21,}")) {
            return " AND c.filing_number = :filing::bpchar";
        }
        return " AND a.id_kind = 'credit-code' AND "
                + (words.matches("[0-9A-Z]{18}")
                        ? "a.id_number = :words"
                        : "a.name ~>=~ :words AND a.name ~<~ :wordsEnd");
    }

    /**
     * Permits that are for the public, by the definition in force: who finds that one was not hides all of it at once, in all
     * regions that have claimed it.
     */
    private String[] open() {
        return directory.everything().stream()
                .filter(Listed::published)
                .map(Listed::id)
                .toArray(String[]::new);
    }

    private List<PublicDecision> lines(List<Decided> rows) {
        Map<UUID, PapersOf.Line> decisions = papers.latest(
                rows.stream()
                        .map(row -> new PapersOf.CaseOf(row.party(), row.id()))
                        .toList(),
                List.of(
                        PaperKind.GRANTED,
                        PaperKind.GRANTED_DEFICIENT,
                        PaperKind.RENEWED_BY_SILENCE,
                        PaperKind.DENIED));
        Map<UUID, IssuedLicences.Line> issued = licences.of(rows.stream()
                .flatMap(row -> Optional.ofNullable(row.licence()).stream())
                .toList());
        Standard standard = standards.current();
        return rows.stream()
                .map(row -> line(row, decisions.get(row.id()), issued.get(row.id()), standard))
                .toList();
    }

    private PublicDecision line(
            Decided row, PapersOf.@Nullable Line paper, IssuedLicences.@Nullable Line licence, Standard standard) {
        Item item = items.version(row.item(), row.itemVersion());
        String deciding = item.process().decision().department();
        Optional<Department> organ = standard.department(deciding);
        Text name = organ.map(Department::name).orElse(new Text(deciding, deciding));
        boolean denied = row.state().equals("denied");
        LocalDate until = licence == null || licence.until() == null ? LONG_TERM : licence.until();
        return new PublicDecision(
                row.id(),
                row.at(),
                row.firm() ? row.name() : person(row.name()),
                row.firm() ? "firm" : "person",
                row.firm() ? row.idNumber() : HIDDEN,
                paper == null ? null : paper.title(),
                paper == null ? null : paper.number(),
                item.result().publicity().category().title(),
                licence == null ? null : licence.name(),
                licence == null ? null : licence.number(),
                item.name(),
                row.at().toLocalDate(),
                denied ? null : licence == null ? row.at().toLocalDate() : licence.from(),
                denied ? null : until,
                name,
                organ.map(Department::creditCode).orElse(""),
                status(row, licence != null && licence.replaced(), until),
                standard.department(item.department()).map(Department::name).orElse(name),
                "");
    }

    /** What was granted before a pledged material came is without effect once that is late. */
    private String status(Decided row, boolean replaced, LocalDate until) {
        return switch (row.state()) {
            case "granted", "granted-deficient" -> {
                if (row.state().equals("granted-deficient") && row.lapsed()) {
                    yield "suspended";
                }
                if (replaced) {
                    yield "replaced";
                }
                yield LocalDate.now(clock).isAfter(until) ? "expired" : "valid";
            }
            case "denied" -> "refused";
            default -> row.state();
        };
    }

    /** The family name is what the public list needs to tell people apart; the rest is hidden. */
    static String person(String name) {
        int family = name.offsetByCodePoints(0, name.isEmpty() ? 0 : 1);
        return name.substring(0, family) + "*".repeat(Math.max(1, name.codePointCount(family, name.length())));
    }

    private static @Nullable OffsetDateTime start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(ZONE).toOffsetDateTime();
    }

    private static Decided decided(ResultSet row, int n) throws SQLException {
        return new Decided(
                row.getObject("id", UUID.class),
                row.getString("filing_number"),
                row.getString("item"),
                row.getInt("item_version"),
                row.getString("state"),
                Objects.requireNonNull(row.getObject("ended_at", OffsetDateTime.class))
                        .atZoneSameInstant(ZONE),
                row.getObject("party", UUID.class),
                row.getObject("licence", UUID.class),
                row.getString("name"),
                row.getString("id_kind"),
                row.getString("id_number"),
                row.getBoolean("lapsed"));
    }
}
