package org.onedoor.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.files.FileStore;
import org.onedoor.journal.Together;
import org.onedoor.pdf.Register;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.CheckCode;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@OnedoorTest
class PapersTest {

    @Autowired
    private Papers papers;

    @Autowired
    private Together together;

    @Autowired
    private Numbers numbers;

    @Autowired
    private HeldPapers held;

    @Autowired
    private PaperFiles files;

    @Autowired
    private ProofOfService service;

    @Autowired
    private Consents consents;

    @Autowired
    private FileStore store;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    private UUID issue(PaperKind kind, UUID party) {
        UUID id = Ids.next(clock);
        write(List.of(Samples.paper(kind, id, Ids.next(clock), party)));
        return id;
    }

    private void write(List<IssuePaper> wanted) {
        transaction.executeWithoutResult(status -> together.write(papers.parts(wanted)));
    }

    private Paper paper(UUID id) {
        return held.byId(id).orElseThrow();
    }

    private static Actor acting(UUID party) {
        return new Actor(UUID.randomUUID(), party, Role.APPLICANT, null, "330300", Channel.WEB);
    }

    @Test
    void countsEachDepartmentAndKindByItself() {
        UUID party = UUID.randomUUID();
        UUID caseId = Ids.next(clock);
        List<IssuePaper> wanted = new ArrayList<>();
        for (String deciding : List.of("health", "market-regulation", "health")) {
            IssuePaper one = Samples.paper(PaperKind.GRANTED, Ids.next(clock), caseId, party);
            wanted.add(new IssuePaper(
                    one.id(),
                    one.kind(),
                    one.city(),
                    one.region(),
                    caseId,
                    party,
                    true,
                    Set.of(),
                    "taxation",
                    deciding,
                    one.values()));
        }
        write(wanted);
        numbers.numbered(paper(wanted.getFirst().id()));
        assertThat(held.ofCase(List.of(party), caseId))
                .extracting(one -> one.number().orElseThrow())
                .allMatch(number -> number.matches("(卫健|市场监管)许字〔\\d{4}〕\\d+号"))
                .doesNotHaveDuplicates();
        assertThat(paper(wanted.getFirst().id()).issuer().zh()).isEqualTo("温州市卫生健康委员会");
        Map<String, Integer> counted = new HashMap<>();
        jdbc.sql("select department, last from paper.counter where code = 'granted'")
                .query((row, n) -> counted.put(row.getString(1), row.getInt(2)))
                .list();
        assertThat(counted).doesNotContainKey("taxation").containsKeys("health", "market-regulation");
    }

    @Test
    void needsATransactionAndEverythingItsTemplateSpeaksOf() {
        IssuePaper whole = Samples.paper(PaperKind.DENIED, Ids.next(clock), Ids.next(clock), UUID.randomUUID());
        assertThatThrownBy(() -> papers.parts(List.of(whole))).isInstanceOf(IllegalTransactionStateException.class);
        Map<String, Object> less = new HashMap<>(whole.values());
        less.remove("reason");
        IssuePaper lacking = new IssuePaper(
                whole.id(),
                whole.kind(),
                whole.city(),
                whole.region(),
                whole.caseId(),
                whole.party(),
                true,
                Set.of(),
                whole.handling(),
                whole.deciding(),
                less);
        assertThatThrownBy(() -> write(List.of(lacking))).hasMessageContaining("reason");
    }

    /** A form that its circumstance calls for stands in the plain one's place; the acceptance of several departments first. */
    @Test
    void takesTheFormThatTheTemplatesSayForWhatWasFiledOnlineOrIsHandledJointly() {
        assertThat(codeOf(PaperKind.RECEIPT, Set.of())).isEqualTo("01");
        assertThat(codeOf(PaperKind.RECEIPT, Set.of(Circumstance.ONLINE))).isEqualTo("12");
        assertThat(codeOf(PaperKind.CORRECTION, Set.of(Circumstance.ONLINE))).isEqualTo("13");
        assertThat(codeOf(PaperKind.ACCEPTED, Set.of(Circumstance.ONLINE))).isEqualTo("14");
        assertThat(codeOf(PaperKind.ACCEPTED, Set.of(Circumstance.ONLINE, Circumstance.JOINT)))
                .isEqualTo("10");
        assertThat(codeOf(PaperKind.RECEIPT, Set.of(Circumstance.JOINT))).isEqualTo("01");
        assertThat(codeOf(PaperKind.DENIED, Set.of(Circumstance.ONLINE, Circumstance.JOINT)))
                .isEqualTo("07");
    }

    private String codeOf(PaperKind kind, Set<Circumstance> circumstances) {
        IssuePaper plain = Samples.paper(kind, Ids.next(clock), Ids.next(clock), UUID.randomUUID());
        write(List.of(new IssuePaper(
                plain.id(),
                kind,
                plain.city(),
                plain.region(),
                plain.caseId(),
                plain.party(),
                true,
                circumstances,
                plain.handling(),
                plain.deciding(),
                plain.values())));
        return paper(plain.id()).template().kind().code();
    }

    @Test
    void makesTheFileOnceAndTheRegisterKnowsIt() throws Exception {
        UUID id = issue(PaperKind.ACCEPTED, UUID.randomUUID());
        assertThat(paper(id).file()).isEmpty();
        numbers.numbered(paper(id));
        while (files.makeMissing(50) == 50) {
            // other tests' papers too
        }
        assertThat(files.backlog()).isZero();
        String sha256 = paper(id).file().orElseThrow();
        byte[] file;
        try (var content = store.open(sha256).orElseThrow()) {
            file = content.readAllBytes();
        }
        String identifier = "onedoor.paper.11330300DEM000014U." + CheckCode.of(id);
        assertThat(held.find(identifier, sha256))
                .map(Register.Entry::number)
                .contains(paper(id).number().orElseThrow());
        assertThat(held.find(identifier, "0".repeat(64)))
                .as("another file of the same name")
                .isEmpty();
        assertThat(store.remove(
                        java.util.Set.of(sha256), java.time.Instant.now().plusSeconds(60)))
                .isEqualTo(1);
        try (var again = files.open(paper(id))) {
            assertThat(again.readAllBytes()).as("lost and made again").isEqualTo(file);
        }
    }

    @Test
    void leavesToAnotherWhatItHasClaimedAndTakesBackWhatWasNotMade() {
        while (files.makeMissing(50) == 50) {
            // what other tests left
        }
        UUID id = issue(PaperKind.HEARING, UUID.randomUUID());
        assertThat(files.makeMissing(50)).as("none is sealed without a number").isZero();
        numbers.numbered(paper(id));
        jdbc.sql("update paper.original set claimed_until = :until where paper = :id")
                .param("until", java.time.OffsetDateTime.now(clock).plusMinutes(1))
                .param("id", id)
                .update();
        assertThat(files.makeMissing(50)).as("somebody else is at it").isZero();
        jdbc.sql("update paper.original set claimed_until = :until where paper = :id")
                .param("until", java.time.OffsetDateTime.now(clock).minusMinutes(1))
                .param("id", id)
                .update();
        assertThat(files.makeMissing(50)).isEqualTo(1);
        assertThat(paper(id).file()).isPresent();
    }

    @Test
    void servesByOpeningOnlyWhoHasAgreed() {
        UUID party = UUID.randomUUID();
        Actor actor = acting(party);
        UUID first = issue(PaperKind.RECEIPT, party);
        service.opened(actor, paper(first));
        assertThat(paper(first).served()).isNull();

        consents.give(actor, party);
        consents.give(actor, party);
        service.opened(actor, paper(first));
        Paper.Served served = java.util.Objects.requireNonNull(paper(first).served());
        assertThat(served.way()).isEqualTo(ServiceWay.ELECTRONIC);
        service.opened(actor, paper(first));
        assertThat(events("paper.served.v1", first)).isEqualTo(1);
        assertThat(events("paper.consent-given.v1", party)).isEqualTo(1);

        consents.withdraw(actor, party);
        UUID second = issue(PaperKind.ACCEPTED, party);
        service.opened(actor, paper(second));
        assertThat(paper(second).served()).isNull();
        assertThat(paper(first).served()).as("what was served stays so").isNotNull();

        Actor clerk = new Actor(UUID.randomUUID(), null, Role.REVIEWER, "market-regulation", "330302", Channel.WEB);
        assertThatThrownBy(() -> service.handedOver(clerk, paper(second), "courier", " "))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> service.handedOver(clerk, paper(second), "electronic", "x"))
                .isInstanceOf(Refused.class);
        service.handedOver(clerk, paper(second), "courier", "DEMO 0001");
        assertThat(paper(second).served()).extracting(Paper.Served::way).isEqualTo(ServiceWay.COURIER);
    }

    private int events(String type, UUID subject) {
        return jdbc.sql("select count(*) from journal.entry where type = :type and subject = :subject")
                .param("type", type)
                .param("subject", subject)
                .query((row, n) -> row.getInt(1))
                .single();
    }

    @Test
    void saysWhenOneHoldsNoMore() {
        UUID id = issue(PaperKind.DENIED, UUID.randomUUID());
        Actor program = Actor.program("330300");
        transaction.executeWithoutResult(
                status -> assertThat(papers.end(program, id, "决定被撤销")).isTrue());
        transaction.executeWithoutResult(
                status -> assertThat(papers.end(program, id, "再次")).isFalse());
        assertThat(paper(id).valid()).isFalse();
        assertThat(HeldPapers.entry(paper(id)).valid()).isFalse();
        assertThat(events("paper.ended.v1", id)).isEqualTo(1);
    }

    @Test
    void listsAPartysOwnByCaseAndPageByPage() throws IOException {
        UUID party = UUID.randomUUID();
        List<IssuePaper> wanted = new ArrayList<>();
        UUID caseId = Ids.next(clock);
        for (int i = 0; i < 25; i++) {
            wanted.add(Samples.paper(PaperKind.RECEIPT, Ids.next(clock), i % 2 == 0 ? caseId : Ids.next(clock), party));
        }
        write(wanted);
        var page = held.of(acting(party), null, null);
        assertThat(page.rows()).hasSize(20);
        var rest = held.of(acting(party), null, page.next());
        assertThat(rest.rows()).hasSize(5);
        assertThat(rest.next()).isNull();
        assertThat(page.rows())
                .extracting(Paper::id)
                .doesNotContainAnyElementsOf(rest.rows().stream().map(Paper::id).toList());
        assertThat(held.of(acting(party), caseId, null).rows()).hasSize(13);
        assertThat(held.of(acting(UUID.randomUUID()), caseId, null).rows()).isEmpty();
        assertThat(held.of(acting(party), null, "nonsense").rows()).hasSize(20);
    }

    @Test
    void answersSomebodyElsesLikeNone() {
        UUID id = issue(PaperKind.RECEIPT, UUID.randomUUID());
        assertThatThrownBy(() -> held.require(acting(UUID.randomUUID()), id)).isInstanceOf(Refused.class);
        assertThat(events("journal.access-denied.v1", id)).isEqualTo(1);
    }
}
