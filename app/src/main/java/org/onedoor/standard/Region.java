package org.onedoor.standard;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Document;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;
import org.onedoor.shared.Text;

/**
 * 行政区划 (GB/T 2260): a region that matters are handled in.
 *
 * @param code six digits; nine for a township, twelve for a village
 * @param parent the region around it, null for the nation
 * @param areaCode 长途区号 of its telephones; null where it is that of the region around it, or several are in use
 */
public record Region(
        String code,
        RegionLevel level,
        Text name,
        @Nullable String parent,
        @Nullable String areaCode) {

    private static final Map<String, RegionLevel> LEVELS = Words.of(RegionLevel.values(), RegionLevel::code);

    static Region read(Document document, Known known, Mistakes mistakes) {
        Fields fields = document.fields(mistakes);
        boolean levelKnown =
                fields.optionalString("level").filter(LEVELS::containsKey).isPresent();
        RegionLevel level = fields.oneOf("level", LEVELS);
        Text name = fields.text("name");
        String parent = fields.optionalString("parent").orElse(null);
        String areaCode = fields.optionalString("area-code").orElse(null);
        fields.close();
        if (areaCode != null && !areaCode.matches("0\\d{2,3}")) {
            fields.wrong(
                    "area-code",
                    "区号 " + areaCode + " 应当是 0 开头的三四位数字",
                    "the area code " + areaCode + " must be three or four digits that begin with 0",
                    "例如 \"0577\"，加引号",
                    "for example \"0577\", in quotes");
        }
        if (!levelKnown) {
            // what else there is to say depends on the level
            return new Region(document.id(), RegionLevel.COUNTY, name, null, null);
        }
        if (!document.id().matches("\\d{" + level.digits() + "}")) {
            fields.wrong(
                    "id",
                    "区划代码 " + document.id() + " 应当是 " + level.digits() + " 位数字",
                    "the region code " + document.id() + " must have " + level.digits() + " digits",
                    "照 GB/T 2260 改，并加上引号",
                    "take it from GB/T 2260 and put it in quotes");
        }
        if (level == RegionLevel.NATION && parent != null) {
            fields.wrong("parent", "全国没有上级", "the nation has no parent", "删去 parent", "remove parent");
        } else if (level != RegionLevel.NATION && parent == null) {
            fields.wrong("id", "缺少 parent", "parent is missing", "写上一级区划的代码", "give the code of the region around it");
        } else if (parent != null) {
            known.refer(fields, "parent", Kinds.REGION, parent);
        }
        return new Region(document.id(), level, name, parent, areaCode);
    }
}
