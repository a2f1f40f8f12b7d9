package org.onedoor.catalog;

import java.util.List;
import org.onedoor.shared.Actor;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 搜索: from a plain sentence to the items that may be meant, each with the reason. */
@Controller
class SearchController {

    private static final int MOST = 8;
    private static final int LONGEST = 200;

    private final Guide guide;

    private final Unfound unfound;

    SearchController(Guide guide, Unfound unfound) {
        this.guide = guide;
        this.unfound = unfound;
    }

    /** What was found for a text. */
    record SearchPage(String query, List<Hit> hits) {

        record Hit(ItemCard card, String why) {}
    }

    @GetMapping("/search")
    Answer search(@RequestParam(name = "q", defaultValue = "") String query, Actor actor, Face face) {
        String text = query.length() > LONGEST ? query.substring(0, LONGEST) : query;
        List<SearchPage.Hit> hits = text.isBlank()
                ? List.of()
                : guide.find(text, MOST).stream()
                        .map(found -> new SearchPage.Hit(ItemCard.of(found.item(), face), face.text(found.why())))
                        .toList();
        if (hits.isEmpty()) {
            unfound.note(actor.city(), text);
        }
        return Page.of("catalog/search", new SearchPage(text, hits));
    }
}
