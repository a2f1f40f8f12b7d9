package org.onedoor.signing;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onedoor.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page that the code on a signature sheet leads to. */
@Controller
class SignatureCheckController {

    private final Checking checking;

    SignatureCheckController(Checking checking) {
        this.checking = checking;
    }

    /** @param checked null where nothing has the code */
    record CheckPage(Checking.@Nullable Checked checked) {

        /** The stem of its words. */
        String key() {
            if (checked == null) {
                return "signing.check.unknown";
            }
            if (checked.holds()) {
                return "signing.check.holds";
            }
            if (!checked.findings().isEmpty()) {
                return "signing.check.unsound";
            }
            return checked.complete() ? "signing.check.over" : "signing.check.incomplete";
        }
    }

    @GetMapping("/verify/signatures/{code}")
    Page check(@PathVariable String code) throws IOException {
        Optional<Checking.Checked> checked = checking.of(code);
        Page page = Page.of("signing/check", new CheckPage(checked.orElse(null)));
        return checked.isPresent() ? page : page.withStatus(HttpStatus.NOT_FOUND);
    }
}
