package org.onedoor.data;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.identity.Account;
import org.onedoor.identity.Accounts;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Text;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.Department;
import org.onedoor.standard.LicenceTypeDefinition;
import org.onedoor.standard.Standard;
import org.onedoor.standard.Standards;
import org.onedoor.web.Face;
import org.springframework.stereotype.Component;

/** 我的数据: what the city holds about the party that somebody acts for, put together for the page. */
@Component
class MyData {

    private static final String OWN = "own-data-page";

    private static final List<String> IDENTIFYING = List.of(
            "person_name", "firm_name", "sex", "birth_date", "id_kind", "resident_id", "credit_code", "firm_type");

    private final Records records;
    private final Holdings holdings;
    private final Disputes disputes;
    private final Accounts accounts;
    private final Standards standards;
    private final Clock clock;

    MyData(Records records, Holdings holdings, Disputes disputes, Accounts accounts, Standards standards, Clock clock) {
        this.records = records;
        this.holdings = holdings;
        this.disputes = disputes;
        this.accounts = accounts;
        this.standards = standards;
        this.clock = clock;
    }

    /**
     * The whole page.
     *
     * @param mayReveal whether sensitive values can be shown in full: to the person alone, not to those who act for one
     */
    record Everything(
            List<Source> sources,
            List<Licence> licences,
            List<DisputeLine> disputes,
            boolean revealed,
            boolean mayReveal) {}

    /** What one department's register holds. */
    record Source(String department, List<Line> lines) {}

    /** One value. */
    record Line(String element, String name, String value, Instant asOf, boolean disputed) {}

    /** One licence of another system. */
    record Licence(
            String name,
            String number,
            String issuer,
            @Nullable LocalDate validTo,
            boolean valid,
            Instant asOf) {}

    /** One dispute. */
    record DisputeLine(
            UUID id,
            String name,
            String value,
            String department,
            @Nullable String said,
            Instant openedAt,
            Dispute.Status status,
            @Nullable String answer) {}

    Everything everything(Actor actor, boolean reveal, Face face) {
        UUID party = own(actor);
        Standard standard = standards.current();
        boolean mayReveal = isSelf(actor);
        boolean revealed = reveal && mayReveal;
        return new Everything(
                sources(standard, records.of(actor, party, revealed ? OWN + "-in-full" : OWN), revealed, face),
                holdings.of(actor, party, OWN).stream()
                        .map(holding -> licence(standard, holding, face))
                        .toList(),
                disputes.of(actor).stream()
                        .map(dispute -> dispute(standard, dispute, revealed, face))
                        .toList(),
                revealed,
                mayReveal);
    }

    /** The one value that somebody is about to call wrong, as the only line of its source. */
    Source one(Actor actor, String element, Face face) {
        Standard standard = standards.current();
        Held held = records.of(actor, own(actor), "dispute").get(element);
        DataElement definition = standard.element(element).orElse(null);
        if (held == null || definition == null) {
            throw new Refused(new DataRefusal.NothingHeld());
        }
        return new Source(
                department(standard, held.department(), face), List.of(line(standard, definition, held, false, face)));
    }

    private static UUID own(Actor actor) {
        UUID party = actor.actingFor();
        if (party == null) {
            throw new Refused(new DataRefusal.NothingHeld());
        }
        return party;
    }

    private boolean isSelf(Actor actor) {
        return accounts.find(actor.account())
                .map(Account::party)
                .filter(party -> party.equals(actor.actingFor()))
                .isPresent();
    }

    /**
     * By department and element. What tells who somebody is comes first, whatever order a city's definitions have.
     */
    private static List<Source> sources(Standard standard, Map<String, Held> held, boolean revealed, Face face) {
        Map<String, List<Line>> byDepartment = new LinkedHashMap<>();
        standard.elements().stream()
                .sorted(Comparator.comparingInt(element -> rank(element.id())))
                .forEach(element -> {
                    Held value = held.get(element.id());
                    if (value != null) {
                        byDepartment
                                .computeIfAbsent(value.department(), _ -> new ArrayList<>())
                                .add(line(standard, element, value, revealed, face));
                    }
                });
        return byDepartment.entrySet().stream()
                .map(source -> new Source(department(standard, source.getKey(), face), source.getValue()))
                .toList();
    }

    private static int rank(String element) {
        int first = IDENTIFYING.indexOf(element);
        return first < 0 ? IDENTIFYING.size() : first;
    }

    private static Line line(Standard standard, DataElement element, Held held, boolean revealed, Face face) {
        String shown = Shown.value(standard, element, held.value(), face);
        return new Line(
                element.id(),
                face.text(element.name()),
                revealed ? shown : Mask.forOwner(element, shown),
                held.asOf(),
                held.disputed());
    }

    private Licence licence(Standard standard, Holding holding, Face face) {
        Text name = standard.licenceType(holding.licenceType())
                .map(LicenceTypeDefinition::name)
                .orElseGet(() -> new Text(holding.licenceType(), holding.licenceType()));
        return new Licence(
                face.text(name),
                Mask.number(holding.number()),
                department(standard, holding.issuer(), face),
                holding.validTo(),
                holding.validOn(LocalDate.now(clock)),
                holding.asOf());
    }

    private static DisputeLine dispute(Standard standard, Dispute dispute, boolean revealed, Face face) {
        DataElement element = standard.element(dispute.element()).orElse(null);
        String shown = element == null ? "" : Shown.value(standard, element, dispute.value(), face);
        return new DisputeLine(
                dispute.id(),
                element == null ? dispute.element() : face.text(element.name()),
                element == null || revealed ? shown : Mask.forOwner(element, shown),
                department(standard, dispute.source(), face),
                dispute.said(),
                dispute.openedAt(),
                dispute.status(),
                dispute.answer());
    }

    private static String department(Standard standard, String id, Face face) {
        return standard.department(id).map(Department::name).map(face::text).orElse(id);
    }
}
