package org.onedoor.catalog;

import java.util.List;
import org.onedoor.shared.Actor;
import org.onedoor.web.Face;
import org.onedoor.web.FormKey;
import org.onedoor.web.Page;
import org.onedoor.web.Redirect;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 没找到的搜索, for stewards. */
@Controller
class UnfoundController {

    private final Unfound unfound;

    UnfoundController(Unfound unfound) {
        this.unfound = unfound;
    }

    record UnfoundPage(List<Line> lines) {

        record Line(String words, int times, String last) {}
    }

    @GetMapping("/search/unfound")
    Page list(Actor actor, Face face) {
        return Page.of(
                "catalog/unfound",
                new UnfoundPage(unfound.most(actor.city()).stream()
                        .map(one -> new UnfoundPage.Line(one.words(), one.times(), face.day(one.last())))
                        .toList()));
    }

    /** Takes one off the list. */
    @PostMapping("/search/unfound/done")
    Redirect done(@RequestParam(defaultValue = "") String words, FormKey key, Actor actor) {
        unfound.done(actor, key.value().toString(), words);
        return Redirect.to("/search/unfound");
    }
}
