package org.onedoor.casework.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Role;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.FormKey;
import org.onedoor.web.Page;
import org.onedoor.web.Redirect;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 显示设置: the columns and the filter that one's queue opens with, and the filters that are kept. */
@Controller
class ViewPages {

    private final Views views;

    ViewPages(Views views) {
        this.views = views;
    }

    /** @param head whether the reader may set the department's default */
    record ViewPage(List<Choice> columns, List<Views.Filter> filters, String query, boolean head) {

        record Choice(String code, String label, boolean chosen) {}
    }

    @GetMapping("/desk/view")
    Answer view(Actor actor, Face face) {
        Views.Setting setting = views.setting(actor);
        return Page.of(
                "casework/desk/view",
                new ViewPage(
                        Arrays.stream(Column.values())
                                .map(column -> new ViewPage.Choice(
                                        column.code(),
                                        face.msg(column.label()),
                                        setting.columns().contains(column)))
                                .toList(),
                        views.filters(actor),
                        setting.query(),
                        actor.role() == Role.HEAD));
    }

    /** @param whose {@code department} for the department's default, {@code default} to go back to it */
    @PostMapping("/desk/view")
    Answer set(
            @RequestParam(required = false) @Nullable List<String> column,
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = "") String whose,
            FormKey key,
            Actor actor) {
        if (whose.equals("default")) {
            views.reset(actor, key.value().toString());
        } else {
            List<Column> columns = Column.of(column == null ? List.of() : column);
            views.set(actor, key.value().toString(), columns, query, whose.equals("department"));
        }
        return Redirect.to("/desk");
    }

    @PostMapping("/desk/filters")
    Answer keep(
            @RequestParam Map<String, String> parameters,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "false") boolean shared,
            FormKey key,
            Actor actor) {
        Wanted wanted = Wanted.read(parameters);
        views.keep(actor, key.value().toString(), name, wanted, shared);
        return Redirect.to("/desk?" + wanted.query());
    }

    @PostMapping("/desk/filters/{id}/removal")
    Answer remove(@PathVariable UUID id, FormKey key, Actor actor) {
        views.remove(actor, key.value().toString(), id);
        return Redirect.to("/desk/view");
    }
}
