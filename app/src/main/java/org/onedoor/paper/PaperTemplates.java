package org.onedoor.paper;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Published;
import org.springframework.stereotype.Component;

/** The templates in force, kept in memory until something is published or a day ends, and every older version on demand. */
@Component
class PaperTemplates {

    /** For how long this copy of the program may not notice what another one published. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private record Kept(List<Template> all, LocalDate day, long publications, Instant lookedAt) {}

    private record Version(String id, int version) {}

    private final Definitions definitions;
    private final Clock clock;
    private final Map<Version, Template> versions = new ConcurrentHashMap<>();
    private volatile @Nullable Kept kept;

    PaperTemplates(Definitions definitions, Clock clock) {
        this.definitions = definitions;
        this.clock = clock;
    }

    /**
     * The template of a kind for a matter that holds today, or the one that takes its place in these circumstances; empty
     * where the node's definitions have neither.
     */
    Optional<Template> current(PaperKind kind, Template.Matter matter, Set<Circumstance> circumstances) {
        List<Template> all =
                current().stream().filter(template -> template.isFor(matter)).toList();
        return Arrays.stream(Circumstance.values())
                .filter(circumstances::contains)
                .flatMap(holds -> all.stream().filter(template -> template.replaces(kind, holds)))
                .findFirst()
                .or(() -> all.stream().filter(template -> template.plain(kind)).findFirst());
    }

    private List<Template> current() {
        Kept seen = kept;
        Instant now = clock.instant();
        if (seen == null
                || !seen.day().equals(LocalDate.now(clock))
                || now.isBefore(seen.lookedAt())
                || !now.isBefore(seen.lookedAt().plus(FRESH))) {
            seen = look(now);
        }
        return seen.all();
    }

    /** The version that a paper was issued by. */
    Template version(String id, int version) {
        return versions.computeIfAbsent(
                new Version(id, version),
                wanted -> read(definitions
                        .version(TemplateReader.KIND, wanted.id(), wanted.version())
                        .orElseThrow()));
    }

    private synchronized Kept look(Instant now) {
        LocalDate today = LocalDate.now(clock);
        long publications = definitions.publications();
        Kept seen = kept;
        List<Template> all;
        if (seen != null && seen.day().equals(today) && seen.publications() == publications) {
            all = seen.all();
        } else {
            all = definitions.inForce(TemplateReader.KIND, today).stream()
                    .map(PaperTemplates::read)
                    .toList();
        }
        Kept looked = new Kept(all, today, publications, now);
        kept = looked;
        return looked;
    }

    private static Template read(Published published) {
        Mistakes mistakes = new Mistakes();
        Template template = TemplateReader.read(published.document(), published.version(), mistakes);
        if (!mistakes.none()) {
            throw new IllegalStateException(
                    "published with mistakes: " + mistakes.all().getFirst().line(Locale.ENGLISH));
        }
        return template;
    }
}
