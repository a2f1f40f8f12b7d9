package org.onedoor.standard;

import java.util.regex.Pattern;
import org.onedoor.definition.Document;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;
import org.onedoor.shared.Text;

/**
 * 部门: an organ or institution that handles matters, is the source of data, or issues licences.
 *
 * @param id kebab-case, as definitions name it
 * @param creditCode 统一社会信用代码 (GB 32100)
 * @param region the region it belongs to
 * @param hotline 联系电话
 * @param does what it is for, in a sentence for citizens
 */
public record Department(
        String id, Text name, Text brief, String creditCode, String region, String hotline, Text does) {

    private static final Pattern PHONE = Pattern.compile("0\\d{2,3}-\\d{7,8}|1\\d{4}");

    static Department read(Document document, Known known, Mistakes mistakes) {
        Fields fields = document.fields(mistakes);
        Identifiers.kebab(fields, document.id());
        Department department = new Department(
                document.id(),
                fields.text("name"),
                fields.text("short"),
                fields.string("credit-code"),
                fields.string("region"),
                fields.string("hotline"),
                fields.text("does"));
        fields.close();
        known.refer(fields, "region", Kinds.REGION, department.region());
        Identifiers.creditCode(fields, "credit-code", department.creditCode());
        if (!department.hotline().isEmpty()
                && !PHONE.matcher(department.hotline()).matches()) {
            fields.wrong(
                    "hotline",
                    department.hotline() + " 不是电话号码",
                    department.hotline() + " is no telephone number",
                    "写成 0577-88000000 或 12345",
                    "write it like 0577-88000000 or 12345");
        }
        return department;
    }
}
