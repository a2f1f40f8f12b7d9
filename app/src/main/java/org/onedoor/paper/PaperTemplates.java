package org.onedoor.paper;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.onedoor.definition.Current;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Published;
import org.springframework.stereotype.Component;

/** The templates in force, kept in memory until something is published or a day ends, and every older version on demand. */
@Component
class PaperTemplates {

    private record Version(String id, int version) {}

    private final Definitions definitions;
    private final Map<Version, Template> versions = new ConcurrentHashMap<>();
    private final Current<List<Template>> current;

    PaperTemplates(Definitions definitions, Clock clock) {
        this.definitions = definitions;
        this.current = new Current<>(
                definitions,
                clock,
                Set.of(TemplateReader.KIND),
                today -> definitions.inForce(TemplateReader.KIND, today).stream()
                        .map(PaperTemplates::read)
                        .toList());
    }

    /**
     * The template of a kind for a matter that holds today, or the one that takes its place in these circumstances; empty
     * where the node's definitions have neither.
     */
    Optional<Template> current(PaperKind kind, Template.Matter matter, Set<Circumstance> circumstances) {
        List<Template> all = current.get().stream()
                .filter(template -> template.isFor(matter))
                .toList();
        return Arrays.stream(Circumstance.values())
                .filter(circumstances::contains)
                .flatMap(holds -> all.stream().filter(template -> template.replaces(kind, holds)))
                .findFirst()
                .or(() -> all.stream().filter(template -> template.plain(kind)).findFirst());
    }

    /** The version that a paper was issued by. Nobody who holds a connection waits for who reads it the first time. */
    Template version(String id, int version) {
        Version wanted = new Version(id, version);
        Template known = versions.get(wanted);
        if (known != null) {
            return known;
        }
        Template read =
                read(definitions.version(TemplateReader.KIND, id, version).orElseThrow());
        versions.put(wanted, read);
        return read;
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
