package org.onedoor.catalog;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 办事指南: the start page of one item. */
@Controller
class StartController {

    private final Items items;
    private final StartPages pages;

    StartController(Items items, StartPages pages) {
        this.items = items;
        this.pages = pages;
    }

    @GetMapping("/items/{id}")
    Answer start(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(required = false) @Nullable UUID licence,
            HttpServletRequest request,
            Actor actor,
            Face face) {
        Item item = items.inForce(id).orElseThrow(() -> new Refused(new NoSuchItem()));
        return Page.of(
                "catalog/start", pages.of(Offer.of(item), region, request, StartPages.Beside.of(licence), actor, face));
    }
}
