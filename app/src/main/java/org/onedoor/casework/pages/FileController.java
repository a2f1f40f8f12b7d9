package org.onedoor.casework.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.onedoor.casework.CaseViews;
import org.onedoor.casework.draft.Application;
import org.onedoor.casework.draft.Draft;
import org.onedoor.casework.draft.Drafting;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.files.KeptFiles;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Hands out uploaded files: as attachments, sandboxed, to whoever may see the draft or case and to nobody else. */
@Controller
public class FileController {

    private final CaseViews views;
    private final Drafting drafting;
    private final KeptFiles kept;

    FileController(CaseViews views, Drafting drafting, KeptFiles kept) {
        this.views = views;
        this.drafting = drafting;
        this.kept = kept;
    }

    @Operation(summary = "材料文件 · A file of a case")
    @GetMapping({
        "/cases/{id}/files/{file}",
        "/desk/cases/{id}/files/{file}",
        "/api/v1/cases/{id}/files/{file}",
        "/api/v1/desk/cases/{id}/files/{file}"
    })
    ResponseEntity<InputStreamResource> ofCase(@PathVariable UUID id, @PathVariable UUID file, Actor actor)
            throws IOException {
        CaseViews.Opened opened = views.open(actor, id, file, kept);
        return attachment(opened.file(), opened.content());
    }

    @GetMapping("/drafts/{id}/files/{file}")
    ResponseEntity<InputStreamResource> ofDraft(@PathVariable UUID id, @PathVariable UUID file, Actor actor)
            throws IOException {
        Application application = drafting.view(actor, id);
        Draft.MaterialFile found = application.materials().stream()
                .flatMap(wanted -> wanted.files().stream())
                .filter(known -> known.id().equals(file))
                .findFirst()
                .orElseThrow(() -> new Refused(new CaseRefusal.NoSuchCase()));
        InputStream content = kept.open(application.draft().party(), found.sha256())
                .orElseThrow(() -> new Refused(new CaseRefusal.NoSuchCase()));
        return attachment(found, content);
    }

    private static ResponseEntity<InputStreamResource> attachment(Draft.MaterialFile file, InputStream content) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .contentLength(file.size())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .body(new InputStreamResource(content));
    }
}
