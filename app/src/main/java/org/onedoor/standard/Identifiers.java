package org.onedoor.standard;

import java.util.regex.Pattern;
import org.onedoor.definition.Fields;

/** How ids and numbers in definitions must look. */
final class Identifiers {

    private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern SNAKE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

    private Identifiers() {}

    static void kebab(Fields fields, String id) {
        if (!KEBAB.matcher(id).matches()) {
            fields.wrong(
                    "id",
                    "编号 " + id + " 只能由小写字母、数字和短横组成",
                    "the id " + id + " may hold only small letters, digits and hyphens",
                    "改成 market-regulation 这样的写法",
                    "write it like market-regulation");
        }
    }

    static void snake(Fields fields, String id) {
        if (!SNAKE.matcher(id).matches()) {
            fields.wrong(
                    "id",
                    "数据元编号 " + id + " 只能由小写字母、数字和下划线组成",
                    "the data element's id " + id + " may hold only small letters, digits and underscores",
                    "改成 firm_name 这样的写法",
                    "write it like firm_name");
        }
    }

    static void creditCode(Fields fields, String key, String code) {
        if (!code.isEmpty() && !CheckDigits.isCreditCode(code)) {
            fields.wrong(
                    key,
                    "统一社会信用代码 " + code + " 的校验码不对",
                    "the credit code " + code + " has a wrong check character",
                    "核对 18 位代码（GB 32100）",
                    "compare the 18 characters (GB 32100)");
        }
    }
}
