package org.onedoor.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * 国家字段表: the tables and fields by which items travel between platforms. A field that a definition has nothing for stays
 * empty in what goes out, and is told as not carried over where it comes in.
 */
final class NationalFields {

    static final String CATALOGUE = "基本目录";
    static final String ITEM = "实施清单";
    static final String EXTENDED = "实施清单扩展";
    static final String MATERIALS = "申请材料";
    static final String FEES = "收费";
    static final String FAQ = "常见问题";
    static final String FLOW = "办理流程";
    static final String LAWS = "设定依据";

    /** Tells what the fields are; it is no table of items. */
    static final String LEGEND = "字段说明";

    /** 实施编码 and our own id, by which a line is known to belong to an item. */
    private static final Map<String, String> KEYS = fields("local_task_code", "本地事项编号", "task_code", "实施编码");

    private static final Map<String, Map<String, String>> TABLES = tables();

    /** What the tables are called as files, in their order. */
    private static final List<String> FILES =
            List.of("catalogue", "items", "items-extended", "materials", "fees", "faq", "flow", "laws");

    private NationalFields() {}

    /** The file's name of a table, without its ending. */
    static String file(String table) {
        return FILES.get(tableNames().indexOf(table));
    }

    /** Whether a sheet or a file that is called so is this table. */
    static boolean is(String table, String called) {
        return called.equals(table) || (TABLES.containsKey(table) && called.equals(file(table)));
    }

    static List<String> tableNames() {
        return List.copyOf(TABLES.keySet());
    }

    /** The fields of a table, in their order, each with its Chinese name. */
    static Map<String, String> fields(String table) {
        return TABLES.getOrDefault(table, Map.of());
    }

    static Table legend() {
        List<Table.Line> lines = new ArrayList<>();
        TABLES.forEach((table, fields) -> fields.forEach(
                (field, name) -> lines.add(new Table.Line(lines.size() + 2, List.of(table, field, name)))));
        return new Table(LEGEND, List.of("表", "字段", "名称"), lines);
    }

    private static Map<String, Map<String, String>> tables() {
        Map<String, Map<String, String>> tables = new LinkedHashMap<>();
        tables.put(
                CATALOGUE,
                fields(
                        "catalog_code",
                        "基本编码",
                        "local_catalog_code",
                        "地方基本编码",
                        "task_name",
                        "事项名称",
                        "task_type",
                        "事项类型",
                        "by_law",
                        "设定依据",
                        "use_level",
                        "行使层级",
                        "task_state",
                        "事项状态",
                        "task_version",
                        "事项版本",
                        "plan_effective_date",
                        "计划生效日期",
                        "plan_cancel_date",
                        "计划取消日期"));
        tables.put(
                ITEM,
                withKeys(fields(
                        "catalog_code",
                        "基本编码",
                        "task_name",
                        "事项名称",
                        "task_type",
                        "事项类型",
                        "by_law",
                        "设定依据",
                        "use_level",
                        "行使层级",
                        "power_source",
                        "权力来源",
                        "dept_name",
                        "实施主体",
                        "dept_code",
                        "实施主体编码",
                        "dept_type",
                        "实施主体性质",
                        "entrust_name",
                        "委托部门",
                        "server_type",
                        "服务对象",
                        "project_type",
                        "办件类型",
                        "accept_condition",
                        "受理条件",
                        "handle_flow",
                        "办理流程",
                        "anticipate_day",
                        "法定办结时限",
                        "anticipate_type",
                        "法定办结时限单位",
                        "anticipate_explain",
                        "法定办结时限说明",
                        "promise_day",
                        "承诺办结时限",
                        "promise_type",
                        "承诺办结时限单位",
                        "promise_explain",
                        "承诺办结时限说明",
                        "special_procedure",
                        "特别程序",
                        "limit_scene_num",
                        "到办事现场次数",
                        "handle_type",
                        "办理形式",
                        "is_fee",
                        "是否收费",
                        "fee_basis",
                        "收费依据",
                        "transact_addr",
                        "办理地点",
                        "transact_time",
                        "办理时间",
                        "link_way",
                        "咨询方式",
                        "supervise_way",
                        "监督投诉方式",
                        "task_state",
                        "事项状态",
                        "task_version",
                        "事项版本",
                        "plan_effective_date",
                        "计划生效日期",
                        "plan_cancel_date",
                        "计划取消日期")));
        tables.put(
                EXTENDED,
                withKeys(fields(
                        "is_online",
                        "是否网办",
                        "online_handle_depth",
                        "网上办理深度",
                        "handle_area",
                        "通办范围",
                        "is_entry_center",
                        "是否进驻大厅",
                        "is_express",
                        "是否支持物流快递",
                        "is_pay_online",
                        "是否支持网上支付",
                        "is_schedule",
                        "是否支持预约办理",
                        "is_service_terminals",
                        "是否支持自助终端办理",
                        "limit_explain",
                        "数量限制",
                        "limit_scene_explain",
                        "必须现场办理原因说明",
                        "other_dept",
                        "联办机构",
                        "service_type",
                        "中介服务",
                        "result_type",
                        "审批结果类型",
                        "result_name",
                        "审批结果名称",
                        "user_topic_type",
                        "面向自然人事项主题",
                        "corp_topic_type",
                        "面向法人事项主题")));
        tables.put(
                MATERIALS,
                withKeys(fields(
                        "order_num",
                        "序号",
                        "local_material_code",
                        "本地材料类型编号",
                        "material_name",
                        "材料名称",
                        "material_type",
                        "材料类型",
                        "material_format",
                        "材料形式",
                        "is_need",
                        "材料必要性",
                        "source_type",
                        "来源渠道",
                        "source_explain",
                        "来源渠道说明",
                        "page_num",
                        "份数",
                        "page_format",
                        "规格",
                        "accept_stand",
                        "受理标准",
                        "fill_explain",
                        "填报须知",
                        "by_law",
                        "要求提供材料的依据")));
        tables.put(
                FEES,
                withKeys(fields(
                        "fee_name",
                        "收费项目名称",
                        "fee_stand",
                        "收费标准",
                        "by_law",
                        "收费依据",
                        "is_desc",
                        "是否允许减免",
                        "desc_explain",
                        "减免说明")));
        tables.put(FAQ, withKeys(fields("order_num", "序号", "question", "问题", "answer", "解答")));
        tables.put(
                FLOW,
                withKeys(fields(
                        "order_num",
                        "序号",
                        "link_name",
                        "环节名称",
                        "dept_name",
                        "办理部门",
                        "person",
                        "办理人员",
                        "days",
                        "办理时限",
                        "days_type",
                        "时限单位",
                        "special_procedure",
                        "有无特别程序")));
        tables.put(
                LAWS,
                withKeys(fields(
                        "order_num", "序号", "law_name", "法律法规名称", "doc_no", "文号", "article", "条款号", "content", "条款内容")));
        return tables;
    }

    private static Map<String, String> withKeys(Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(KEYS);
        all.putAll(fields);
        return all;
    }

    private static Map<String, String> fields(String... pairs) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i], pairs[i + 1]);
        }
        return fields;
    }
}
