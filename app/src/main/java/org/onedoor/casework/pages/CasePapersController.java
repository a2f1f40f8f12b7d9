package org.onedoor.casework.pages;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.CaseView;
import org.onedoor.casework.CaseViews;
import org.onedoor.casework.Casework;
import org.onedoor.casework.CorrectionNotices;
import org.onedoor.casework.Hearings;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.casework.life.Deadlines;
import org.onedoor.casework.life.Delivery;
import org.onedoor.paper.PaperKind;
import org.onedoor.paper.PapersOf;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.web.FormKey;
import org.onedoor.web.Redirect;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * 办件文书: the papers of a case for the departments that handle it and for the hall's counter, and the record of how each was served
 * (送达回证).
 */
@Controller
public class CasePapersController {

    /** 决定文书: to hand one of them over is to serve the decision. */
    private static final Set<String> DECISIONS = Set.of(
            PaperKind.GRANTED.code(),
            PaperKind.GRANTED_DEFICIENT.code(),
            PaperKind.RENEWED_BY_SILENCE.code(),
            PaperKind.DENIED.code());

    private final CaseViews views;
    private final Casework casework;
    private final Deadlines deadlines;
    private final PapersOf papers;

    CasePapersController(CaseViews views, Casework casework, Deadlines deadlines, PapersOf papers) {
        this.views = views;
        this.casework = casework;
        this.deadlines = deadlines;
        this.papers = papers;
    }

    /**
     * How a paper reached its addressee.
     *
     * @param way {@code pickup} or {@code courier}
     * @param detail the parcel's number, or who took it
     * @param day when a notice reached somebody whose days run from it (of the right to a hearing, of a correction);
     *     left out: today. It means nothing for other papers
     */
    @Schema(example = """
            {"way": "courier", "detail": "SF0000000000"}""")
    record HandOver(
            @Nullable String way,
            @Nullable String detail,
            @Nullable LocalDate day) {}

    @GetMapping({"/desk/cases/{id}/papers/{paper}/file", "/api/v1/desk/cases/{id}/papers/{paper}/file"})
    @Operation(summary = "文书 · The signed file of one of a case's papers")
    ResponseEntity<Resource> file(@PathVariable UUID id, @PathVariable UUID paper, Actor actor) throws IOException {
        views.head(actor, id);
        return papers.file(actor, id, paper);
    }

    @PostMapping("/desk/cases/{id}/papers/{paper}/service")
    Redirect serve(
            @PathVariable UUID id,
            @PathVariable UUID paper,
            @RequestParam(defaultValue = "") String way,
            @RequestParam(defaultValue = "") String detail,
            @RequestParam(required = false) @Nullable LocalDate day,
            FormKey key,
            Actor actor) {
        handOver(actor, id, paper, key, way, detail, day);
        return Redirect.to("/desk/cases/" + id);
    }

    /** 窗口打印: what is addressed to whoever stands there. */
    @GetMapping("/counter/cases/{id}/papers/{paper}/file")
    ResponseEntity<Resource> print(@PathVariable UUID id, @PathVariable UUID paper, Actor actor) throws IOException {
        requireApplicants(actor, id, paper);
        return papers.file(actor, id, paper);
    }

    /** 窗口送达: handed over to whoever showed an identity document. */
    @PostMapping("/counter/cases/{id}/papers/{paper}/service")
    Redirect serve(
            @PathVariable UUID id,
            @PathVariable UUID paper,
            @RequestParam(defaultValue = "") String detail,
            FormKey key,
            Actor actor) {
        requireApplicants(actor, id, paper);
        if (detail.isBlank()) {
            throw new Refused(new CaseRefusal.ServiceIncomplete());
        }
        handOver(actor, id, paper, key, Delivery.COUNTER.proof(), detail, null);
        return Redirect.to("/cases/" + id);
    }

    private void requireApplicants(Actor actor, UUID id, UUID paper) {
        if (views.papers(actor, id).stream().noneMatch(line -> line.id().equals(paper))) {
            throw new Refused(new CaseRefusal.NoSuchCase());
        }
    }

    @GetMapping("/api/v1/desk/cases/{id}/papers")
    @ResponseBody
    @Operation(summary = "文书 · A case's papers in the order they were issued")
    List<PapersOf.Line> list(@PathVariable UUID id, Actor actor) {
        return views.papers(actor, id);
    }

    @PostMapping("/api/v1/desk/cases/{id}/papers/{paper}/service")
    @ResponseBody
    @Operation(summary = "送达 · Record that a paper was fetched or sent by courier")
    List<PapersOf.Line> serve(
            @PathVariable UUID id, @PathVariable UUID paper, @RequestBody HandOver how, FormKey key, Actor actor) {
        handOver(actor, id, paper, key, orEmpty(how.way()), orEmpty(how.detail()), how.day());
        return views.papers(actor, id);
    }

    @PostMapping("/desk/cases/{id}/service")
    Redirect serve(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String way,
            @RequestParam(defaultValue = "") String detail,
            FormKey key,
            Actor actor) {
        casework.perform(actor, id, key.value().toString(), new CaseCommand.Serve(way, detail));
        return Redirect.to("/desk/cases/" + id);
    }

    @PostMapping("/api/v1/desk/cases/{id}/service")
    @ResponseBody
    @Operation(summary = "送达 · Record that a decision was fetched or sent, with all its papers")
    List<PapersOf.Line> serve(@PathVariable UUID id, @RequestBody HandOver how, FormKey key, Actor actor) {
        casework.perform(
                actor, id, key.value().toString(), new CaseCommand.Serve(orEmpty(how.way()), orEmpty(how.detail())));
        return views.papers(actor, id);
    }

    /**
     * Of the decision while that waits to be served; of a notice from whose service somebody's days run; else of one paper
     * alone.
     */
    private void handOver(
            Actor actor, UUID id, UUID paper, FormKey key, String way, String detail, @Nullable LocalDate day) {
        CaseView view = views.view(actor, id);
        String code = view.papers().stream()
                .filter(line -> line.id().equals(paper))
                .map(PapersOf.Line::code)
                .findFirst()
                .orElse("");
        if (DECISIONS.contains(code) && view.serving()) {
            casework.perform(actor, id, key.value().toString(), new CaseCommand.Serve(way, detail));
        } else if (Hearings.tells(view, paper)) {
            LocalDate told = day == null ? deadlines.today() : day;
            casework.perform(
                    actor, id, key.value().toString(), new CaseCommand.ServeHearingNotice(paper, told, way, detail));
        } else if (CorrectionNotices.tells(view, paper)) {
            LocalDate told = day == null ? deadlines.today() : day;
            casework.perform(
                    actor, id, key.value().toString(), new CaseCommand.ServeCorrectionNotice(paper, told, way, detail));
        } else {
            papers.handedOver(actor, id, paper, key.value().toString(), way, detail);
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
