package org.onedoor.licence;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.journal.AccessLog;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Slice;
import org.onedoor.web.Page;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 我的证照: the licences of the party in whose name the visitor acts, and their files. */
@Controller
class LicencesController {

    private final HeldLicences held;
    private final LicenceFiles files;
    private final AccessLog accesses;
    private final NextSteps next;
    private final Clock clock;

    LicencesController(HeldLicences held, LicenceFiles files, AccessLog accesses, NextSteps next, Clock clock) {
        this.held = held;
        this.files = files;
        this.accesses = accesses;
        this.next = next;
        this.clock = clock;
    }

    /**
     * The page of licences.
     *
     * @param steps what may be asked for each now
     * @param later whether newer ones lie before these
     * @param next the cursor of the next page
     */
    record ListPage(
            List<Licence> licences,
            LocalDate today,
            Map<UUID, List<NextSteps.Step>> steps,
            boolean later,
            @Nullable String next) {

        /** 变更、延续、补证: what may be asked for one of them now. */
        List<NextSteps.Step> steps(Licence licence) {
            return steps.getOrDefault(licence.id(), List.of());
        }

        /** 照面: what is printed on it, as text for those who cannot read the file. */
        List<FaceItem> face(Licence licence) {
            return LicencePrinter.said(licence);
        }
    }

    @GetMapping("/licences")
    Page list(Actor actor, @RequestParam(required = false) @Nullable String after) {
        Slice<Licence> slice = held.of(actor, after);
        return Page.of(
                "licence/mine",
                new ListPage(slice.rows(), LocalDate.now(clock), next.of(slice.rows()), after != null, slice.next()));
    }

    /** The signed PDF; made now if the job has not come to it yet. */
    @GetMapping("/licences/{id}/file")
    ResponseEntity<Resource> file(Actor actor, @PathVariable UUID id) throws IOException {
        Licence licence = held.require(actor, id);
        accesses.read(actor, "licence", id, "download");
        return LicenceDownload.of(licence, new InputStreamResource(files.open(licence)));
    }
}
