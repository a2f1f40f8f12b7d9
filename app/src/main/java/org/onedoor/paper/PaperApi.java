package org.onedoor.paper;

import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.journal.AccessLog;
import org.onedoor.pdf.Register;
import org.onedoor.shared.Actor;
import org.onedoor.shared.CheckCode;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Slice;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 文书 for programs: one's own papers, and the public check of one. */
@RestController
class PaperApi {

    private final HeldPapers held;
    private final PaperFiles files;
    private final ProofOfService service;
    private final AccessLog accesses;

    PaperApi(HeldPapers held, PaperFiles files, ProofOfService service, AccessLog accesses) {
        this.held = held;
        this.files = files;
        this.service = service;
        this.accesses = accesses;
    }

    /** One of the party's own papers. */
    record OwnPaperView(UUID caseId, PapersOf.Line paper) {}

    @GetMapping("/api/v1/papers")
    Slice<OwnPaperView> mine(
            Actor actor,
            @RequestParam(name = "case", required = false) @Nullable UUID one,
            @RequestParam(required = false) @Nullable String after) {
        Slice<Paper> slice = held.of(actor, one, after);
        return new Slice<>(
                slice.rows().stream()
                        .map(paper -> new OwnPaperView(paper.caseId(), PapersOf.Line.of(paper)))
                        .toList(),
                slice.next());
    }

    @GetMapping("/api/v1/papers/{id}/file")
    ResponseEntity<Resource> file(Actor actor, @PathVariable UUID id) throws IOException {
        Paper paper = held.require(actor, id);
        accesses.read(actor, "paper", id, "download");
        service.opened(actor, paper);
        return PaperDownload.of(paper, files.open(paper));
    }

    /** What anybody may learn of a paper by the code printed on it. */
    @GetMapping("/api/v1/verifications/papers/{code}")
    Register.Entry check(@PathVariable String code) {
        return CheckCode.read(code)
                .flatMap(held::byId)
                .map(HeldPapers::entry)
                .orElseThrow(() -> new Refused(new PaperRefusal.NoSuchPaper()));
    }
}
