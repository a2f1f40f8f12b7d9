package org.onedoor.paper;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A paper's file as an answer: saved, never shown within our own pages' origin. */
final class PaperDownload {

    private PaperDownload() {}

    static ResponseEntity<Resource> of(Paper paper, InputStream file) {
        String name = paper.template().title().zh()
                + paper.number().map(number -> "-" + number).orElse("") + ".pdf";
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .body(new InputStreamResource(file));
    }
}
