package org.onedoor.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Node;
import org.onedoor.definition.YamlEdit;
import org.onedoor.definition.YamlPath;
import org.onedoor.rules.Term;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.studio.Chosen.Row;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.Field;
import org.onedoor.web.FormKey;
import org.onedoor.web.Option;
import org.onedoor.web.Page;
import org.onedoor.web.Redirect;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 选条件: when something holds, chosen row by row or typed as text. */
@Controller
class ConditionPages {

    private static final Set<String> KEYS = Set.of("when", "automatic");

    private final DraftReading drafts;
    private final Editor editor;

    ConditionPages(DraftReading drafts, Editor editor) {
        this.drafts = drafts;
        this.editor = editor;
    }

    /**
     * @param about what depends on it
     * @param was what tells that from its neighbours
     * @param words what it says, in plain words; null where it says nothing yet
     * @param text as conditions are written; empty for none
     * @param saved what is saved where somebody else saved meanwhile
     * @param unsaved whether what is chosen is not what is saved
     * @param deep whether it is deeper than choosing goes
     * @param there whether one is saved
     * @param join whether all have to hold; null where there is one row at most
     * @param choices elements that another row may speak of
     * @param typing the text's own field
     */
    record ConditionPage(
            String title,
            String about,
            String back,
            String action,
            String at,
            String was,
            int version,
            @Nullable String words,
            String text,
            String saved,
            boolean overtaken,
            boolean unsaved,
            boolean deep,
            boolean there,
            boolean wrongText,
            Field.@Nullable OneOf join,
            List<Shown> rows,
            List<Choices> choices,
            Field typing,
            List<org.onedoor.web.Mistake> summary) {

        /**
         * One row.
         *
         * @param picks whether its values are picked one after the other
         */
        record Shown(int position, String element, String name, List<Field> fields, boolean picks) {}

        /** Where the next row will stand. */
        String next() {
            return action + "#row-" + rows.size();
        }

        record Choices(String label, List<Option> options) {}
    }

    @GetMapping("/studio/proposals/{id}/conditions")
    Page show(@PathVariable UUID id, @RequestParam(defaultValue = "") String at, Actor actor, Face face) {
        ConditionDrawing drawing = new ConditionDrawing(drafts.require(actor, id), place(at), drafts.standard(), face);
        Optional<Chosen> chosen = drawing.chosen(drawing.saved());
        return drawing.page(
                chosen.orElse(new Chosen(true, List.of())), chosen.isEmpty(), null, drawing.saved(), false, false);
    }

    private static YamlPath place(String at) {
        YamlPath path = YamlPath.of(at);
        boolean known = !path.isTop()
                && KEYS.contains(path.last())
                && (path.equals(ConditionDrawing.AUTOMATIC)
                        || (path.steps().size() > 2
                                && Thing.in(path.parent().parent(), null).isPresent()
                                && path.parent().last().matches("\\d{1,4}")));
        if (!known) {
            throw new Refused(new StudioRefusal.NotThere());
        }
        return path;
    }

    /**
     * What was chosen and is not saved yet stands in the form alone, however much it is: adding a row shows it again, longer.
     *
     * @param version that the reader began with, whatever was saved since
     * @param then {@code more}, {@code again}, {@code remove-n}: goes on choosing; {@code save}, {@code text}, {@code none}: saves
     */
    @PostMapping("/studio/proposals/{id}/conditions")
    Answer choose(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String was,
            @RequestParam(defaultValue = "save") String then,
            @RequestParam MultiValueMap<String, String> form,
            FormKey key,
            Actor actor,
            Face face) {
        YamlPath place = place(at);
        Typed typed = PartPages.typed(form);
        ConditionDrawing drawing =
                new ConditionDrawing(drafts.require(actor, id), place, drafts.standard(), face).begunWith(version);
        Chosen rows = drawing.typedRows(typed);
        String wanted;
        if (then.equals("none")) {
            wanted = "";
        } else if (then.equals("text")) {
            wanted = typed.one("text");
            if (drawing.mistakes(wanted).isPresent()) {
                return drawing.page(rows, false, drawing.mistakes(wanted).get(), wanted, true, false)
                        .withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            }
        } else {
            if (then.startsWith("remove-")) {
                return drawing.page(without(rows, then.substring("remove-".length())), "");
            }
            if (!rows.rows().stream().allMatch(Row::sound)) {
                return drawing.page(rows, false, null, drawing.saved(), true, false)
                        .withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            }
            if (!then.equals("save")) {
                return drawing.page(longer(rows, drawing.vocabulary.term(typed.one("more"))), rows.text());
            }
            wanted = rows.text();
            if (!wanted.isEmpty() && drawing.mistakes(wanted).isPresent()) {
                return drawing.page(rows, false, drawing.mistakes(wanted).get(), wanted, true, false)
                        .withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            }
        }
        if (drawing.saysTheSame(wanted)) {
            return Redirect.to(drawing.back());
        }
        try {
            editor.edit(
                    actor, key.value().toString(), id, version, typed.values(), edit -> changed(edit, place, wanted));
        } catch (Refused refused) {
            Chosen kept = rows;
            return PartPages.overtaken(refused, () -> {
                ConditionDrawing now = new ConditionDrawing(
                        drafts.require(actor, id), again(actor, id, place, was), drafts.standard(), face);
                return now.page(kept, then.equals("text"), null, wanted, false, true);
            });
        }
        return Redirect.to(drawing.back());
    }

    /** With a row for one more element, where one was chosen. */
    private static Chosen longer(Chosen rows, Optional<Term> more) {
        List<Row> longer = new ArrayList<>(rows.rows());
        more.map(Chosen::fresh).ifPresent(longer::add);
        return new Chosen(rows.all(), longer);
    }

    private static Chosen without(Chosen rows, String position) {
        List<Row> fewer = new ArrayList<>(rows.rows());
        if (position.matches("\\d{1,3}") && Integer.parseInt(position) < fewer.size()) {
            fewer.remove(Integer.parseInt(position));
        }
        return new Chosen(rows.all(), fewer);
    }

    private static YamlEdit changed(YamlEdit edit, YamlPath place, String condition) {
        if (!place.equals(ConditionDrawing.AUTOMATIC) && edit.at(place.parent()).isEmpty()) {
            throw new Refused(new StudioRefusal.NotThere());
        }
        return Drafting.set(edit, place, condition.isEmpty() ? null : YamlEdit.text(condition));
    }

    /** Where the thing stands now that the condition belongs to. */
    private YamlPath again(Actor actor, UUID id, YamlPath place, String was) {
        Drafting drafting = drafts.require(actor, id);
        YamlPath thing = place.parent();
        Node there = drafting.at(thing);
        if (was.isEmpty() || (there != null && Thing.name(there).equals(was))) {
            return place;
        }
        List<Node> members = drafting.members(thing.parent());
        for (int i = 0; i < members.size(); i++) {
            if (Thing.name(members.get(i)).equals(was)) {
                return thing.parent().child(i).child(place.last());
            }
        }
        throw new Refused(new StudioRefusal.NotThere());
    }
}
