package org.onedoor.studio;

import java.util.List;
import org.onedoor.definition.YamlPath;

/** 书写顺序: where a key belongs that was not there before. */
final class KeyOrder {

    private static final List<String> TOP = List.of(
            "kind",
            "id",
            "effective",
            "name",
            "summary",
            "words",
            "topics",
            "base",
            "use",
            "because",
            "catalogue",
            "department",
            "regions",
            "offered",
            "conditions",
            "laws",
            "contact",
            "limits",
            "fee",
            "visits",
            "questions",
            "form",
            "materials",
            "process",
            "result",
            "follows",
            "faq");

    private static final List<String> INNER = List.of(
            "code",
            "type",
            "level",
            "audience",
            "case-kind",
            "consult",
            "complain",
            "address",
            "hours",
            "statutory",
            "promised",
            "extension",
            "joint",
            "fen",
            "name",
            "amounts",
            "ground",
            "due",
            "unpaid",
            "exempt",
            "waived-by",
            "refund",
            "count",
            "why",
            "accept",
            "within",
            "silence",
            "correction",
            "reviews",
            "informed-pledge",
            "review-correction",
            "procedures",
            "deferral",
            "lapse",
            "department",
            "decide",
            "automatic",
            "sample",
            "serve",
            "kind",
            "licence",
            "publicity",
            "keep",
            "as",
            "before",
            "late");

    private KeyOrder() {}

    /** The order in which definitions have the keys of what a value lies in. */
    static List<String> of(YamlPath value) {
        YamlPath within = value.parent();
        if (within.isTop()) {
            return TOP;
        }
        boolean member = within.last().matches("\\d+");
        return member ? Thing.in(within.parent(), null).map(Thing::order).orElse(List.of()) : INNER;
    }
}
