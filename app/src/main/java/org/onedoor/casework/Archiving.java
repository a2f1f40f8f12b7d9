package org.onedoor.casework;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.archive.Enclosed;
import org.onedoor.casework.archive.Volumes;
import org.onedoor.casework.draft.Draft;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseworkSettings;
import org.onedoor.casework.life.Step;
import org.onedoor.casework.life.Transitions;
import org.onedoor.catalog.Item;
import org.onedoor.journal.Event;
import org.onedoor.journal.Journal;
import org.onedoor.journal.JournalReader;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 归档: some time after its end a case's file is sealed as a volume, once; what an aftercare adds makes a next one. Nothing
 * else changes a case that is over ({@link Transitions}). Of each volume one digest is kept, so a million cases take little; the
 * list it stands for is drawn up anew from the file whenever somebody looks, and compared.
 */
@Component
public class Archiving {

    private static final Logger LOG = LoggerFactory.getLogger(Archiving.class);
    private static final int AT_A_TIME = 100;

    /** Of {@link #contents}. Whoever changes what is written down there counts this up and keeps the former way beside it. */
    private static final int FORMAT = 1;

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final CaseViews views;
    private final Volumes volumes;
    private final JournalReader reader;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Clocked clocked;

    Archiving(
            CaseViews views,
            Volumes volumes,
            JournalReader reader,
            Journal journal,
            TransactionTemplate transaction,
            Clocked clocked) {
        this.views = views;
        this.volumes = volumes;
        this.reader = reader;
        this.journal = journal;
        this.transaction = transaction;
        this.clocked = clocked;
    }

    /** When: how long after its end, by which clock. */
    @Component
    static class Clocked {

        private final Clock clock;
        private final CaseworkSettings settings;

        Clocked(Clock clock, CaseworkSettings settings) {
            this.clock = clock;
            this.settings = settings;
        }

        Instant moment() {
            return clock.instant();
        }

        UUID batch() {
            return Ids.next(clock);
        }

        /** What ended before this is sealed. */
        Instant before() {
            return moment().minus(settings.archiveAfter());
        }

        LocalDate day(Instant ended) {
            return LocalDate.ofInstant(ended.plus(settings.archiveAfter()), ZONE);
        }
    }

    /** Seals all whose time has come. What breaks a batch holds up no other case: it is tried again one by one. */
    void run() {
        List<Volumes.Due> batch = volumes.due(clocked.before(), null, AT_A_TIME);
        while (!batch.isEmpty()) {
            seal(batch);
            batch = volumes.due(clocked.before(), batch.getLast(), AT_A_TIME);
        }
    }

    private void seal(List<Volumes.Due> batch) {
        try {
            transaction.executeWithoutResult(status -> sealTogether(batch));
        } catch (RuntimeException together) {
            LOG.warn("{} cases could not be archived together; one by one now", batch.size(), together);
            for (Volumes.Due one : batch) {
                try {
                    transaction.executeWithoutResult(status -> sealTogether(List.of(one)));
                } catch (RuntimeException alone) {
                    LOG.error("case {} could not be archived; it is tried again", one.caseId(), alone);
                }
            }
        }
    }

    /** One event for all of a region, which holds the digest of what was sealed: a volume's time tells its batch. */
    private void sealTogether(List<Volumes.Due> batch) {
        Instant now = clocked.moment();
        volumes.lock(batch);
        batch.stream()
                .collect(Collectors.groupingBy(Volumes.Due::region, TreeMap::new, Collectors.toList()))
                .forEach((region, cases) -> sealOf(region, cases, now));
    }

    private void sealOf(String region, List<Volumes.Due> cases, Instant now) {
        Actor program = Actor.program(region);
        List<Enclosed> sealed = new ArrayList<>();
        for (Volumes.Due due : cases) {
            CaseView view = views.whole(program, due.caseId());
            if (view.papers().stream().anyMatch(paper -> paper.number() == null)) {
                continue; // its turn to be numbered comes first
            }
            String root = Enclosed.root(contents(view));
            int volume = volumes.seal(due, view.head().version(), now, FORMAT, root);
            if (volume > 0) {
                sealed.add(new Enclosed("volume", due.caseId() + " " + volume, root));
            }
        }
        if (!sealed.isEmpty()) {
            journal.append(
                    program,
                    "casework.cases-archived.v1",
                    "archive",
                    clocked.batch(),
                    program.city(),
                    Map.of("cases", sealed.size(), "root", Enclosed.root(sealed)));
        }
    }

    /**
     * 案卷 as it stands.
     *
     * @param from the day from which it is sealed
     * @param until the last day that it is kept; null for ever
     * @param intact whether the newest volume is what the file holds now; null where none was sealed or an aftercare came
     *     since and the next volume follows
     */
    public record Standing(
            List<Volumes.Volume> volumes,
            List<Enclosed> contents,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable Boolean intact) {}

    /** Of a case that is over; empty while it is not. */
    public Optional<Standing> standing(CaseView seen) {
        CaseHead head = seen.head();
        Instant ended = head.ended();
        if (ended == null) {
            return Optional.empty();
        }
        CaseView whole = views.whole(Actor.program(head.region()), head.id());
        List<Enclosed> contents = contents(whole);
        List<Volumes.Volume> all = volumes.of(head.city(), head.id());
        boolean current = !all.isEmpty()
                && all.getFirst().version() == head.version()
                && all.getFirst().format() == FORMAT;
        return Optional.of(new Standing(
                all,
                contents,
                clocked.day(ended),
                until(seen, ended),
                current ? Enclosed.root(contents).equals(all.getFirst().root()) : null));
    }

    /** 保管期限: what was granted is kept as the item says, anything else ten years. */
    private static @Nullable LocalDate until(CaseView view, Instant ended) {
        Item.Keep keep = switch (view.head().state()) {
            case GRANTED, GRANTED_DEFICIENT, REVOKED, RECALLED, CANCELLED, STRIPPED, DENIED ->
                view.item().result().keep();
            case RECEIVED,
                    LACKING,
                    CORRECTING,
                    ACCEPTED,
                    SUSPENDED,
                    NOT_REQUIRED,
                    NOT_ACCEPTED,
                    WITHDRAWN,
                    TERMINATED -> Item.Keep.TEN_YEARS;
        };
        LocalDate day = LocalDate.ofInstant(ended, ZONE);
        return switch (keep) {
            case FOR_EVER -> null;
            case THIRTY_YEARS -> day.plusYears(30);
            case TEN_YEARS -> day.plusYears(10);
        };
    }

    /**
     * All that the file holds, in an order that does not change: by ids, days and codes where words may be put otherwise later,
     * papers by number, because their files can be made again.
     */
    private List<Enclosed> contents(CaseView view) {
        CaseHead head = view.head();
        List<Enclosed> all = new ArrayList<>();
        add(
                all,
                "form",
                view.forms(),
                form -> "revision " + form.revision(),
                form -> form.answers().toString());
        add(
                all,
                "applicant",
                List.of(view.applicant()),
                one -> one.idKind(),
                one -> String.join("\n", one.name(), one.idNumber()));
        view.files().stream()
                .sorted(Comparator.comparing(Draft.MaterialFile::id))
                .forEach(file -> all.add(new Enclosed("material", file.material(), file.sha256())));
        add(all, "opinion", view.opinions(), one -> one.step() + " " + one.at(), Opinions.Opinion::text);
        add(all, "correction", view.corrections(), CaseCommand.ToCorrect::material, CaseCommand.ToCorrect::text);
        add(
                all,
                "step",
                view.steps(),
                Step::id,
                step -> String.join(
                        "\n",
                        step.department(),
                        step.state().code(),
                        String.valueOf(step.agreed()),
                        String.valueOf(step.by()),
                        String.valueOf(step.at())));
        add(
                all,
                "clock",
                view.timing().entries(),
                entry -> entry.kind().code(),
                entry -> String.join(
                        "\n",
                        entry.at().toString(),
                        entry.day().toString(),
                        String.valueOf(entry.procedure()),
                        String.valueOf(entry.until())));
        add(
                all,
                "paper",
                view.papers(),
                paper -> paper.code() + " " + paper.id(),
                paper -> paper.date() + "\n" + paper.number());
        UUID licence = head.licence();
        if (licence != null) {
            all.add(Enclosed.of("licence", licence.toString(), licence.toString()));
        }
        add(
                all,
                "event",
                reader.of(head.id()).stream()
                        .filter(event -> event.type().startsWith("casework.")
                                && !event.type().equals("casework.remark-added.v1"))
                        .toList(),
                Event::type,
                event -> event.id() + "\n" + event.at());
        return all;
    }

    private static <T> void add(
            List<Enclosed> to, String kind, List<T> all, Function<T, String> name, Function<T, String> content) {
        all.forEach(one -> to.add(Enclosed.of(kind, name.apply(one), content.apply(one))));
    }
}
