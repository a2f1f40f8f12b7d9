package org.onedoor.casework.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistake;
import org.onedoor.definition.Mistakes;
import org.onedoor.journal.Journal;
import org.onedoor.journal.Once;
import org.onedoor.shared.Actor;
import org.onedoor.standard.Standard;
import org.onedoor.standard.Standards;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 发布日历: reads what an administrator wrote, says what is wrong with it or what it would do, and publishes it. */
@Service
class Publishing {

    private static final Set<String> KINDS = Set.of("calendar", "overlay");
    private static final UUID SUBJECT = new UUID(0, 3);
    private static final String PAGE = "calendar.yaml";

    private final Definitions definitions;
    private final Standards standards;
    private final Effects effects;
    private final Journal journal;
    private final Once once;
    private final Clock clock;

    Publishing(Definitions definitions, Standards standards, Effects effects, Journal journal, Once once, Clock clock) {
        this.definitions = definitions;
        this.standards = standards;
        this.effects = effects;
        this.journal = journal;
        this.once = once;
        this.clock = clock;
    }

    /**
     * A text as it was understood.
     *
     * @param effect what it would do to open cases; null where there are mistakes
     */
    record Read(List<Document> documents, List<Mistake> mistakes, Effects.@Nullable Effect effect) {}

    Read read(Actor actor, String yaml) {
        Mistakes mistakes = new Mistakes();
        List<Document> documents = DefinitionFolder.read(PAGE, yaml, mistakes);
        Standard now = standards.latest();
        documents.forEach(document -> checkReach(actor, now, document, mistakes));
        if (!mistakes.none() || documents.isEmpty()) {
            return new Read(documents, mistakes.all(), null);
        }
        Set<String> regions = new LinkedHashSet<>();
        documents.forEach(document -> regions.add(region(document)));
        Standard then = standards.with(documents, day(documents), mistakes);
        return mistakes.none()
                ? new Read(documents, List.of(), effects.of(then, regions))
                : new Read(documents, mistakes.all(), null);
    }

    /** The day on which all of it holds: today, or the latest day that it names. */
    private LocalDate day(List<Document> documents) {
        LocalDate today = LocalDate.now(clock);
        return documents.stream()
                .map(Document::effective)
                .filter(day -> day.isAfter(today))
                .max(LocalDate::compareTo)
                .orElse(today);
    }

    /**
     * An overlay is ordered by one's own region or one within; a calendar of what lies around, the nation's, by the city's
     * administrator, whom it holds for here. The next version of either stays where the former was: another region would take
     * its days away unseen.
     */
    private void checkReach(Actor actor, Standard standard, Document document, Mistakes mistakes) {
        String region = region(document);
        String city = actor.city();
        boolean own = standard.within(region, actor.region());
        boolean around =
                document.kind().equals("calendar") && actor.region().equals(city) && standard.within(city, region);
        if (!KINDS.contains(document.kind())) {
            mistakes.add(
                    document.node().place(),
                    "这里只能发布日历（calendar）和区域叠加日历（overlay）",
                    "only calendars and overlays are published here",
                    "把 kind 改成 calendar 或 overlay",
                    "write kind: calendar or kind: overlay");
        } else if (!own && !around) {
            mistakes.add(
                    document.node().place(),
                    "区划 " + region + " 不归你管理",
                    "the region " + region + " is not yours to administer",
                    "写你所在的区划或其下级",
                    "name your own region or one within");
        } else {
            definitions
                    .latest(document.kind(), document.id())
                    .map(before -> before.document().fields(new Mistakes()).string("region"))
                    .filter(before -> !before.equals(region))
                    .ifPresent(before -> mistakes.add(
                            document.node().place(),
                            document.id() + " 是区划 " + before + " 的，新版本不能换区划",
                            document.id() + " belongs to the region " + before + ", and its next version does too",
                            "另起一个 id",
                            "give yours an id of its own"));
        }
    }

    private static String region(Document document) {
        return document.fields(new Mistakes()).string("region");
    }

    private record Publish(String yaml) {}

    /** Publishes what {@link #read} found sound; open cases follow within a minute. Once for one key. */
    @Transactional
    void publish(Actor actor, String key, String yaml, List<Document> documents) {
        once.run(actor, key, new Publish(yaml), Integer.class, () -> {
            int added = definitions.publish(actor, documents);
            List<String> names = new ArrayList<>();
            documents.forEach(document -> names.add(document.kind() + "/" + document.id()));
            journal.append(
                    actor,
                    "casework.calendar-published.v1",
                    "calendar",
                    SUBJECT,
                    actor.city(),
                    Map.of("documents", names, "added", added));
            return added;
        });
    }
}
