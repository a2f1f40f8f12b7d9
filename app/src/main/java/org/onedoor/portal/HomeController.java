package org.onedoor.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.onedoor.catalog.Directory;
import org.onedoor.catalog.ItemCard;
import org.onedoor.catalog.Listed;
import org.onedoor.web.Face;
import org.onedoor.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The pages that one finds without knowing anything. */
@Controller
class HomeController {

    /** More than these would hide each other; the rest is one click away. */
    private static final int SHOWN = 6;

    private final Directory directory;

    HomeController(Directory directory) {
        this.directory = directory;
    }

    /**
     * 首页.
     *
     * @param oneThings 一件事
     * @param audiences those that something is offered to
     */
    record Home(List<ItemCard> oneThings, List<Audience> audiences) {}

    /**
     * 服务对象: whom the items below are for.
     *
     * @param all where all of them are
     * @param more how many are not shown here
     */
    record Audience(String name, String all, List<ItemCard> cards, int more) {}

    @GetMapping("/")
    Page home(Face face) {
        List<Listed> offered = directory.items();
        List<Audience> audiences = new ArrayList<>();
        add(audiences, offered, item -> item.catalogue().forPersons(), "person", "portal.home.persons", face);
        add(audiences, offered, item -> item.catalogue().forFirms(), "firm", "portal.home.firms", face);
        return Page.of(
                "portal/home",
                new Home(
                        directory.oneThings().stream()
                                .map(item -> ItemCard.of(item, face))
                                .toList(),
                        audiences));
    }

    private static void add(
            List<Audience> audiences,
            List<Listed> offered,
            Predicate<Listed> forThem,
            String audience,
            String name,
            Face face) {
        List<Listed> theirs = offered.stream().filter(forThem).toList();
        if (!theirs.isEmpty()) {
            audiences.add(new Audience(
                    face.msg(name),
                    "/items?audience=" + audience,
                    theirs.stream()
                            .limit(SHOWN)
                            .map(item -> ItemCard.of(item, face))
                            .toList(),
                    Math.max(0, theirs.size() - SHOWN)));
        }
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
