package org.onedoor.payment;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.journal.Journal;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Money;
import org.onedoor.shared.Slice;
import org.onedoor.web.Answer;
import org.onedoor.web.Csv;
import org.onedoor.web.Face;
import org.onedoor.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 日对账单 for whoever answers for the department's money, to read and as CSV. */
@Controller
class DayController {

    private static final int ON_A_PAGE = 50;
    private static final int AT_A_TIME = 1_000;

    private final Day day;
    private final Journal journal;
    private final TransactionOperations transactions;

    DayController(Day day, Journal journal, TransactionOperations transactions) {
        this.day = day;
        this.journal = journal;
        this.transactions = transactions;
    }

    /** One day's page. */
    record DayPage(
            LocalDate day,
            List<Day.Total> totals,
            List<Line> lines,
            @Nullable String next,
            boolean first) {

        record Line(
                String kind,
                String why,
                String way,
                String at,
                String sum,
                String number,
                String filing,
                String title) {}
    }

    @GetMapping("/desk/payments")
    Answer day(
            @RequestParam(name = "day", defaultValue = "") String asked,
            @RequestParam(required = false) @Nullable String after,
            Actor actor,
            Face face) {
        LocalDate which = which(asked);
        Slice<Day.Line> slice = day.lines(actor, which, after, ON_A_PAGE);
        return Page.of(
                "payment/day",
                new DayPage(
                        which,
                        day.totals(actor, which),
                        slice.rows().stream()
                                .map(line -> new DayPage.Line(
                                        line.kind(),
                                        line.why(),
                                        way(line, face),
                                        face.moment(line.at().toInstant()),
                                        face.yuan(line.fen()),
                                        line.number(),
                                        line.filingNumber(),
                                        face.text(line.title())))
                                .toList(),
                        slice.next() == null ? null : "/desk/payments?day=" + which + "&after=" + slice.next(),
                        after == null));
    }

    /** The whole day, sent while it is read; that somebody took it is journalled. */
    @GetMapping("/desk/payments.csv")
    void csv(
            @RequestParam(name = "day", defaultValue = "") String asked,
            Actor actor,
            Face face,
            HttpServletResponse response)
            throws IOException {
        LocalDate which = which(asked);
        transactions.executeWithoutResult(status -> journal.append(
                actor,
                "payment.day-exported.v1",
                "account",
                actor.account(),
                actor.city(),
                Map.of("day", which.toString(), "region", actor.region())));
        Csv.send(
                response,
                "payments-" + which,
                List.of(
                        face.msg("payment.day.kind"),
                        face.msg("payment.day.why"),
                        face.msg("payment.day.way"),
                        face.msg("payment.day.at"),
                        face.msg("payment.day.yuan"),
                        face.msg("payment.number"),
                        face.msg("payment.day.case"),
                        face.msg("payment.day.title-of"),
                        face.msg("payment.day.transaction")),
                after -> day.lines(actor, which, after, AT_A_TIME),
                lines -> lines.stream().map(line -> cells(line, face)).toList());
    }

    private static List<String> cells(Day.Line line, Face face) {
        return List.of(
                face.msg("payment.day.kind." + line.kind()),
                line.why().isEmpty() ? "" : face.msg("payment.day.why." + line.why()),
                way(line, face),
                line.at().toInstant().toString(),
                new Money(line.fen()).yuan(),
                spaced(line.number()),
                spaced(line.filingNumber()),
                face.text(line.title()),
                line.reference());
    }

    private static String way(Day.Line line, Face face) {
        return line.kind().equals("open")
                ? ""
                : face.msg(line.atCounter() ? "payment.way." + line.way() : "payment.way.online");
    }

    /** In groups: a spreadsheet would round so many digits. */
    private static String spaced(String number) {
        return number.replaceAll("(.{6})(?=.)", "$1 ");
    }

    private LocalDate which(String asked) {
        try {
            LocalDate which = asked.isBlank() ? day.today() : LocalDate.parse(asked);
            return which.isAfter(day.today()) || which.getYear() < 2000 ? day.today() : which;
        } catch (DateTimeException e) {
            return day.today();
        }
    }
}
