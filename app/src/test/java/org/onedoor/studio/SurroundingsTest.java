package org.onedoor.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onedoor.definition.Checks;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistake;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Published;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;

/** What is read beside a change is enough: the same is found to break as when everything is checked with it. */
@OnedoorTest
class SurroundingsTest {

    private static final long SEED = 20_261_130;
    private static final int CHANGES = 36;

    private static final List<String> KINDS = List.of(
            "element",
            "code-set",
            "element",
            "code-set",
            "material-type",
            "licence-type",
            "department",
            "region",
            "document-template",
            "item",
            "claim",
            "bundle",
            "project-theme");

    @Autowired
    Definitions definitions;

    @Autowired
    Examiner examiner;

    @Autowired
    Workshop workshop;

    @Autowired
    Clock clock;

    @Test
    void missesNothingThatAChangeBreaks() {
        List<Published> all = definitions.inForceBut(Set.of(), LocalDate.now(clock));
        List<Document> documents = all.stream().map(Published::document).toList();
        List<Document> former = former(all);
        Set<Mistake> before = elsewhere(documents, former);
        Random random = new Random(SEED);
        int breaking = 0;
        int seen = 0;
        for (int i = 0; seen < CHANGES; i++) {
            String kind = KINDS.get(i % KINDS.size());
            List<Published> ofKind =
                    all.stream().filter(one -> one.kind().equals(kind)).toList();
            Published changed = ofKind.get(random.nextInt(ofKind.size()));
            String written = workshop.text(changed);
            String other = workshop.text(ofKind.get(random.nextInt(ofKind.size())));
            String text = random.nextBoolean() ? without(written, random) : mixed(written, other, random);
            List<Document> read = DefinitionFolder.read(Examiner.TEXT, text, new Mistakes());
            if (read.size() != 1
                    || !read.getFirst().id().equals(changed.id())
                    || !read.getFirst().kind().equals(kind)
                    || text.equals(written)) {
                continue;
            }
            seen++;
            List<Document> holding = new ArrayList<>(documents);
            holding.remove(changed.document());
            holding.add(read.getFirst());
            List<Document> left = new ArrayList<>(former);
            left.add(changed.document());
            Set<Mistake> broken = elsewhere(holding, left);
            broken.removeAll(before);
            assertThat(examiner.examine(proposal(changed, text)).broken())
                    .as("%s %s as%n%s", kind, changed.id(), text)
                    .containsExactlyInAnyOrderElementsOf(broken);
            breaking += broken.isEmpty() ? 0 : 1;
        }
        assertThat(breaking).as("changes that break something").isGreaterThanOrEqualTo(CHANGES / 12);
    }

    /** Versions that another one has taken over from, and in which cases, drafts and projects may still be. */
    private List<Document> former(List<Published> holding) {
        Set<String> ids = holding.stream().map(Published::id).collect(Collectors.toSet());
        Set<String> inForce = holding.stream().map(SurroundingsTest::edition).collect(Collectors.toSet());
        return Stream.of("item", "bundle", "project-theme")
                .flatMap(kind -> definitions.everyVersion(kind, ids).stream())
                .filter(one -> !inForce.contains(edition(one)))
                .map(Published::document)
                .toList();
    }

    private static String edition(Published one) {
        return one.kind() + "/" + one.id() + "/" + one.version();
    }

    private static Set<Mistake> elsewhere(List<Document> documents, List<Document> former) {
        Mistakes mistakes = new Mistakes();
        Checks.run(documents, mistakes);
        Checks.readAgain(former, documents, mistakes);
        Set<Mistake> elsewhere = new TreeSet<>(mistakes.all());
        elsewhere.removeIf(mistake -> mistake.place().file().equals(Examiner.TEXT));
        return elsewhere;
    }

    /** Some line left away, with what stands below it. */
    private static String without(String text, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int at = random.nextInt(lines.size());
        int depth = depth(lines.get(at));
        lines.remove(at);
        while (at < lines.size() && depth(lines.get(at)) > depth) {
            lines.remove(at);
        }
        return String.join("\n", lines) + "\n";
    }

    /** Some line as another text has it. */
    private static String mixed(String text, String other, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int at = random.nextInt(lines.size());
        String key = lines.get(at).replaceFirst(":.*", ":");
        other.lines()
                .filter(line -> line.startsWith(key) && !line.equals(lines.get(at)))
                .findFirst()
                .ifPresent(line -> lines.set(at, line));
        return String.join("\n", lines) + "\n";
    }

    private static int depth(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static Proposal proposal(Published base, String text) {
        return new Proposal(
                "330300",
                UUID.randomUUID(),
                base.kind(),
                base.id(),
                base.version(),
                text,
                Proposal.State.DRAFT,
                List.of(UUID.randomUUID()),
                null,
                null,
                null,
                1,
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
