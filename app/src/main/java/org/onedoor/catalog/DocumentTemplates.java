package org.onedoor.catalog;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.onedoor.definition.Current;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Published;
import org.onedoor.standard.Standards;
import org.springframework.stereotype.Component;

/** 申请文书格式 in force, and every older version on demand. */
@Component
public class DocumentTemplates {

    private record Version(String id, int version) {}

    private final Definitions definitions;
    private final Standards standards;
    private final Map<Version, DocumentTemplate> versions = new ConcurrentHashMap<>();
    private final Current<Map<String, DocumentTemplate>> current;

    DocumentTemplates(Definitions definitions, Standards standards, Clock clock) {
        this.definitions = definitions;
        this.standards = standards;
        this.current = new Current<>(
                definitions,
                clock,
                Set.of(DocumentTemplateReader.KIND),
                today -> definitions.inForce(DocumentTemplateReader.KIND, today).stream()
                        .map(this::read)
                        .collect(Collectors.toMap(DocumentTemplate::id, Function.identity())));
    }

    /** What holds today; empty where the node's definitions have none of that name. */
    public Optional<DocumentTemplate> current(String id) {
        return Optional.ofNullable(current.get().get(id));
    }

    /** The version that a document was written by. */
    public DocumentTemplate version(String id, int version) {
        Version wanted = new Version(id, version);
        DocumentTemplate known = versions.get(wanted);
        if (known != null) {
            return known;
        }
        DocumentTemplate read = read(definitions
                .version(DocumentTemplateReader.KIND, id, version)
                .orElseThrow(() -> new IllegalStateException("no version " + version + " of " + id)));
        versions.put(wanted, read);
        return read;
    }

    private DocumentTemplate read(Published published) {
        Mistakes mistakes = new Mistakes();
        DocumentTemplate template = new DocumentTemplateReader(standards.current(), mistakes)
                .read(published.document(), published.version(), mistakes);
        if (!mistakes.none()) {
            throw new IllegalStateException(
                    "published with mistakes: " + mistakes.all().getFirst().line(Locale.ENGLISH));
        }
        return template;
    }
}
