package org.onedoor.casework.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.ItemOfCase;
import org.onedoor.casework.life.Alarm;
import org.onedoor.casework.life.Deadlines;
import org.onedoor.casework.life.FilingNumber;
import org.onedoor.journal.Journal;
import org.onedoor.shared.Actor;
import org.onedoor.web.Csv;
import org.onedoor.web.Face;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * 导出: the queue as it is filtered, with the columns that the reader chose, as comma-separated values (RFC 4180). It is sent
 * while it is read, some rows at a time, so that its length does not matter; that somebody took it is journalled.
 */
@Controller
class Export {

    private static final int AT_A_TIME = 1_000;

    /** As spreadsheets read and sort it. */
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));

    private final Queue queue;
    private final Views views;
    private final ItemOfCase itemOf;
    private final Beside beside;
    private final Journal journal;
    private final TransactionOperations transactions;
    private final Deadlines deadlines;

    Export(
            Queue queue,
            Views views,
            ItemOfCase itemOf,
            Beside beside,
            Journal journal,
            TransactionOperations transactions,
            Deadlines deadlines) {
        this.queue = queue;
        this.views = views;
        this.itemOf = itemOf;
        this.beside = beside;
        this.journal = journal;
        this.transactions = transactions;
        this.deadlines = deadlines;
    }

    @GetMapping("/desk/export.csv")
    void export(@RequestParam Map<String, String> parameters, Actor actor, Face face, HttpServletResponse response)
            throws IOException {
        Wanted wanted = Wanted.read(parameters);
        List<Column> columns = views.setting(actor).columns();
        transactions.executeWithoutResult(status -> journal.append(
                actor,
                "casework.desk-exported.v1",
                "account",
                actor.account(),
                actor.city(),
                Map.of(
                        "query",
                        wanted.query(),
                        "columns",
                        columns.stream().map(Column::code).toList(),
                        "region",
                        actor.region())));
        List<String> head = new ArrayList<>(List.of(face.msg("casework.number")));
        columns.forEach(column -> head.add(face.msg(column.label())));
        Csv.send(
                response,
                "desk-" + queue.today(),
                head,
                after -> queue.lines(actor, wanted, after, AT_A_TIME),
                lines -> rows(lines, Objects.requireNonNull(actor.region()), columns, face));
    }

    private List<List<String>> rows(List<Queue.Line> lines, String region, List<Column> columns, Face face) {
        Set<UUID> holders = new HashSet<>();
        for (Queue.Line line : lines) {
            if (line.holder() != null) {
                holders.add(line.holder());
            }
        }
        Map<UUID, String> names = beside.named(holders, face);
        List<List<String>> rows = new ArrayList<>(lines.size());
        for (Queue.Line line : lines) {
            List<String> cells = new ArrayList<>();
            // in groups: a spreadsheet would round 21 digits
            cells.add(new FilingNumber(line.filingNumber()).spaced());
            for (Column column : columns) {
                cells.add(cell(line, column, names, region, face));
            }
            rows.add(cells);
        }
        return rows;
    }

    private String cell(Queue.Line line, Column column, Map<UUID, String> names, String region, Face face) {
        return switch (column) {
            case ITEM -> face.text(itemOf.itemName(line.item(), line.itemVersion()));
            case APPLICANT -> line.applicant();
            case STEP -> face.text(itemOf.stepName(line.item(), line.itemVersion(), line.step()));
            case LEFT -> Integer.toString(deadlines.workingDaysTo(region, line.due()));
            case DUE -> line.due().toString();
            case HOLDER -> holder(line.holder(), names);
            case CHANNEL -> face.msg("casework.channel." + line.channel());
            case RECEIVED -> MOMENT.format(line.received());
            case NOTES -> notes(line, face);
        };
    }

    private static String holder(@Nullable UUID holder, Map<UUID, String> names) {
        return holder == null ? "" : names.getOrDefault(holder, "");
    }

    private static String notes(Queue.Line line, Face face) {
        List<String> notes = new ArrayList<>();
        if (line.alarm() != Alarm.NONE) {
            notes.add(face.msg("casework.alarm." + line.alarm().code()));
        }
        if (line.urgent()) {
            notes.add(face.msg("casework.desk.urgent"));
        }
        if (line.corrected()) {
            notes.add(face.msg("casework.desk.corrected"));
        }
        if (line.awaited() > 0) {
            notes.add(face.msg("casework.desk.awaited", "n", line.awaited()));
        }
        return String.join(" ", notes);
    }
}
