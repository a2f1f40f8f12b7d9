package org.onedoor.studio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Node;
import org.onedoor.definition.YamlEdit;
import org.onedoor.web.Face;
import org.onedoor.web.Field;
import org.onedoor.web.Field.Typing;
import org.onedoor.web.Option;
import org.onedoor.web.Question;

/**
 * 时限: how many of which days.
 *
 * @param ground whether the law that sets it belongs to it
 */
record Span(String key, Question question, boolean ground) implements Ask {

    private static final List<String> UNITS = List.of("working-days", "natural-days", "months", "years", "same-day");

    @Override
    public Typed shown(@Nullable Node value) {
        return Typed.of(
                        question.name() + ".value",
                        Ask.scalar(Ask.member(value, "value")),
                        question.name() + ".unit",
                        Ask.scalar(Ask.member(value, "unit")))
                .and(law().shown(Ask.member(value, "ground")));
    }

    private Ask.Both law() {
        return new Ask.Both("ground", Ask.named(question, question.name() + ".ground", "", null));
    }

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>(List.of(question.name() + ".value", question.name() + ".unit"));
        if (ground) {
            names.addAll(law().names());
        }
        return names;
    }

    @Override
    public List<Field> fields(Typed typed, @Nullable String error, Face face) {
        String label = question.label();
        Question value = Ask.named(
                question,
                question.name() + ".value",
                face.msg("studio.ask.span.value", "label", label),
                question.hint());
        Question unit =
                Ask.named(question, question.name() + ".unit", face.msg("studio.ask.span.unit", "label", label), null);
        List<Field> fields = new ArrayList<>(List.of(
                new Field.Line(value.withError(error), typed.one(value.name()), Typing.WHOLE, null, 5),
                new Field.FromList(
                        unit,
                        UNITS.stream()
                                .map(one -> Option.of(one, face.msg("studio.unit." + one)))
                                .toList(),
                        typed.one(unit.name()))));
        if (ground) {
            Question law = Ask.named(
                    question,
                    question.name() + ".ground",
                    face.msg("studio.ask.span.ground", "label", label),
                    face.msg("studio.ask.span.ground.hint"));
            fields.addAll(new Ask.Both("ground", law).fields(typed, null, face));
        }
        return fields;
    }

    @Override
    public @Nullable Node written(Typed typed) {
        String value = typed.one(question.name() + ".value");
        String unit = typed.one(question.name() + ".unit");
        Map<String, Node> span = new LinkedHashMap<>();
        if (!value.isEmpty() && !unit.equals("same-day")) {
            span.put("value", YamlEdit.word(value));
        }
        if (!unit.isEmpty()) {
            span.put("unit", YamlEdit.word(unit));
        }
        Node law = ground ? law().written(typed) : null;
        if (law != null) {
            span.put("ground", law);
        }
        return span.isEmpty() ? null : YamlEdit.mapping(span);
    }
}
