package org.onedoor.paper;

import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.journal.AccessLog;
import org.onedoor.shared.Actor;
import org.onedoor.shared.CheckCode;
import org.onedoor.shared.Slice;
import org.onedoor.shared.Text;
import org.onedoor.web.Face;
import org.onedoor.web.Page;
import org.onedoor.web.Redirect;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 我的文书: the papers addressed to the party in whose name the visitor acts, and its consent to electronic service. */
@Controller
class PapersController {

    private final HeldPapers held;
    private final PaperFiles files;
    private final ProofOfService service;
    private final Consents consents;
    private final AccessLog accesses;

    PapersController(HeldPapers held, PaperFiles files, ProofOfService service, Consents consents, AccessLog accesses) {
        this.held = held;
        this.files = files;
        this.service = service;
        this.consents = consents;
        this.accesses = accesses;
    }

    /** One case's papers, newest first. */
    record OfCase(UUID caseId, Text item, String filing, List<Paper> papers) {}

    /**
     * The page of papers.
     *
     * @param consented since when electronic service is agreed to; null where it is not
     * @param one the case the page is limited to; null for all
     * @param later whether newer ones lie before these
     * @param next the cursor of the next page
     */
    record ListPage(
            List<OfCase> cases,
            @Nullable ZonedDateTime consented,
            @Nullable UUID one,
            boolean later,
            @Nullable String next) {}

    /** The page of one paper. */
    record PaperPage(Paper paper, List<Paper.Line> body) {

        String code() {
            return CheckCode.of(paper.id());
        }
    }

    @GetMapping("/papers")
    Page list(
            Actor actor,
            @RequestParam(name = "case", required = false) @Nullable UUID one,
            @RequestParam(required = false) @Nullable String after) {
        Slice<Paper> slice = held.of(actor, one, after);
        return Page.of(
                "paper/mine",
                new ListPage(
                        byCase(slice.rows()),
                        consents.standing(party(actor)).orElse(null),
                        one,
                        after != null,
                        slice.next()));
    }

    @GetMapping("/papers/{id}")
    Page one(Actor actor, @PathVariable UUID id, Face face) {
        Paper paper = opened(actor, id, "read");
        return Page.of("paper/paper", new PaperPage(paper, paper.body(face.locale())));
    }

    /** The signed PDF; made now if the job has not come to it yet. */
    @GetMapping("/papers/{id}/file")
    ResponseEntity<Resource> file(Actor actor, @PathVariable UUID id) throws IOException {
        Paper paper = opened(actor, id, "download");
        return PaperDownload.of(paper, files.open(paper));
    }

    @PostMapping("/papers/consent")
    Redirect consent(Actor actor) {
        consents.give(actor, party(actor));
        return Redirect.to("/papers");
    }

    @PostMapping("/papers/consent/withdrawal")
    Redirect withdraw(Actor actor) {
        consents.withdraw(actor, party(actor));
        return Redirect.to("/papers");
    }

    private Paper opened(Actor actor, UUID id, String purpose) {
        Paper paper = held.require(actor, id);
        accesses.read(actor, "paper", id, purpose);
        service.opened(actor, paper);
        return held.require(actor, id);
    }

    private static List<OfCase> byCase(List<Paper> papers) {
        Map<UUID, List<Paper>> cases = new LinkedHashMap<>();
        papers.forEach(paper ->
                cases.computeIfAbsent(paper.caseId(), id -> new ArrayList<>()).add(paper));
        Text unknown = new Text("办件", "Case");
        return cases.entrySet().stream()
                .map(entry -> {
                    PaperValues values = entry.getValue().getFirst().values();
                    return new OfCase(
                            entry.getKey(),
                            values.one("item").orElse(unknown),
                            values.one("filing").map(Text::zh).orElse(""),
                            entry.getValue());
                })
                .toList();
    }

    private static UUID party(Actor actor) {
        UUID party = actor.actingFor();
        if (party == null) {
            throw new IllegalStateException("only applicants have papers");
        }
        return party;
    }
}
