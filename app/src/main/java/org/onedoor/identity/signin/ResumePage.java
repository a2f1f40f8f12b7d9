package org.onedoor.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.onedoor.identity.IdentityRefusal;
import org.onedoor.journal.AccessLog;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 接着提交: gives back a form that was kept while one signed in again. It is sent by the person's click, not by itself. */
@Controller
class ResumePage {

    private final HeldForms held;
    private final AccessLog access;

    ResumePage(HeldForms held, AccessLog access) {
        this.held = held;
        this.access = access;
    }

    @GetMapping("/resume/{form}")
    Page show(Actor actor, @PathVariable UUID form, HttpServletRequest request) {
        return Page.of(
                "identity/signin/resume",
                held.find(form, actor.account(), Cookies.HELD.read(request)).orElseThrow(() -> {
                    access.denied(actor, "held-form", form);
                    return new Refused(new IdentityRefusal.NoSuchRecord());
                }));
    }
}
