package org.onedoor.casework.desk;

import java.util.List;
import org.onedoor.casework.ItemOfCase;
import org.onedoor.casework.life.FilingNumber;
import org.onedoor.shared.Actor;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 查找办件 as a page. */
@Controller
class SearchPage {

    private final Search search;
    private final ItemOfCase itemOf;

    SearchPage(Search search, ItemOfCase itemOf) {
        this.search = search;
        this.itemOf = itemOf;
    }

    /** @param full whether there may be more than are shown */
    record FoundPage(String typed, List<Row> rows, boolean full) {

        record Row(
                String path,
                String number,
                String item,
                String applicant,
                String document,
                String state,
                String submitted) {}
    }

    @GetMapping("/desk/search")
    Answer find(@RequestParam(defaultValue = "") String q, Actor actor, Face face) {
        String typed = q.length() > 100 ? q.substring(0, 100) : q;
        List<Search.Found> found = search.find(actor, typed);
        return Page.of(
                "casework/desk/search",
                new FoundPage(
                        typed,
                        found.stream()
                                .map(one -> new FoundPage.Row(
                                        "/desk/cases/" + one.id(),
                                        new FilingNumber(one.number()).spaced(),
                                        face.text(itemOf.itemName(one.item(), one.itemVersion())),
                                        one.applicant(),
                                        one.maskedNumber(),
                                        face.msg("casework.state." + one.state()),
                                        face.moment(one.submitted())))
                                .toList(),
                        found.size() == Search.MOST));
    }
}
