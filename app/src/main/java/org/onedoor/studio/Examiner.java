package org.onedoor.studio;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.onedoor.definition.Checks;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Differences;
import org.onedoor.definition.Differences.Difference;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistake;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Place;
import org.onedoor.definition.Published;
import org.springframework.stereotype.Component;

/**
 * 核对: looks at a text as {@code ./onedoor check} would, with all beside it that it can reach: on the day from which it holds,
 * and on every later day on which something published begins.
 */
@Component
class Examiner {

    /** What mistakes in the text itself are told to stand in. */
    static final String TEXT = "text";

    private final Surroundings surroundings;
    private final Definitions definitions;
    private final Clock clock;

    Examiner(Surroundings surroundings, Definitions definitions, Clock clock) {
        this.surroundings = surroundings;
        this.definitions = definitions;
        this.clock = clock;
    }

    Examination examine(Proposal proposal) {
        Mistakes own = new Mistakes();
        List<Document> read = DefinitionFolder.read(TEXT, proposal.text(), own);
        Optional<Document> document = own.none() ? only(proposal, read, own) : Optional.empty();
        if (document.isEmpty()) {
            return new Examination(Optional.empty(), own.all(), List.of(), own.advice(), List.of(), false);
        }
        Document next = document.get();
        notInThePast(proposal, next, own);
        notBeforeTheNewest(proposal, next, own);
        Set<Mistake> mistakes = new TreeSet<>(own.all());
        Set<Mistake> broken = new TreeSet<>();
        Set<Mistake> advice = new TreeSet<>();
        for (LocalDate day : days(next)) {
            surroundings.of(next, day).forEach(part -> {
                Mistakes found = with(part, next);
                Set<Mistake> elsewhere = new TreeSet<>();
                for (Mistake mistake : found.all()) {
                    (isOwn(mistake) ? mistakes : elsewhere).add(mistake);
                }
                if (!elsewhere.isEmpty()) {
                    elsewhere.removeAll(
                            Set.copyOf(told(part.documents(), part.former()).all()));
                    broken.addAll(elsewhere);
                }
                found.advice().stream().filter(Examiner::isOwn).forEach(advice::add);
            });
        }
        List<Difference> differences = definitions
                .version(proposal.kind(), proposal.definition(), proposal.baseVersion())
                .map(base -> differences(base, next))
                .orElse(List.of());
        return new Examination(
                document,
                List.copyOf(mistakes),
                List.copyOf(broken),
                List.copyOf(advice),
                differences,
                proposal.baseVersion() > 0
                        && differences.stream().allMatch(one -> one.path().equals(List.of("effective"))));
    }

    private static boolean isOwn(Mistake mistake) {
        return mistake.place().file().equals(TEXT);
    }

    /**
     * What today's checks say of some items and claims as they hold today: they may have been published under others.
     *
     * @param items ids
     * @param claims ids of claims of these items
     */
    Mistakes ofToday(Collection<String> items, Collection<String> claims) {
        return told(surroundings.some(LocalDate.now(clock), items, claims).documents(), List.of());
    }

    /** That an entry of a list says its kind by itself now is no change. */
    private static List<Difference> differences(Published before, Document next) {
        return Differences.between(before.node(), next.node()).stream()
                .filter(difference -> !difference.path().equals(List.of("kind")))
                .toList();
    }

    /** The text is one document, and stays what it was begun as. */
    private static Optional<Document> only(Proposal proposal, List<Document> read, Mistakes mistakes) {
        if (read.size() != 1) {
            mistakes.add(
                    new Place(TEXT, 0),
                    "这里只写一个定义",
                    "one definition is written here",
                    "去掉 entries，别的另起修订稿",
                    "leave entries away and begin another proposal for another one");
            return Optional.empty();
        }
        Document document = read.getFirst();
        if (!document.kind().equals(proposal.kind()) || !document.id().equals(proposal.definition())) {
            mistakes.add(
                    document.node().place(),
                    "这份修订稿写的是 " + proposal.kind() + " " + proposal.definition(),
                    "this proposal is about " + proposal.kind() + " " + proposal.definition(),
                    "kind 和 id 不要改；换一个请另起修订稿",
                    "leave kind and id as they are, or begin another proposal");
            return Optional.empty();
        }
        return Optional.of(document);
    }

    /**
     * What holds today and was done by it is not changed afterwards. Once sent on, a text is not wrong because somebody took
     * days to look at it: its days are counted from the sending.
     */
    private void notInThePast(Proposal proposal, Document document, Mistakes mistakes) {
        LocalDate earliest = proposal.state() == Proposal.State.REVIEW
                ? LocalDate.ofInstant(proposal.saved(), clock.getZone())
                : LocalDate.now(clock);
        if (document.effective().isBefore(earliest)) {
            LocalDate today = LocalDate.now(clock);
            mistakes.add(
                    document.fields(new Mistakes()).place("effective"),
                    "生效日 " + document.effective() + " 已经过去",
                    "the day from which it holds, " + document.effective() + ", has passed",
                    "写 effective: " + today + " 或以后的日子",
                    "write effective: " + today + " or a later day");
        }
    }

    /** A version of an earlier day would be taken over by the one that is there already. */
    private void notBeforeTheNewest(Proposal proposal, Document document, Mistakes mistakes) {
        definitions
                .latest(proposal.kind(), proposal.definition())
                .map(Published::effective)
                .filter(document.effective()::isBefore)
                .ifPresent(newest -> mistakes.add(
                        document.fields(new Mistakes()).place("effective"),
                        "最新的版本 " + newest + " 起生效，这一版不能更早",
                        "the newest version holds from " + newest + ", and this one cannot hold from an earlier day",
                        "写 effective: " + newest + " 或以后的日子",
                        "write effective: " + newest + " or a later day"));
    }

    /** The first day on which it can hold, and those after it on which something else begins. */
    private List<LocalDate> days(Document next) {
        LocalDate today = LocalDate.now(clock);
        LocalDate first = next.effective().isBefore(today) ? today : next.effective();
        List<LocalDate> days = new ArrayList<>(List.of(first));
        days.addAll(definitions.beginningsAfter(first));
        return days;
    }

    /** What is wrong once another version has taken over from the one that holds. */
    private static Mistakes with(Surroundings.Part part, Document next) {
        List<Document> holding = new ArrayList<>(part.documents());
        List<Document> left = new ArrayList<>(part.former());
        holding.removeIf(document -> {
            boolean over = document.kind().equals(next.kind()) && document.id().equals(next.id());
            if (over) {
                left.add(document);
            }
            return over;
        });
        holding.add(next);
        return told(holding, left);
    }

    private static Mistakes told(List<Document> holding, List<Document> former) {
        Mistakes mistakes = new Mistakes();
        Checks.run(holding, mistakes);
        Checks.readAgain(former, holding, mistakes);
        return mistakes;
    }
}
