package org.onedoor.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistake;
import org.onedoor.journal.Journal;
import org.onedoor.journal.Once;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Refused;
import org.onedoor.studio.Beginnings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 导入: keeps what was sent, shows what it would become, and makes drafts of it, all of them or none. */
@Service
class Importing {

    private static final Duration KEPT = Duration.ofDays(7);

    private final Imports imports;
    private final Beginnings drafts;
    private final Definitions definitions;
    private final Journal journal;
    private final Once once;
    private final Clock clock;

    Importing(Imports imports, Beginnings drafts, Definitions definitions, Journal journal, Once once, Clock clock) {
        this.imports = imports;
        this.drafts = drafts;
        this.definitions = definitions;
        this.journal = journal;
        this.once = once;
        this.clock = clock;
    }

    private record Keep(String kind, String name, Content content, Choices choices) {}

    /**
     * Keeps what could be read.
     *
     * @param kind what its lines are
     * @param choices what is known of it already
     */
    @Transactional
    UUID keep(Actor actor, String key, String kind, String name, Content content, Choices choices) {
        return once.run(actor, key, new Keep(kind, name, content, choices), UUID.class, () -> {
            Import one = new Import(
                    actor.city(),
                    Ids.next(clock),
                    actor.account(),
                    kind,
                    name,
                    content,
                    choices,
                    null,
                    1,
                    clock.instant());
            imports.add(one, kept());
            return one.id();
        });
    }

    /** Since when what was sent is there: until it is deleted, nobody sees what is older. */
    private Instant kept() {
        return clock.instant().minus(KEPT);
    }

    Import view(Actor actor, UUID id) {
        return imports.require(actor, id, kept());
    }

    List<Imports.Listed> newest(Actor actor, int most) {
        return imports.newest(actor, most, kept());
    }

    /** What it would become today. */
    Preview preview(Actor actor, Import one) {
        return preview(actor, one, holding(one.kind()));
    }

    Holding holding(String kind) {
        return Holding.of(definitions, LocalDate.now(clock), kind);
    }

    Preview preview(Actor actor, Import one, Holding holding) {
        Preview preview = Plans.of(one.kind(), one.content(), holding, one.choices(), kind -> drafts.open(actor, kind));
        // while it cannot be made as it stands, nobody has to look whose each draft is
        return preview.mistakes().isEmpty()
                ? preview.with(preview.drafts().stream()
                        .map(draft -> draft.taken()
                                ? draft
                                : draft.with(drafts.refusal(actor, begun(draft)).orElse(null)))
                        .toList())
                : preview;
    }

    private static Beginnings.Draft begun(Preview.Draft draft) {
        return new Beginnings.Draft(draft.kind(), draft.id(), draft.text());
    }

    /** What the drafts would lack or break, as the workshop will say. */
    static List<Mistake> lacking(Preview preview, Holding holding) {
        List<Document> documents =
                preview.drafts().stream().map(Preview.Draft::document).toList();
        return preview.mistakes().isEmpty() && preview.unknown().isEmpty() && !documents.isEmpty()
                ? holding.wrongWith(documents)
                : List.of();
    }

    private record Choose(UUID id, int version, Choices choices) {}

    /** @param version that the steward saw */
    @Transactional
    void choose(Actor actor, String key, UUID id, int version, Choices choices) {
        once.run(actor, key, new Choose(id, version, choices), Boolean.class, () -> {
            imports.choose(seen(actor, id, version), choices);
            return true;
        });
    }

    private Import seen(Actor actor, UUID id, int version) {
        Import one = imports.lock(actor, id, kept());
        if (one.version() != version || one.begun() != null) {
            throw new Refused(new ExchangeRefusal.Overtaken());
        }
        return one;
    }

    private record Make(UUID id, int version, String mark) {}

    /**
     * Makes the drafts that the steward saw.
     *
     * @param mark of the preview
     * @return how many were made
     */
    @Transactional
    int make(Actor actor, String key, UUID id, int version, String mark) {
        return once.run(actor, key, new Make(id, version, mark), Integer.class, () -> {
            Import one = seen(actor, id, version);
            Preview preview = preview(actor, one);
            if (!preview.ready()) {
                throw new Refused(new ExchangeRefusal.NotReady());
            }
            if (!preview.mark().equals(mark)) {
                throw new Refused(new ExchangeRefusal.Overtaken());
            }
            List<Beginnings.Begun> begun = drafts.begin(
                    actor, preview.toMake().stream().map(Importing::begun).toList());
            imports.made(one, begun);
            Map<String, Object> payload = new HashMap<>();
            payload.put("kind", one.kind());
            payload.put("drafts", begun.size());
            journal.append(actor, "exchange.drafts-imported.v1", "import", id, one.city(), payload);
            return begun.size();
        });
    }
}
