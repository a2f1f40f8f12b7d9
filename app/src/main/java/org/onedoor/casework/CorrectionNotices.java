package org.onedoor.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.casework.life.CorrectionPhase;
import org.onedoor.casework.life.Deadlines;
import org.onedoor.casework.life.Scene;
import org.onedoor.casework.life.Step;
import org.onedoor.paper.PaperKind;
import org.onedoor.paper.PapersOf;
import org.onedoor.shared.Refused;
import org.onedoor.signing.Envelope;
import org.onedoor.signing.Signing;
import org.onedoor.standard.calendar.Limit;
import org.springframework.stereotype.Component;

/**
 * 补正通知书的送达: whoever chose electronic delivery or has consented to it is told in his own space, in the moment in which it
 * is asked. Everybody else is served with the notice; his days to answer run from then, and until then nothing lapses.
 */
@Component
public class CorrectionNotices {

    /** To bring it to the applicant: as long as the law leaves to ask (行政许可法 32). */
    private static final Limit TO_TELL = Limit.workingDays(5);

    static final Set<String> KINDS =
            Set.of(PaperKind.CORRECTION.code(), PaperKind.ONLINE_CORRECTION.code(), PaperKind.REVIEW_CORRECTION.code());

    private final Deadlines deadlines;
    private final PapersOf papers;
    private final Signing signing;

    CorrectionNotices(Deadlines deadlines, PapersOf papers, Signing signing) {
        this.deadlines = deadlines;
        this.papers = papers;
        this.signing = signing;
    }

    /** What several people have signed is not put right by one of them: neither an answer nor a signed document. */
    void requireUnsigned(Scene scene, List<CaseCommand.ToCorrect> what) {
        if (scene.item().signing() == null) {
            return;
        }
        Set<String> signed = signing.ofCase(scene.head().id()).stream()
                .flatMap(envelope -> envelope.documents().stream())
                .map(Envelope.Document::material)
                .collect(Collectors.toSet());
        boolean touched = !signed.isEmpty()
                && what.stream().anyMatch(one -> !one.element().isEmpty() || signed.contains(one.material()));
        if (touched) {
            throw new Refused(new CaseRefusal.SignedByAll());
        }
    }

    CorrectionPhase.Telling telling(Scene scene) {
        boolean told = Serving.electronically(papers, scene.head());
        return new CorrectionPhase.Telling(told, deadlines.after(scene.head().region(), TO_TELL));
    }

    /** 送达补正通知书. */
    void serve(Scene scene, CaseCommand.ServeCorrectionNotice command) {
        Serving.requireServer(scene, Step.CORRECTION_NOTICE, command.way(), command.day());
        CaseHead head = scene.head();
        scene.file().correction().requireNoticeOpen(scene, issued(scene), command.day());
        PapersOf.Line notice = last(papers.caseOf(List.of(head.party()), head.id()))
                .filter(line -> line.id().equals(command.paper()))
                .orElseThrow(() -> new Refused(new CaseRefusal.StepNotOpen(Step.CORRECTION_NOTICE)));
        Limit within = head.acceptedOn() == null
                ? scene.item().process().correctWithin()
                : Objects.requireNonNull(scene.item().process().reviewCorrection())
                        .within();
        LocalDate until = deadlines.after(head.region(), command.day(), within);
        Serving.notice(
                scene,
                papers,
                notice.id(),
                command.day(),
                command.way(),
                command.detail(),
                () -> scene.file().correction().told(scene, command.day(), until, deadlines.of(scene)));
    }

    private LocalDate issued(Scene scene) {
        return deadlines.day(scene.file()
                .timing()
                .unanswered(scene.head())
                .orElseThrow(() -> new Refused(new CaseRefusal.StepNotOpen(Step.CORRECTION_NOTICE))));
    }

    /** The notice that is to be answered: one of the review stage comes after that of acceptance. */
    private static Optional<PapersOf.Line> last(List<PapersOf.Line> papers) {
        return papers.stream().filter(line -> KINDS.contains(line.code())).reduce((before, after) -> after);
    }

    /** Whether a paper is a notice from whose service the applicant's days to answer run. */
    public static boolean tells(CaseView view, UUID paper) {
        return view.tellsOfCorrection()
                && last(view.papers()).filter(line -> line.id().equals(paper)).isPresent();
    }
}
