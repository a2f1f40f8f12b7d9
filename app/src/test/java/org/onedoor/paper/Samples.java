package org.onedoor.paper;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.onedoor.shared.Text;

/** Papers to test with; all persons and firms are plainly demo ones. */
final class Samples {

    static final LocalDate DAY = LocalDate.of(2026, 12, 18);

    private Samples() {}

    static IssuePaper paper(PaperKind kind, UUID id, UUID caseId, UUID party) {
        return new IssuePaper(
                id,
                kind,
                "330300",
                "330302",
                caseId,
                party,
                true,
                Set.of(),
                "market-regulation",
                "market-regulation",
                values(kind));
    }

    static Map<String, Object> values(PaperKind kind) {
        Map<String, Object> values = new HashMap<>();
        values.put("applicant", "演示·小满面馆");
        values.put("item", new Text("食品经营许可（首次申请）", "Food business licence (first application)"));
        values.put("filing", "330300 20261124 00001 7");
        values.put("received", LocalDate.of(2026, 11, 24));
        for (String name : kind.own()) {
            values.put(
                    name,
                    switch (name) {
                        case "materials" ->
                            List.of(
                                    new Text("食品经营许可证申请书", "Application form"),
                                    new Text(
                                            "经营场所平面图：图上没有标出操作间和仓库的位置，请补标后重新上传，并写明面积",
                                            "Floor plan: mark the kitchen and the store and give their areas"),
                                    "食品安全管理制度");
                        case "due", "until", "day" -> DAY;
                        case "procedure" -> new Text("检验", "Inspection");
                        case "ground" -> new Text("《食品经营许可和备案管理办法》第十五条", "Art. 15 of the food licensing rules");
                        default -> "经营场所与有毒、有害场所的距离不符合规定，现场核查时没有独立的操作间。";
                    });
        }
        return values;
    }
}
