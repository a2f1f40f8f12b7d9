package org.onedoor.paper;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Check;
import org.onedoor.definition.Document;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;

/** Checks templates: each by itself, and that no two are of one kind or number alike. */
public final class PaperCheck implements Check {

    /** Made by the service loader. */
    public PaperCheck() {}

    @Override
    public Set<String> kinds() {
        return Set.of(TemplateReader.KIND);
    }

    private record Said(Template template, Fields fields) {}

    @Override
    public void check(List<Document> documents, Mistakes mistakes) {
        Map<String, Said> codes = new HashMap<>();
        Map<String, Said> numbers = new HashMap<>();
        for (Document document : documents) {
            if (!document.kind().equals(TemplateReader.KIND)) {
                continue;
            }
            Template template = TemplateReader.read(document, 0, mistakes);
            Said said = new Said(template, Fields.of(document.node(), mistakes));
            String code = said.fields().optionalString("code").orElse("");
            for (Template.Matter matter : List.of(Template.Matter.PERMIT, Template.Matter.OTHER)) {
                if (template.isFor(matter)) {
                    same("code", code, codes.putIfAbsent(code + " " + matter, said), said);
                }
            }
            Said alike = numbers.putIfAbsent(template.number(), said);
            // the papers of one kind count together, for whatever matter they are
            if (alike != null && alike.template().kind() != template.kind()) {
                same("number", template.number(), alike, said);
            }
        }
    }

    /** Told at both, because either may be the one that is wrong. */
    private static void same(String key, String value, @Nullable Said one, Said other) {
        if (one != null
                && !value.isEmpty()
                && !one.template().id().equals(other.template().id())) {
            taken(one.fields(), key, value, other.template().id());
            taken(other.fields(), key, value, one.template().id());
        }
    }

    private static void taken(Fields fields, String key, String value, String id) {
        fields.wrong(
                key,
                key + " " + value + " 也用于文书 " + id,
                key + " " + value + " is used by the paper " + id + " too",
                "换一个，删去其中一份，或者用 for 分清适用事项",
                "use another, remove one of them, or tell them apart by for");
    }
}
