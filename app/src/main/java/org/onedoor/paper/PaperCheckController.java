package org.onedoor.paper;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onedoor.pdf.Register;
import org.onedoor.shared.CheckCode;
import org.onedoor.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 文书核验 for everybody: the page that the code on a paper leads to. Nothing on it is personal. */
@Controller
class PaperCheckController {

    private final HeldPapers held;
    private final Clock clock;

    PaperCheckController(HeldPapers held, Clock clock) {
        this.held = held;
        this.clock = clock;
    }

    /** @param entry null where no paper has the code */
    record CheckPage(Register.@Nullable Entry entry, Instant at) {}

    @GetMapping("/verify/papers/{code}")
    Page check(@PathVariable String code) {
        return CheckCode.read(code)
                .flatMap(held::byId)
                .map(paper -> Page.of("paper/check", new CheckPage(HeldPapers.entry(paper), clock.instant())))
                .orElseGet(() -> Page.of("paper/check", new CheckPage(null, clock.instant()))
                        .withStatus(HttpStatus.NOT_FOUND));
    }
}
