package org.onedoor.casework.referral;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.ItemOfCase;
import org.onedoor.casework.life.FilingNumber;
import org.onedoor.journal.Journal;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Slice;
import org.onedoor.web.Answer;
import org.onedoor.web.Csv;
import org.onedoor.web.Face;
import org.onedoor.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 移送处罚清单: what the head's department has referred, to read and to hand on; that somebody took it is journalled. */
@Controller
class ReferralPages {

    private static final int PAGE = 20;
    private static final int AT_A_TIME = 1_000;
    private static final String HERE = "/desk/referrals";

    private final Referrals referrals;
    private final ItemOfCase itemOf;
    private final Journal journal;
    private final TransactionOperations transactions;
    private final Clock clock;

    ReferralPages(
            Referrals referrals, ItemOfCase itemOf, Journal journal, TransactionOperations transactions, Clock clock) {
        this.referrals = referrals;
        this.itemOf = itemOf;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param next the next page's address, null on the last */
    record ListPage(
            List<Row> rows, @Nullable String next, @Nullable String first) {

        record Row(
                String path,
                String number,
                String item,
                String applicant,
                String to,
                String reason,
                String state,
                String at) {}
    }

    @GetMapping(HERE)
    Answer list(@RequestParam(required = false) @Nullable String after, Actor actor, Face face) {
        Slice<Referrals.Line> slice = referrals.page(actor, after, PAGE);
        return Page.of(
                "casework/referral/list",
                new ListPage(
                        slice.rows().stream()
                                .map(line -> new ListPage.Row(
                                        "/desk/cases/" + line.caseId(),
                                        new FilingNumber(line.filingNumber()).spaced(),
                                        face.text(itemOf.itemName(line.item(), line.itemVersion())),
                                        line.applicant(),
                                        line.to(),
                                        line.reason(),
                                        face.msg("casework.state." + line.state()),
                                        face.moment(line.at())))
                                .toList(),
                        slice.next() == null ? null : HERE + "?after=" + slice.next(),
                        after == null ? null : HERE));
    }

    @GetMapping(HERE + ".csv")
    void export(Actor actor, Face face, HttpServletResponse response) throws IOException {
        transactions.executeWithoutResult(status -> journal.append(
                actor,
                "casework.referrals-exported.v1",
                "account",
                actor.account(),
                actor.city(),
                Map.of("region", actor.region())));
        Csv.send(
                response,
                "referrals-" + LocalDate.now(clock),
                List.of(
                        face.msg("casework.number"),
                        face.msg("casework.desk.item"),
                        face.msg("casework.desk.applicant"),
                        face.msg("casework.desk.id"),
                        face.msg("casework.refer.to"),
                        face.msg("casework.refer.why"),
                        face.msg("casework.search.state"),
                        face.msg("casework.refer.at")),
                after -> referrals.page(actor, after, AT_A_TIME),
                lines -> lines.stream().map(line -> cells(line, face)).toList());
    }

    private List<String> cells(Referrals.Line line, Face face) {
        return List.of(
                // in groups: a spreadsheet would round 21 digits
                new FilingNumber(line.filingNumber()).spaced(),
                face.text(itemOf.itemName(line.item(), line.itemVersion())),
                line.applicant(),
                line.idNumber(),
                line.to(),
                line.reason(),
                face.msg("casework.state." + line.state()),
                face.moment(line.at()));
    }
}
