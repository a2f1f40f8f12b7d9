package org.onedoor.licence;

import java.nio.charset.StandardCharsets;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A licence's file as an answer: saved, never shown within our own pages' origin. */
final class LicenceDownload {

    private LicenceDownload() {}

    static ResponseEntity<Resource> of(Licence licence, Resource file) {
        String name = licence.type().name().zh() + "-" + licence.identifier().serial() + ".pdf";
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
                .body(file);
    }
}
