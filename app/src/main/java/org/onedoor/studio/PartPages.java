package org.onedoor.studio;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.onedoor.definition.Node;
import org.onedoor.definition.YamlEdit;
import org.onedoor.definition.YamlPath;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.standard.Standard;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.FormKey;
import org.onedoor.web.Page;
import org.onedoor.web.Redirect;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 选择着编: an item part by part, and thing by thing. */
@Controller
class PartPages {

    private final DraftReading drafts;
    private final Editor editor;

    PartPages(DraftReading drafts, Editor editor) {
        this.drafts = drafts;
        this.editor = editor;
    }

    @GetMapping("/studio/proposals/{id}/parts/{part}")
    Page part(@PathVariable UUID id, @PathVariable String part, Actor actor, Face face) {
        return new PartDrawing(drafts.require(actor, id), drafts.standard(), face).part(partOf(part), null);
    }

    @GetMapping("/studio/proposals/{id}/places")
    Page place(@PathVariable UUID id, @RequestParam(defaultValue = "") String at, Actor actor, Face face) {
        PartDrawing drawing = new PartDrawing(drafts.require(actor, id), drafts.standard(), face);
        return drawing.place(YamlPath.of(at), null, "");
    }

    private static Part partOf(String code) {
        return Part.of(code).orElseThrow(() -> new Refused(new StudioRefusal.NotThere()));
    }

    /** Saves what the part asks of the item itself, or moves one of its things. */
    @PostMapping("/studio/proposals/{id}/parts/{part}")
    Answer savePart(
            @PathVariable UUID id,
            @PathVariable String part,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String up,
            @RequestParam(defaultValue = "") String down,
            @RequestParam MultiValueMap<String, String> form,
            FormKey key,
            Actor actor,
            Face face) {
        Part saved = partOf(part);
        Standard standard = drafts.standard();
        Typed typed = typed(form);
        String moved = up + down;
        UnaryOperator<YamlEdit> change = moved.isEmpty()
                ? edit -> Drafting.written(edit, YamlPath.TOP, new Sheets(standard, face, edit).of(saved), typed)
                : edit -> edit.move(YamlPath.of(moved), down.isEmpty() ? -1 : 1);
        try {
            editor.edit(actor, key.value().toString(), id, version, typed.values(), change);
        } catch (Refused refused) {
            return overtaken(
                    refused,
                    () -> new PartDrawing(drafts.require(actor, id), standard, face)
                            .part(saved, moved.isEmpty() ? typed : Typed.of()));
        }
        String path = "/studio/proposals/" + id + "/parts/" + saved.code();
        return Redirect.to(moved.isEmpty() ? path : path + "#" + anchorOfMoved(moved, down.isEmpty() ? -1 : 1));
    }

    private static String anchorOfMoved(String moved, int by) {
        YamlPath path = YamlPath.of(moved);
        int position = Integer.parseInt(path.last()) + by;
        return Lists.anchor(path.parent().child(Math.max(0, position)));
    }

    /** Saves one thing, adds it, or takes it away. */
    @PostMapping("/studio/proposals/{id}/places")
    Answer savePlace(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String was,
            @RequestParam(defaultValue = "") String then,
            @RequestParam MultiValueMap<String, String> form,
            FormKey key,
            Actor actor,
            Face face) {
        YamlPath path = YamlPath.of(at);
        Part part = Part.of(path).orElseThrow(() -> new Refused(new StudioRefusal.NotThere()));
        Standard standard = drafts.standard();
        Typed typed = typed(form);
        UnaryOperator<YamlEdit> change =
                then.equals("remove") ? edit -> edit.remove(path) : edit -> saved(edit, path, standard, face, typed);
        try {
            editor.edit(actor, key.value().toString(), id, version, typed.values(), change);
        } catch (Refused refused) {
            return overtaken(
                    refused, () -> new PartDrawing(drafts.require(actor, id), standard, face).place(path, typed, was));
        }
        return Redirect.to("/studio/proposals/" + id + "/parts/" + part.code() + "#" + Lists.anchor(path));
    }

    private static YamlEdit saved(YamlEdit edit, YamlPath path, Standard standard, Face face, Typed typed) {
        Thing thing = thing(edit, path);
        List<Ask> asks = new Sheets(standard, face, edit).of(thing);
        if (!path.last().equals("new")) {
            return Drafting.written(edit, path, asks, typed);
        }
        Node added = Drafting.thing(thing, asks, typed);
        return added == null ? edit : Drafting.added(edit, path.parent(), added);
    }

    /** What stands at a place, or is to come there; what is new among fields is a group, since fields are picked. */
    static Thing thing(YamlEdit edit, YamlPath path) {
        if (path.isTop() || path.parent().isTop()) {
            throw new Refused(new StudioRefusal.NotThere());
        }
        boolean fresh = path.last().equals("new");
        if (!fresh && YamlPath.position(path.last()) < 0) {
            throw new Refused(new StudioRefusal.NotThere());
        }
        Node node = edit.at(path).orElse(null);
        if (!fresh && node == null) {
            throw new Refused(new StudioRefusal.NotThere());
        }
        return Thing.in(path.parent(), node)
                .map(found -> fresh && found == Thing.FIELD ? Thing.GROUP : found)
                .orElseThrow(() -> new Refused(new StudioRefusal.NotThere()));
    }

    static Typed typed(MultiValueMap<String, String> form) {
        Map<String, List<String>> values = new HashMap<>(form);
        values.keySet().removeAll(Set.of("key", "_csrf"));
        return new Typed(values);
    }

    /** Somebody else saved meanwhile: what was typed stays in the form. Every other refusal is told as one. */
    static Answer overtaken(Refused refused, Supplier<Page> page) {
        if (refused.refusal() instanceof StudioRefusal.Overtaken) {
            return page.get().withStatus(HttpStatus.CONFLICT);
        }
        throw refused;
    }

    static PartPage.Tab tab(Drafting drafting, Part part, boolean chosen, Face face) {
        return new PartPage.Tab(
                face.msg("studio.part." + part.code()),
                "/studio/proposals/" + drafting.proposal().id() + "/parts/" + part.code(),
                chosen,
                drafting.untouched(part),
                drafting.mistakesOf(part).size());
    }
}
