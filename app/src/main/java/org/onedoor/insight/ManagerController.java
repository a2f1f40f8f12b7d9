package org.onedoor.insight;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onedoor.catalog.Directory;
import org.onedoor.journal.Cursors;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.standard.Standards;
import org.onedoor.web.Csv;
import org.onedoor.web.Face;
import org.onedoor.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 管理者的第一页: figures of the manager's region, and each table as CSV. */
@Controller
class ManagerController {

    private final Figures figures;
    private final Cursors cursors;
    private final Standards standards;
    private final Directory directory;
    private final Clock clock;

    ManagerController(Figures figures, Cursors cursors, Standards standards, Directory directory, Clock clock) {
        this.figures = figures;
        this.cursors = cursors;
        this.standards = standards;
        this.directory = directory;
        this.clock = clock;
    }

    @GetMapping("/manager")
    Page manager(Face face, Actor actor, @RequestParam Map<String, String> parameters) {
        Asked asked = Asked.read(parameters, LocalDate.now(clock));
        Page page = Page.of(
                "insight/manager", pages(face, actor, asked).page(actor.region(), cursors.completeUntil(Tally.NAME)));
        return asked.problem() == null ? page : page.withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @GetMapping("/manager/figures.csv")
    void csv(Face face, Actor actor, @RequestParam Map<String, String> parameters, HttpServletResponse response)
            throws IOException {
        Asked asked = Asked.read(parameters, LocalDate.now(clock));
        String by = parameters.getOrDefault("by", "");
        Optional<List<List<String>>> rows = pages(face, actor, asked).rows(by);
        if (rows.isEmpty() || asked.problem() != null) {
            throw new Refused(new InsightRefusal.NoSuchTable());
        }
        Csv.send(
                response,
                "onedoor-" + by + "-" + asked.period().from() + "-"
                        + asked.period().to(),
                rows.get());
    }

    private ManagerPages pages(Face face, Actor actor, Asked asked) {
        return new ManagerPages(face, asked, figures.of(actor, asked), standards.current(), directory::name);
    }
}
