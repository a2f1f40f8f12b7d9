package org.onedoor.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onedoor.shared.Text;
import org.onedoor.standard.Retirement;

/** 标准表: which columns the table of each kind of standard has. */
final class StandardTables {

    static final String CODE_SET = "code-set";

    /** In the table of code sets: which set a line's code belongs to. Each line is one code. */
    static final String SET = "set";

    static final String RETIRED = Retirement.RETIRED;

    private static final String ENGLISH = "（英文）";

    private static final Map<String, List<Column>> TABLES = tables();

    private StandardTables() {}

    static List<String> kinds() {
        return List.copyOf(TABLES.keySet());
    }

    static List<Column> columns(String kind) {
        return Optional.ofNullable(TABLES.get(kind)).orElse(List.of());
    }

    private static Map<String, List<Column>> tables() {
        Map<String, List<Column>> tables = new LinkedHashMap<>();
        tables.put(CODE_SET, codeSets());
        tables.put("region", regions());
        tables.put("department", departments());
        tables.put("element", elements());
        tables.put("material-type", materialTypes());
        return tables;
    }

    private static List<Column> codeSets() {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.refers(SET, false, "代码集编号", "Code set", CODE_SET, "代码集", "set id"));
        columns.add(Column.words("code", true, "代码", "Code", "代码值", "值", "value"));
        columns.addAll(named("name", "代码名称", "Name of the code", "名称", "中文名称", "含义"));
        columns.addAll(named("set-name", "代码集名称", "Name of the set", "代码集中文名称"));
        columns.add(Column.words("standard", false, "标准", "Standard", "标准号", "来源标准"));
        columns.add(Column.words("since", false, "标准实施日期", "In force since"));
        columns.add(Column.flag(RETIRED, "代码集已废止", "Set retired"));
        columns.add(Column.words("maps", false, "对方代码", "Their code", "外部代码"));
        return List.copyOf(columns);
    }

    /** A text in both languages; what is only told in Chinese is asked for in English by the workshop. */
    private static List<Column> named(String key, String zh, String en, String... alsoCalled) {
        String[] inEnglish =
                Arrays.stream(alsoCalled).map(name -> name + ENGLISH).toArray(String[]::new);
        return List.of(
                Column.words(key + ".zh", key.equals("name"), zh, en + " (Chinese)", alsoCalled),
                Column.words(key + ".en", false, zh + ENGLISH, en + " (English)", inEnglish));
    }

    private static List<Column> regions() {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.words("id", true, "区划代码", "Region code", "行政区划代码", "区划编码", "code"));
        columns.add(Column.coded(
                "level",
                false,
                "级别",
                "Level",
                words("nation", "国家", "province", "省", "city", "市", "county", "县", "township", "乡", "village", "村")));
        columns.addAll(named("name", "区划名称", "Name", "名称", "行政区划名称", "单位名称"));
        columns.add(Column.refers("parent", false, "上级区划代码", "Parent", "region", "上级代码", "父级代码"));
        columns.add(Column.words("area-code", false, "长途区号", "Area code", "区号"));
        return List.copyOf(columns);
    }

    private static List<Column> departments() {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.words("id", true, "部门编号", "Department id", "部门编码"));
        columns.addAll(named("name", "部门名称", "Name", "名称", "单位名称"));
        columns.addAll(named("short", "部门简称", "Short name", "简称"));
        columns.add(Column.words("credit-code", false, "统一社会信用代码", "Credit code", "信用代码"));
        columns.add(Column.refers("region", false, "所属区划", "Region", "region", "行政区划代码", "区划代码"));
        columns.add(Column.words("hotline", false, "联系电话", "Hotline", "电话"));
        columns.addAll(named("does", "职责", "What it does", "主要职责"));
        return List.copyOf(columns);
    }

    private static List<Column> elements() {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.words("id", true, "数据元标识", "Element id", "标识符", "英文标识", "内部标识符"));
        columns.addAll(named("name", "中文名称", "Name", "名称", "数据元名称"));
        columns.addAll(named("definition", "定义", "Definition", "说明"));
        columns.add(Column.coded(
                "type",
                false,
                "数据类型",
                "Type",
                words(
                        "text", "文本", "code", "代码", "integer", "整数", "decimal", "小数", "money", "金额（分）", "date", "日期",
                        "boolean", "是否")));
        columns.add(Column.refers("codes", false, "代码集", "Code set", CODE_SET, "值域", "值域代码"));
        columns.add(Column.plain("many", "可多选", "Several may be chosen"));
        columns.add(Column.coded(
                "format",
                false,
                "格式",
                "Format",
                words(
                        "resident-id",
                        "公民身份号码",
                        "credit-code",
                        "统一社会信用代码",
                        "mobile",
                        "手机号码",
                        "phone",
                        "电话",
                        "email",
                        "电子邮箱",
                        "postcode",
                        "邮政编码")));
        columns.add(Column.plain("length", "最大长度", "Length", "长度"));
        columns.add(Column.plain("min", "最小值", "Least"));
        columns.add(Column.plain("max", "最大值", "Largest"));
        columns.add(Column.plain("scale", "小数位", "Digits after the point"));
        columns.addAll(named("unit", "计量单位", "Unit", "单位"));
        columns.add(Column.coded(
                "sensitivity",
                false,
                "敏感级别",
                "Sensitivity",
                words("open", "公开", "personal", "个人信息", "sensitive", "敏感个人信息")));
        columns.add(Column.coded(
                "prefill", false, "预填方式", "Prefilling", words("reuse", "直接使用", "confirm", "填好待确认", "never", "每次填写")));
        columns.add(Column.refers("authority", false, "数源部门", "Authority", "department", "数源单位", "责任部门"));
        columns.add(Column.words("standard", false, "标准", "Standard", "引用标准", "依据标准"));
        columns.add(Column.flag(RETIRED, "已废止", "Retired", "是否废止"));
        return List.copyOf(columns);
    }

    private static List<Column> materialTypes() {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.words("id", true, "材料类型编号", "Material id", "材料编号", "材料编码"));
        columns.addAll(named("name", "材料名称", "Name", "名称"));
        columns.add(Column.coded(
                "class", false, "材料类别", "Class", words("certificate", "证件证书证明", "form", "申请表格文书", "other", "其他")));
        columns.add(Column.coded(
                "source",
                false,
                "来源渠道",
                "Source",
                words("applicant", "申请人自备", "government", "政府部门核发", "made", "系统生成")));
        columns.add(Column.refers("issuer", false, "核发部门", "Issuer", "department", "出具单位"));
        columns.add(Column.refers("licence", false, "对应证照", "Licence type", "licence-type"));
        columns.add(Column.plain("max-pages", "最多页数", "Most pages"));
        columns.addAll(named("about", "说明", "What it must show", "填报须知"));
        columns.add(Column.flag(RETIRED, "已废止", "Retired", "是否废止"));
        return List.copyOf(columns);
    }

    private static Map<String, Text> words(String... pairs) {
        Map<String, Text> words = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            words.put(pairs[i], new Text(pairs[i + 1], pairs[i]));
        }
        return words;
    }
}
