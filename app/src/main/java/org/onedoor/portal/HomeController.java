package org.onedoor.portal;

import org.onedoor.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The pages that one finds without knowing anything. */
@Controller
class HomeController {

    @GetMapping("/")
    Page home() {
        return Page.of("portal/home");
    }

    /** 帮助: how to find, apply, follow, and whom to ask. */
    @GetMapping("/help")
    Page help() {
        return Page.of("portal/help");
    }

    /** 无障碍说明. */
    @GetMapping("/accessibility")
    Page accessibility() {
        return Page.of("portal/accessibility");
    }

    /** 数据从哪里来. */
    @GetMapping("/about-data")
    Page aboutData() {
        return Page.of("portal/data");
    }
}
