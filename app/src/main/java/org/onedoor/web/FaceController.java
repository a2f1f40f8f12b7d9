package org.onedoor.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Refused;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Assets, and the two switches in every header. They are plain links, so they work without script and session. */
@Controller
class FaceController {

    private static final Duration YEAR = Duration.ofDays(365);

    private final Assets assets;

    FaceController(Assets assets) {
        this.assets = assets;
    }

    @GetMapping("/assets/{name}")
    ResponseEntity<byte[]> asset(@PathVariable String name, HttpServletRequest request) {
        Assets.File file = assets.file(name);
        if (file == null) {
            throw new Refused(Trouble.NOT_FOUND);
        }
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, file.type())
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.maxAge(YEAR).cachePublic().immutable());
        byte[] zipped = file.zipped();
        if (zipped == null) {
            return answer.body(file.plain());
        }
        answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && accepted.contains("gzip")
                ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(zipped)
                : answer.body(file.plain());
    }

    /** Chooses the language, {@code zh} or {@code en}, and goes back to the page. */
    @GetMapping("/language/{language}")
    ResponseEntity<Void> language(
            @PathVariable String language, @RequestParam(defaultValue = "/") String back, HttpServletRequest request) {
        return choose(Faces.LANGUAGE, language.equals("en") ? "en" : "zh", back, request);
    }

    /** 长辈版: chooses {@code normal}, {@code large} or {@code largest} and goes back to the page. */
    @GetMapping("/size/{size}")
    ResponseEntity<Void> size(
            @PathVariable String size, @RequestParam(defaultValue = "/") String back, HttpServletRequest request) {
        String known = switch (size) {
            case "large", "largest" -> size;
            default -> null;
        };
        return choose(Faces.SIZE, known, back, request);
    }

    /** What a problem's {@code type} leads to: what is wrong, and what to do next. */
    @GetMapping("/problems/{code}")
    Page problem(@PathVariable String code, Face face) {
        if (!face.has(code + ".text") || !face.has(code + ".next")) {
            throw new Refused(Trouble.NOT_FOUND);
        }
        return Page.of("web/problem", code);
    }

    private static ResponseEntity<Void> choose(
            String cookie, @Nullable String value, String back, HttpServletRequest request) {
        ResponseCookie set = ResponseCookie.from(cookie, value == null ? "" : value)
                .path("/")
                .maxAge(value == null ? Duration.ZERO : YEAR)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        return ResponseEntity.status(303)
                .header(HttpHeaders.SET_COOKIE, set.toString())
                .header(HttpHeaders.LOCATION, Redirect.backTo(back, "/").path())
                .cacheControl(CacheControl.noStore())
                .build();
    }
}
