package org.onedoor.paper;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.onedoor.journal.Entry;
import org.onedoor.journal.Journal;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 送达: records how and when a paper reached its addressee (送达回证), as an event of the journal too. */
@Component
class ProofOfService {

    private static final int LONGEST = 60;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Consents consents;
    private final ElectronicDelivery delivery;
    private final Clock clock;

    ProofOfService(JdbcClient jdbc, Journal journal, Consents consents, ElectronicDelivery delivery, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.consents = consents;
        this.delivery = delivery;
        this.clock = clock;
    }

    /**
     * Its addressee opens it: with a standing consent to electronic service, or where that was chosen for the case, the first
     * time serves it.
     */
    @Transactional
    public void opened(Actor actor, Paper paper) {
        if (paper.served() != null
                || !(consents.standing(paper.party()).isPresent() || delivery.chosen(paper.caseId()))) {
            return;
        }
        // the row is locked, so that two first openings are one
        jdbc.sql("select from paper.paper where id = :id for update")
                .param("id", paper.id())
                .query((row, n) -> n)
                .list();
        boolean served = jdbc.sql("select exists (select from paper.service where paper = :id)")
                .param("id", paper.id())
                .query((row, n) -> row.getBoolean(1))
                .single();
        if (!served) {
            record(actor, paper, ServiceWay.ELECTRONIC, "", ZonedDateTime.now(clock));
        }
    }

    /** Today. */
    @Transactional
    public void handedOver(Actor actor, Paper paper, String way, String detail) {
        handedOver(actor, paper, way, detail, LocalDate.now(clock));
    }

    /**
     * A clerk hands it over or sends it; any number of times.
     *
     * @param detail the parcel's number, or who took it; required for a courier
     * @param day on which it reached its addressee; a day before today is kept as its last moment
     */
    @Transactional
    public void handedOver(Actor actor, Paper paper, String way, String detail, LocalDate day) {
        ServiceWay known = ServiceWay.of(way)
                .filter(one -> one != ServiceWay.ELECTRONIC)
                .orElseThrow(() -> new Refused(new PaperRefusal.ServiceIncomplete()));
        String said = detail.strip();
        if (said.length() > LONGEST || (known == ServiceWay.COURIER && said.isEmpty())) {
            throw new Refused(new PaperRefusal.ServiceIncomplete());
        }
        ZonedDateTime now = ZonedDateTime.now(clock).withZoneSameInstant(ZONE);
        record(
                actor,
                paper,
                known,
                said,
                day.isBefore(now.toLocalDate())
                        ? day.plusDays(1).atStartOfDay(ZONE).minusSeconds(1)
                        : now);
    }

    private void record(Actor actor, Paper paper, ServiceWay way, String detail, ZonedDateTime at) {
        jdbc.sql("""
                insert into paper.service (paper, id, way, at, account, detail)
                values (:paper, :id, :way, :at, :account, :detail)
                """)
                .param("paper", paper.id())
                .param("id", Ids.next(clock))
                .param("way", way.code())
                .param("at", Papers.utc(at))
                .param("account", actor.account())
                .param("detail", detail)
                .update();
        journal.append(
                actor,
                List.of(new Entry(
                        "paper.served.v1",
                        "paper",
                        paper.id(),
                        paper.city(),
                        Map.of(
                                "way", way.code(),
                                "code", paper.template().kind().code(),
                                "day",
                                        at.withZoneSameInstant(ZONE)
                                                .toLocalDate()
                                                .toString(),
                                "case", paper.caseId().toString()))));
    }
}
