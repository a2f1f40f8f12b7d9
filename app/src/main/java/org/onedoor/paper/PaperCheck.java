package org.onedoor.paper;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    @Override
    public void check(List<Document> documents, Mistakes mistakes) {
        Map<String, String> codes = new HashMap<>();
        Map<String, String> numbers = new HashMap<>();
        for (Document document : documents) {
            if (!document.kind().equals(TemplateReader.KIND)) {
                continue;
            }
            Template template = TemplateReader.read(document, 0, mistakes);
            Fields fields = Fields.of(document.node(), mistakes);
            String code = fields.optionalString("code").orElse("");
            taken(fields, "code", code, codes, document.id());
            taken(fields, "number", template.number(), numbers, document.id());
        }
    }

    private static void taken(Fields fields, String key, String value, Map<String, String> seen, String id) {
        String other = seen.putIfAbsent(value, id);
        if (!value.isEmpty() && other != null && !other.equals(id)) {
            fields.wrong(
                    key,
                    key + " " + value + " 已用于文书 " + other,
                    key + " " + value + " is already used by the paper " + other,
                    "换一个，或删去其中一份",
                    "use another, or remove one of them");
        }
    }
}
