package org.onedoor.data;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.onedoor.definition.Document;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.LicenceTypeDefinition;
import org.onedoor.standard.Standard;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * 演示数据: what {@code definitions/demo/records.yaml} says the registers hold about the demo people and firms. A licence's
 * face is filled in from the holder's values and only what differs is written.
 */
final class DemoRecords {

    static final String KIND = "demo-records";

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final Standard standard;
    private final List<RecordImport.Numbered> rows = new ArrayList<>();

    private DemoRecords(Standard standard) {
        this.standard = standard;
    }

    /** The rows of one document; usable only where no mistake was noted. */
    static List<RecordImport.Numbered> read(Document document, Standard standard, Mistakes mistakes) {
        DemoRecords records = new DemoRecords(standard);
        Fields fields = document.fields(mistakes);
        fields.children("holders").forEach(records::holder);
        fields.close();
        return List.copyOf(records.rows);
    }

    private void holder(Fields fields) {
        boolean firm = fields.has("firm");
        Row.Holder holder = new Row.Holder(firm, fields.string(firm ? "firm" : "person"));
        Map<String, JsonNode> values = new TreeMap<>();
        for (Fields register : fields.children("registers")) {
            String source = register.string("source");
            Instant asOf = moment(register);
            values(register, "values").forEach((element, value) -> {
                values.put(element, value);
                admit(register, "values", new Row.Value(holder, element, value, source, asOf));
            });
            register.close();
        }
        for (Fields licence : fields.children("licences")) {
            licence(licence, holder, values);
        }
        fields.close();
    }

    private void licence(Fields fields, Row.Holder holder, Map<String, JsonNode> values) {
        String type = fields.string("licence");
        ObjectNode face = Collection.JSON.createObjectNode();
        Map<String, JsonNode> own = values(fields, "face");
        standard.licenceType(type)
                .map(LicenceTypeDefinition::face)
                .orElse(List.of())
                .forEach(item -> {
                    JsonNode value = values.get(item.element());
                    if (value != null) {
                        face.set(item.element(), value);
                    }
                });
        own.forEach(face::set);
        LocalDate to = fields.optionalDate("valid-to").orElse(null);
        Row.Licence row = new Row.Licence(
                holder,
                type,
                fields.string("number"),
                fields.string("issuer"),
                fields.date("valid-from"),
                to,
                face,
                moment(fields));
        fields.close();
        admit(fields, "licence", row);
    }

    private Map<String, JsonNode> values(Fields fields, String key) {
        Map<String, JsonNode> values = new TreeMap<>();
        if (fields.has(key)) {
            fields.words(key).forEach((element, text) -> values.put(element, value(element, text)));
        }
        return values;
    }

    private JsonNode value(String element, String text) {
        DataElement definition = standard.element(element).orElse(null);
        return definition == null
                ? Collection.JSON.getNodeFactory().stringNode(text)
                : ElementValues.of(definition, text);
    }

    private static Instant moment(Fields fields) {
        return fields.date("as-of").atStartOfDay(SHANGHAI).toInstant();
    }

    private void admit(Fields fields, String key, Row row) {
        Admission.fault(standard, row).ifPresent(fault -> tell(fields, key, row, fault));
        rows.add(new RecordImport.Numbered(fields.place().line(), row));
    }

    private static void tell(Fields fields, String key, Row row, Admission.Fault fault) {
        String name = switch (row) {
            case Row.Value value -> value.element();
            case Row.Licence licence -> licence.type();
        };
        switch (fault) {
            case UNKNOWN_NAME ->
                fields.wrong(
                        key,
                        "标准里没有 " + name,
                        "the standard has no " + name,
                        "改成已有的数据元或证照类型",
                        "use an element or licence type that exists");
            case NOT_ITS_SOURCE ->
                fields.wrong(
                        key,
                        name + " 的数源不是这个部门",
                        "this department is not the source of " + name,
                        "按 elements.yaml 的 authority 写（一数一源）",
                        "write it under the authority that elements.yaml names");
            case BAD_VALUE ->
                fields.wrong(
                        key,
                        name + " 的值不合数据元的类型、格式或代码集",
                        "the value of " + name + " does not fit its type, format or code set",
                        "照数据元改",
                        "mend it by the data element");
            case BAD_LICENCE ->
                fields.wrong(
                        key,
                        name + " 的持证主体、编号或有效期不对",
                        name + " has the wrong kind of holder, no number, or ends before it begins",
                        "照证照类型改",
                        "mend it by the licence type");
            case UNKNOWN_PARTY, UNREADABLE -> throw new IllegalStateException(fault.code());
        }
    }
}
