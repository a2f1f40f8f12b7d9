package org.onedoor.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.onedoor.journal.Entry;
import org.onedoor.journal.Event;
import org.onedoor.journal.Journal;
import org.onedoor.journal.Together;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** 文号: given in sequence by what follows the journal in the running program, or at once to who opens a paper. */
@OnedoorTest
class NumbersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private Papers papers;

    @Autowired
    private Numbers numbers;

    @Autowired
    private HeldPapers held;

    @Autowired
    private Together together;

    @Autowired
    private Journal journal;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    /** A program killed before its commit. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private Paper paper(UUID id) {
        return held.byId(id).orElseThrow();
    }

    /** One case's papers with the event that they follow from, as a step writes them. */
    private List<UUID> issue(PaperKind kind, int many, boolean told, boolean undo) {
        UUID party = UUID.randomUUID();
        UUID caseId = Ids.next(clock);
        List<IssuePaper> wanted = IntStream.range(0, many)
                .mapToObj(n -> Samples.paper(kind, Ids.next(clock), caseId, party))
                .toList();
        transaction.executeWithoutResult(status -> {
            together.write(papers.parts(wanted));
            if (told) {
                // no event of the casework room, whose readers would want all that it says
                journal.append(
                        Actor.program("330300"),
                        List.of(new Entry(
                                "paper.tried.v1", "case", caseId, "330300", Map.of("party", party.toString()))));
            }
            if (undo) {
                throw new Killed();
            }
        });
        return wanted.stream().map(IssuePaper::id).toList();
    }

    private void await(List<UUID> ids) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (ids.stream().anyMatch(id -> paper(id).number().isEmpty())) {
            assertThat(Instant.now()).as("numbers do not come").isBefore(end);
            Thread.sleep(50);
        }
    }

    private List<Integer> serials(PaperKind kind) {
        return jdbc.sql("""
                        select o.serial from paper.original o join paper.paper p on p.id = o.paper
                         where p.code = :code order by o.serial
                        """).param("code", kind.code()).query(Integer.class).list();
    }

    private int last(PaperKind kind) {
        return jdbc.sql("select coalesce(max(last), 0) from paper.counter where code = :code")
                .param("code", kind.code())
                .query(Integer.class)
                .single();
    }

    @Test
    void numbersWithoutAGapWhoeverComesAtOnceWhateverIsUndoneAndWhoeverOpensEarly() throws Exception {
        int workers = 8;
        int rounds = 25;
        ConcurrentLinkedQueue<UUID> issued = new ConcurrentLinkedQueue<>();
        Map<UUID, Optional<String>> seen = new ConcurrentHashMap<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            List<Future<?>> all = new ArrayList<>();
            for (int worker = 0; worker < workers; worker++) {
                Random random = new Random(worker);
                all.add(pool.submit(() -> {
                    for (int round = 0; round < rounds; round++) {
                        boolean undo = random.nextInt(3) == 0;
                        int many = 1 + random.nextInt(3);
                        if (undo) {
                            assertThatThrownBy(() -> issue(PaperKind.STRIPPED, many, true, true))
                                    .isInstanceOf(Killed.class);
                            continue;
                        }
                        List<UUID> ids = issue(PaperKind.STRIPPED, many, true, false);
                        issued.addAll(ids);
                        if (random.nextInt(3) == 0) {
                            UUID one = ids.getLast();
                            seen.put(one, numbers.numbered(paper(one)).number());
                        }
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        await(List.copyOf(issued));
        assertThat(issued).hasSizeGreaterThan(workers * rounds / 2);
        assertThat(seen)
                .isNotEmpty()
                .allSatisfy((id, number) ->
                        assertThat(paper(id).number()).as("never renumbered").isEqualTo(number));
        assertThat(serials(PaperKind.STRIPPED))
                .isEqualTo(IntStream.rangeClosed(1, issued.size()).boxed().toList());
        assertThat(last(PaperKind.STRIPPED)).isEqualTo(issued.size());
        assertThat(issued.stream().map(id -> paper(id).number().orElseThrow())).doesNotHaveDuplicates();
    }

    @Test
    void givesNoneWhenItIsKilledInTheMiddleAndEachOnceHoweverOftenItIsRepeated() {
        List<UUID> ids = issue(PaperKind.CANCELLED, 3, false, false);
        List<Event> events = List.of(eventOf(ids.getFirst()), eventOf(ids.getFirst()));
        int before = last(PaperKind.CANCELLED);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    numbers.on(events);
                    throw new Killed();
                }))
                .isInstanceOf(Killed.class);
        assertThat(ids).allMatch(id -> paper(id).number().isEmpty());
        assertThat(last(PaperKind.CANCELLED)).isEqualTo(before);

        transaction.executeWithoutResult(status -> numbers.on(events));
        List<String> given =
                ids.stream().map(id -> paper(id).number().orElseThrow()).toList();
        transaction.executeWithoutResult(status -> numbers.on(events));
        assertThat(ids.stream().map(id -> paper(id).number().orElseThrow())).isEqualTo(given);
        assertThat(last(PaperKind.CANCELLED)).isEqualTo(before + 3);
        assertThat(given).anyMatch(number -> number.matches("市场监管注销字〔\\d{4}〕" + (before + 1) + "号"));
    }

    @Test
    void numbersInTheOrderOfTheJournalNotOfTheIssue() {
        UUID first = issue(PaperKind.RECALLED, 1, false, false).getFirst();
        UUID second = issue(PaperKind.RECALLED, 1, false, false).getFirst();
        transaction.executeWithoutResult(status -> numbers.on(List.of(eventOf(second), eventOf(first))));
        int last = last(PaperKind.RECALLED);
        assertThat(paper(second).number().orElseThrow()).endsWith("〕" + (last - 1) + "号");
        assertThat(paper(first).number().orElseThrow()).endsWith("〕" + last + "号");
    }

    /** What the journal would deliver of the paper's case. */
    private Event eventOf(UUID id) {
        Paper paper = paper(id);
        UUID subject = paper.caseId();
        return new Event(
                1,
                UUID.randomUUID(),
                "casework.case-decided.v1",
                "case",
                subject,
                "330300",
                clock.instant(),
                Actor.PROGRAM,
                "system",
                "web",
                PaperValues.JSON.valueToTree(Map.of("party", paper.party().toString())));
    }
}
