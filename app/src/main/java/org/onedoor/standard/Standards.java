package org.onedoor.standard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Published;
import org.springframework.stereotype.Component;

/** The standards in force, read from the published versions and kept in memory until something is published or a day ends. */
@Component
public class Standards {

    /** For how long this copy of the program may not notice what another one published. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private record Kept(Standard standard, LocalDate day, long publications, Instant lookedAt) {}

    private final Definitions definitions;
    private final Clock clock;
    private volatile @Nullable Kept kept;

    Standards(Definitions definitions, Clock clock) {
        this.definitions = definitions;
        this.clock = clock;
    }

    /** What holds today. Take it once for one command or page, so that it is one and the same throughout. */
    public Standard current() {
        Instant now = clock.instant();
        Kept seen = kept;
        if (seen != null
                && seen.day().equals(LocalDate.now(clock))
                && !now.isBefore(seen.lookedAt())
                && now.isBefore(seen.lookedAt().plus(FRESH))) {
            return seen.standard();
        }
        return look(now);
    }

    /**
     * What holds today, what was published a moment ago included: for reading a definition that may be as new, and may
     * stand on what came with it.
     */
    public Standard latest() {
        return look(clock.instant());
    }

    private synchronized Standard look(Instant now) {
        LocalDate today = LocalDate.now(clock);
        long publications = definitions.publications();
        Kept seen = kept;
        Standard standard = seen != null && seen.day().equals(today) && seen.publications() == publications
                ? seen.standard()
                : on(today);
        kept = new Kept(standard, today, publications, now);
        return standard;
    }

    /**
     * What would hold on a day if some documents were published now.
     *
     * @param mistakes what is wrong with them, also beside what is published; where there is any, the result must not be used
     */
    public Standard with(List<Document> more, LocalDate day, Mistakes mistakes) {
        List<Document> documents = new ArrayList<>();
        for (String kind : Kinds.ALL) {
            definitions.inForce(kind, day).stream().map(Published::document).forEach(documents::add);
        }
        documents.addAll(more);
        new StandardCheck().check(documents, mistakes);
        return Standard.of(documents, day, mistakes);
    }

    /** What holds on a day, as published by now. Reads everything: for looking back, not for every page. */
    public Standard on(LocalDate day) {
        List<Document> documents = new ArrayList<>();
        for (String kind : Kinds.ALL) {
            definitions.inForce(kind, day).stream().map(Published::document).forEach(documents::add);
        }
        Mistakes mistakes = new Mistakes();
        Standard standard = Standard.of(documents, day, mistakes);
        if (!mistakes.none()) {
            throw new IllegalStateException(
                    "published with mistakes: " + mistakes.all().getFirst().line(Locale.ENGLISH));
        }
        return standard;
    }
}
