package org.onedoor.standard;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.onedoor.definition.Current;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Published;
import org.springframework.stereotype.Component;

/** The standards in force, read from the published versions and kept in memory until something is published or a day ends. */
@Component
public class Standards {

    private final Definitions definitions;
    private final Current<Standard> current;

    Standards(Definitions definitions, Clock clock) {
        this.definitions = definitions;
        this.current = new Current<>(definitions, clock, Set.copyOf(Kinds.ALL), this::on);
    }

    /** What holds today. Take it once for one command or page, so that it is one and the same throughout. */
    public Standard current() {
        return current.get();
    }

    /**
     * What holds today, what was published a moment ago included: for reading a definition that may be as new, and may
     * stand on what came with it.
     */
    public Standard latest() {
        return current.latest();
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
