package org.onedoor.casework;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.casework.life.Delivery;
import org.onedoor.journal.Event;
import org.onedoor.journal.Subscriber;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.springframework.stereotype.Component;

/**
 * 电子送达: an applicant to whom a notice was to be brought opens it in his own space after all, having consented to that since.
 * His days run from then, and the department need not bring it any more. Who was told electronically at once is told already.
 */
@Component
class NoticesOpened implements Subscriber {

    private final Casework casework;

    NoticesOpened(Casework casework) {
        this.casework = casework;
    }

    @Override
    public String name() {
        return "casework.notices-opened";
    }

    @Override
    public Set<String> types() {
        return Set.of("paper.served.v1");
    }

    @Override
    public void on(Event served) {
        String code = served.payload().required("code").asString();
        boolean hearing = Hearings.NOTICE.equals(code);
        if (!served.payload().required("way").asString().equals(Delivery.ELECTRONIC.code())
                || !(hearing || CorrectionNotices.KINDS.contains(code))
                || !served.payload().has("day")) { // before the day stood in the event nobody waited for it
            return;
        }
        UUID id = UUID.fromString(served.payload().required("case").asString());
        LocalDate day = LocalDate.parse(served.payload().required("day").asString());
        UUID paper = served.subject();
        CaseCommand told = hearing
                ? new CaseCommand.ServeHearingNotice(paper, day, Delivery.ELECTRONIC.code(), "")
                : new CaseCommand.ServeCorrectionNotice(paper, day, Delivery.ELECTRONIC.code(), "");
        try {
            casework.perform(Actor.program(served.city()), id, told);
        } catch (Refused refused) {
            boolean toldAlready = refused.refusal() instanceof CaseRefusal.StepNotOpen
                    || refused.refusal() instanceof CaseRefusal.NoHearing
                    || refused.refusal() instanceof CaseRefusal.NotNow;
            if (!toldAlready) {
                throw refused;
            }
        }
    }
}
