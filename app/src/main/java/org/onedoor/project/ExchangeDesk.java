package org.onedoor.project;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.journal.Journal;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.shared.Slice;
import org.onedoor.web.Csv;
import org.onedoor.web.Face;
import org.onedoor.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** 共享数据: the exchange's tables as files, written while they are read; that somebody took one is journalled. */
@Controller
@Tag(name = "projects", description = "投资项目审批 · investment projects")
class ExchangeDesk {

    private static final String HERE = "/desk/project-exchange";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Exchange exchange;
    private final Journal journal;
    private final TransactionOperations transactions;
    private final Clock clock;

    ExchangeDesk(Exchange exchange, Journal journal, TransactionOperations transactions, Clock clock) {
        this.exchange = exchange;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    static boolean mayFetch(Actor actor) {
        return actor.role() == Role.HEAD || actor.role() == Role.MANAGER;
    }

    record TablesPage(List<Line> lines) {

        record Line(String name, String path, String columns) {}
    }

    @GetMapping(HERE)
    Page tables(Actor actor, Face face) {
        return Page.of(
                "project/exchange",
                new TablesPage(Arrays.stream(Table.values())
                        .map(table -> new TablesPage.Line(
                                face.msg("project.table." + table.code()),
                                HERE + "/" + table.code() + ".csv",
                                String.join(face.english() ? ", " : "、", face.english() ? table.keys() : table.head())))
                        .toList()));
    }

    @GetMapping(HERE + "/{table}.csv")
    void csv(@PathVariable String table, Actor actor, HttpServletResponse response) throws IOException {
        Table wanted = table(table);
        taken(actor, wanted);
        Csv.send(
                response,
                "projects-" + wanted.code() + "-" + LocalDate.now(clock),
                wanted.head(),
                cursor -> exchange.page(actor, wanted, cursor),
                rows -> rows);
    }

    @GetMapping("/api/v1/desk/project-exchange/{table}")
    @Operation(
            summary = "共享表 · One table of the exchange, one JSON object a line",
            description = "Tables: projects, parties, matters, details, procedures, documents, attachments, opinions.")
    void lines(@PathVariable String table, Actor actor, HttpServletResponse response) throws IOException {
        Table wanted = table(table);
        taken(actor, wanted);
        response.setContentType("application/x-ndjson;charset=UTF-8");
        response.setHeader("Cache-Control", "private, no-store");
        Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        @Nullable String cursor = null;
        do {
            Slice<List<String>> page = exchange.page(actor, wanted, cursor);
            for (List<String> row : page.rows()) {
                out.write(JSON.writeValueAsString(line(wanted, row)));
                out.write('\n');
            }
            out.flush();
            cursor = page.next();
        } while (cursor != null);
    }

    private static ObjectNode line(Table table, List<String> row) {
        ObjectNode line = JSON.createObjectNode();
        for (int i = 0; i < row.size(); i++) {
            line.put(table.keys().get(i), row.get(i));
        }
        return line;
    }

    private static Table table(String code) {
        return Table.find(code).orElseThrow(() -> new Refused(new ProjectRefusal.NoSuchTable()));
    }

    private void taken(Actor actor, Table table) {
        transactions.executeWithoutResult(status -> journal.append(
                actor,
                "project.exchange-taken.v1",
                "account",
                actor.account(),
                actor.city(),
                Map.of("table", table.code(), "region", actor.region())));
    }
}
