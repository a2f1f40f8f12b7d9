package org.onedoor.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.identity.Parties;
import org.onedoor.identity.Party;
import org.onedoor.identity.Person;
import org.onedoor.shared.Actor;
import org.onedoor.standard.Standard;
import org.onedoor.standard.Standards;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * 数据归集: reads what a department's system delivers as JSON Lines, one row a line. Good rows are taken, at most 1,000 a
 * commit; the others are named with their line and fault. The same file again changes nothing.
 *
 * <pre>
 * {"person":"330302…","element":"household_address","value":"…","source":"public-security","asOf":"2026-11-01T08:00:00+08:00"}
 * {"firm":"91330302…","licence":"business-licence","number":"…","issuer":"market-regulation","validFrom":"2020-01-02",
 *  "validTo":null,"face":{"firm_name":"…"},"asOf":"2026-11-01T08:00:00+08:00"}
 * </pre>
 */
@Service
class RecordImport {

    private static final int MOST_REJECTED = 1_000;

    private final Collection collection;
    private final Parties parties;
    private final Standards standards;

    RecordImport(Collection collection, Parties parties, Standards standards) {
        this.collection = collection;
        this.parties = parties;
        this.standards = standards;
    }

    /** A row and where it stands. */
    record Numbered(int line, Row row) {}

    /** The state of one import. */
    private final class Run {
        private final Actor actor;
        private final boolean demo;
        private final Standard standard = standards.current();
        private final List<Reading> batch = new ArrayList<>();
        private final List<Imported.Rejected> rejected = new ArrayList<>();
        private final Map<Row.Holder, Optional<UUID>> known = new HashMap<>();
        private Collected collected = Collected.NOTHING;
        private int rejectedRows;

        Run(Actor actor, boolean demo) {
            this.actor = actor;
            this.demo = demo;
        }

        void take(int line, Row row) {
            Optional<Admission.Fault> fault = Admission.fault(standard, row);
            if (fault.isPresent()) {
                reject(line, fault.get());
                return;
            }
            Optional<UUID> party = known.computeIfAbsent(row.holder(), RecordImport.this::find);
            if (party.isEmpty()) {
                reject(line, Admission.Fault.UNKNOWN_PARTY);
                return;
            }
            batch.add(reading(row, party.get()));
            if (batch.size() == Collection.MOST) {
                commit();
                known.clear();
            }
        }

        void reject(int line, Admission.Fault fault) {
            rejectedRows++;
            if (rejected.size() < MOST_REJECTED) {
                rejected.add(new Imported.Rejected(line, fault.code()));
            }
        }

        Imported end() {
            commit();
            return new Imported(collected, List.copyOf(rejected), rejectedRows);
        }

        private void commit() {
            if (!batch.isEmpty()) {
                collected = collected.plus(collection.collect(actor, batch, demo));
                batch.clear();
            }
        }
    }

    /** Reads JSON Lines to their end; blank lines are passed over. */
    public Imported jsonLines(Actor actor, BufferedReader lines, boolean demo) throws IOException {
        Run run = new Run(actor, demo);
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            Row row = row(line);
            if (row == null) {
                run.reject(number, Admission.Fault.UNREADABLE);
            } else {
                run.take(number, row);
            }
        }
        return run.end();
    }

    /** Takes rows that were read already. */
    Imported rows(Actor actor, List<Numbered> rows, boolean demo) {
        Run run = new Run(actor, demo);
        rows.forEach(row -> run.take(row.line(), row.row()));
        return run.end();
    }

    private Optional<UUID> find(Row.Holder holder) {
        Optional<? extends Party> party = holder.firm()
                ? parties.findFirm(holder.number())
                : parties.findPerson(Person.RESIDENT_ID, holder.number());
        return party.map(Party::id);
    }

    private static Reading reading(Row row, UUID party) {
        return switch (row) {
            case Row.Value value ->
                new Reading.OfElement(party, value.element(), value.value(), value.source(), value.asOf());
            case Row.Licence licence ->
                new Reading.OfLicence(
                        party,
                        licence.type(),
                        licence.number(),
                        licence.issuer(),
                        licence.validFrom(),
                        licence.validTo(),
                        licence.face(),
                        licence.asOf());
        };
    }

    private static @Nullable Row row(String line) {
        try {
            JsonNode json = Collection.JSON.readTree(line);
            if (!json.isObject() || json.has("person") == json.has("firm")) {
                return null;
            }
            boolean firm = json.has("firm");
            Row.Holder holder = new Row.Holder(firm, text(json, firm ? "firm" : "person"));
            Instant asOf = OffsetDateTime.parse(text(json, "asOf")).toInstant();
            return json.has("licence")
                    ? licence(json, holder, asOf)
                    : new Row.Value(holder, text(json, "element"), json.required("value"), text(json, "source"), asOf);
        } catch (JacksonException | DateTimeException | IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static Row licence(JsonNode json, Row.Holder holder, Instant asOf) {
        JsonNode to = json.get("validTo");
        JsonNode face = json.required("face");
        if (!face.isObject()) {
            throw new IllegalArgumentException("face");
        }
        return new Row.Licence(
                holder,
                text(json, "licence"),
                text(json, "number"),
                text(json, "issuer"),
                LocalDate.parse(text(json, "validFrom")),
                to == null || to.isNull() ? null : LocalDate.parse(to.asString()),
                face,
                asOf);
    }

    /** A text that must be there; what is none is told as unreadable. */
    private static String text(JsonNode json, String key) {
        JsonNode value = json.required(key);
        if (!value.isString()) {
            throw new IllegalArgumentException(key);
        }
        return value.asString();
    }
}
