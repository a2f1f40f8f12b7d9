package org.onedoor.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.onedoor.casework.life.CaseFile;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.Changes;
import org.onedoor.casework.life.Happened;
import org.onedoor.journal.Entry;
import org.onedoor.journal.Journal;
import org.onedoor.journal.Recorded;
import org.onedoor.journal.Together;
import org.onedoor.notice.Notices;
import org.springframework.stereotype.Component;

/**
 * 落笔: writes cases with all that came of their commands: rows and desks, opinions, licences, papers, journal, messages and what
 * the caller adds, in one statement.
 */
@Component
class CaseWriting {

    private final Cases cases;
    private final Enclosures enclosures;
    private final Journal journal;
    private final Notices notices;
    private final Together together;

    CaseWriting(Cases cases, Enclosures enclosures, Journal journal, Notices notices, Together together) {
        this.cases = cases;
        this.enclosures = enclosures;
        this.journal = journal;
        this.notices = notices;
        this.together = together;
    }

    /** A case that has just been submitted, and what belongs to it from the first moment. */
    void added(CaseFile file, List<Together.Part> beside) {
        List<Together.Part> parts = new ArrayList<>(cases.added(List.of(file)));
        parts.addAll(beside);
        parts.add(journal.standing(Map.of(file.head().id(), standing(file.head()))));
        write(parts, List.of(file));
    }

    /** Locked cases that have changed, and what is written with them. */
    void changed(List<CaseFile> files, List<Together.Part> beside) {
        if (!files.isEmpty()) {
            List<Together.Part> parts = new ArrayList<>(cases.changed(files));
            parts.addAll(beside);
            write(parts, files);
        }
    }

    private void write(List<Together.Part> parts, List<CaseFile> changed) {
        Enclosures.Enclosed enclosed = enclosures.with(changed);
        parts.addAll(enclosed.parts());
        List<Recorded> events = new ArrayList<>(enclosed.events());
        List<Notices.Telling> messages = new ArrayList<>();
        for (CaseFile file : changed) {
            CaseHead head = file.head();
            for (Changes.Event event : file.changes().events()) {
                Happened what = event.what();
                events.add(new Recorded(
                        event.actor(), new Entry(what.type(), "case", head.id(), head.city(), what.details())));
            }
            for (Changes.Message message : file.changes().messages()) {
                messages.add(new Notices.Telling(
                        message.actor().account(),
                        head.party(),
                        message.template(),
                        message.values(),
                        "/cases/" + head.id()));
            }
            CaseLog.tell(
                    head,
                    file.changes().events().stream()
                            .map(event -> event.what().type())
                            .toList());
        }
        if (!events.isEmpty()) {
            parts.add(journal.part(events));
        }
        if (!messages.isEmpty()) {
            parts.add(notices.part(messages));
        }
        int written = Objects.requireNonNull(together.write(parts).get("cases"));
        if (written != changed.size()) {
            throw new IllegalStateException(written + " of " + changed.size() + " cases were written");
        }
    }

    /** What every event of a case says beside its own details. */
    private static Map<String, Object> standing(CaseHead head) {
        return Map.of(
                "item",
                head.item(),
                "itemVersion",
                head.itemVersion(),
                "filingNumber",
                head.filingNumber().value(),
                "department",
                head.department(),
                "region",
                head.region(),
                "channel",
                head.channel().code(),
                "party",
                head.party().toString());
    }
}
