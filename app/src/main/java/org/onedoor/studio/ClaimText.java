package org.onedoor.studio;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.onedoor.definition.Node;
import org.onedoor.definition.Place;
import org.onedoor.definition.Published;
import org.onedoor.definition.YamlText;

/** 认领: what a claim begins with: what most regions have of their own, as the item says it. */
final class ClaimText {

    private static final Place NOWHERE = new Place(Examiner.TEXT, 0);

    private static final String REMARK = """
            # 不写的随原事项。还可以写 promised 更短的承诺时限、department 实施主体、offered 办理渠道、visits 到场次数、steps 各环节时限、
            # materials: {without: [不再要的材料], with: [增加的材料，要有 law 依据]}、conditions（同样要有 law）、faq。
            """;

    private ClaimText() {}

    static String of(Published item, String id, String region, LocalDate today) {
        LinkedHashMap<String, Node> values = new LinkedHashMap<>();
        values.put("kind", plain("claim"));
        values.put("id", plain(id));
        values.put("effective", plain(today.toString()));
        values.put("item", plain(item.id()));
        values.put("region", new Node.Scalar(NOWHERE, region, false));
        if (item.node() instanceof Node.Mapping mapping) {
            if (mapping.values().get("contact") instanceof Node.Mapping contact) {
                values.put("contact", contact);
            }
        }
        return YamlText.write(new Node.Mapping(NOWHERE, values, Map.of())) + REMARK;
    }

    private static Node plain(String value) {
        return new Node.Scalar(NOWHERE, value, true);
    }
}
