package org.onedoor.web;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Shows every component; in a demo only. */
@Controller
@Conditional(InDemo.class)
class StyleGuideController {

    private final Clock clock;

    StyleGuideController(Clock clock) {
        this.clock = clock;
    }

    @GetMapping("/styleguide")
    Page show(Face face) {
        return guide(face, false);
    }

    /** Whatever is sent comes back with everything wrong. */
    @PostMapping("/styleguide")
    Page send(Face face) {
        return guide(face, true).withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** The same as {@code POST} without a form, for looking at. */
    @GetMapping("/styleguide/wrong")
    Page wrong(Face face) {
        return guide(face, true);
    }

    /** The dense frame of the staff desk. */
    @GetMapping("/styleguide/desk")
    Page desk(Face face) {
        return Page.of("web/styleguidedesk", StyleGuide.of(face, LocalDate.now(clock), clock.instant(), false));
    }

    private Page guide(Face face, boolean wrong) {
        return Page.of("web/styleguide", StyleGuide.of(face, LocalDate.now(clock), clock.instant(), wrong));
    }
}
