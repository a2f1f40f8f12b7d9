package org.onedoor.standard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onedoor.definition.Check;
import org.onedoor.definition.Document;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Node;

/**
 * 废止: a standard that nothing uses any more. From its day on no definition may name it; cases that began before go on to read it, so it is
 * not gone.
 */
public final class Retirement implements Check {

    /** The key that says so. */
    public static final String RETIRED = "retired";

    private static final Set<String> KINDS =
            Set.of(Kinds.ELEMENT, Kinds.CODE_SET, Kinds.MATERIAL_TYPE, Kinds.LICENCE_TYPE);

    /** Demo data come and go with the demo city; what people apply for is what must stand. */
    private static final String DEMO = "demo-";

    /** Made by the service loader. */
    public Retirement() {}

    /** Whether definitions of a kind can be retired. */
    public static boolean possible(String kind) {
        return KINDS.contains(kind);
    }

    /** Whether a definition says that it is. */
    public static boolean retired(Node node) {
        return node instanceof Node.Mapping mapping
                && mapping.values().get(RETIRED) instanceof Node.Scalar scalar
                && scalar.plain()
                && scalar.value().equals("true");
    }

    /** Takes note of the key in a definition that may have it. */
    static void read(Fields fields) {
        fields.flag(RETIRED, false);
    }

    @Override
    public Set<String> kinds() {
        return Set.of();
    }

    @Override
    public void check(List<Document> documents, Mistakes mistakes) {
        Map<String, Document> newest = new LinkedHashMap<>();
        for (Document document : documents) {
            newest.merge(
                    document.kind() + "/" + document.id(),
                    document,
                    (one, other) -> other.effective().isBefore(one.effective()) ? one : other);
        }
        for (Document retired : newest.values()) {
            if (possible(retired.kind()) && retired(retired.node())) {
                newest.values().stream()
                        .filter(Retirement::stands)
                        .forEach(document -> refuse(retired, document, mistakes));
            }
        }
    }

    /** What is retired itself, or given up, may name what it always named. */
    private static boolean stands(Document document) {
        boolean cancelled = document.node() instanceof Node.Mapping mapping
                && mapping.values().get("use") instanceof Node.Scalar use
                && use.value().equals("cancelled");
        return !document.kind().startsWith(DEMO) && !cancelled && !retired(document.node());
    }

    private static void refuse(Document retired, Document document, Mistakes mistakes) {
        Uses.of(retired.kind(), retired.id())
                .in(document)
                .ifPresent(place -> mistakes.add(
                        place,
                        document.id() + " 还在用已废止的 " + retired.kind() + " " + retired.id(),
                        document.id() + " still uses the " + retired.kind() + " " + retired.id() + ", which is retired",
                        "这里改用别的；都不用了才能废止",
                        "use another one here; only what nothing uses can be retired"));
    }
}
