package org.onedoor.standard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.onedoor.definition.Document;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Place;
import org.onedoor.definition.Similar;
import org.onedoor.shared.Text;

/** Which ids there are of each kind, for checking what definitions refer to. */
final class Known {

    private static final Map<String, Text> NAMES = Map.of(
            Kinds.REGION, new Text("区划", "region"),
            Kinds.DEPARTMENT, new Text("部门", "department"),
            Kinds.CODE_SET, new Text("代码集", "code set"),
            Kinds.ELEMENT, new Text("数据元", "data element"),
            Kinds.LICENCE_TYPE, new Text("证照类型", "licence type"));

    private final Map<String, Set<String>> ids = new HashMap<>();

    Known(List<Document> documents) {
        for (Document document : documents) {
            ids.computeIfAbsent(document.kind(), kind -> new TreeSet<>()).add(document.id());
        }
    }

    /** Notes a mistake where something refers to what is not there. */
    void refer(Fields fields, String key, String kind, String id) {
        refer(fields.mistakes(), fields.place(key), kind, id);
    }

    void refer(Mistakes mistakes, Place place, String kind, String id) {
        Set<String> there = ids.getOrDefault(kind, Set.of());
        if (id.isEmpty() || there.contains(id)) {
            return;
        }
        Text name = NAMES.getOrDefault(kind, new Text(kind, kind));
        mistakes.add(
                place,
                "没有" + name.zh() + " " + id,
                "there is no " + name.en() + " " + id,
                "改成已有的" + name.zh() + "，或先定义它" + Similar.hintZh(id, there),
                "use one that exists, or define it first" + Similar.hintEn(id, there));
    }
}
