package org.onedoor.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes pages. A page is drawn whole before its first byte is sent, so a failing template becomes an error page. */
@Component
final class Pages {

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Pages.class.getClassLoader(), "org.onedoor");
    private final Faces faces;

    Pages(Faces faces) {
        this.faces = faces;
    }

    void write(Page page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(page, faces.of(request), response);
    }

    /** A page about a failure, drawn without asking who reads it. */
    void writeToNobody(Page page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(page, faces.ofNobody(request), response);
    }

    private void write(Page page, Face face, HttpServletResponse response) throws IOException {
        Utf8ByteOutput drawn = new Utf8ByteOutput();
        engine.render(page.template() + ".jte", Map.of("face", face, "page", page.content()), drawn);
        response.setStatus(page.status().value());
        response.setContentType("text/html;charset=UTF-8");
        response.setLocale(face.locale());
        if (!response.containsHeader("Cache-Control")) {
            response.setHeader("Cache-Control", "no-store");
        }
        response.setContentLength(drawn.getContentLength());
        drawn.writeTo(response.getOutputStream());
    }
}
