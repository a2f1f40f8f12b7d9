package org.onedoor.standard;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Document;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;
import org.onedoor.shared.Text;

/**
 * 材料类型: a kind of application material, the same for every item that asks for it.
 *
 * @param issuer the department that gives it out, null where the applicant makes it
 * @param licence the licence type that proves it, null for none
 * @param maxPages the most pages or pictures of one upload
 * @param about what it must show, in a sentence for citizens
 */
public record MaterialType(
        String id,
        Text name,
        Category category,
        Source source,
        @Nullable String issuer,
        @Nullable String licence,
        int maxPages,
        Text about) {

    /** 材料类别 (实施清单 material_type). */
    public enum Category {
        /** 证件证书证明. */
        CERTIFICATE,
        /** 申请表格文书. */
        FORM,
        /** 其他. */
        OTHER;

        public String code() {
            return switch (this) {
                case CERTIFICATE -> "certificate";
                case FORM -> "form";
                case OTHER -> "other";
            };
        }
    }

    /** 来源渠道. */
    public enum Source {
        /** 申请人自备. */
        APPLICANT,
        /** 政府部门核发. */
        GOVERNMENT,
        /** 由系统按填写内容生成. */
        MADE;

        public String code() {
            return switch (this) {
                case APPLICANT -> "applicant";
                case GOVERNMENT -> "government";
                case MADE -> "made";
            };
        }
    }

    private static final Map<String, Category> CATEGORIES = Words.of(Category.values(), Category::code);
    private static final Map<String, Source> SOURCES = Words.of(Source.values(), Source::code);

    static MaterialType read(Document document, Known known, Mistakes mistakes) {
        Fields fields = document.fields(mistakes);
        Identifiers.kebab(fields, document.id());
        MaterialType material = new MaterialType(
                document.id(),
                fields.text("name"),
                fields.oneOf("class", CATEGORIES),
                fields.oneOf("source", SOURCES),
                fields.optionalString("issuer").orElse(null),
                fields.optionalString("licence").orElse(null),
                fields.optionalInteger("max-pages", 1, 200).orElse(20L).intValue(),
                fields.text("about"));
        Retirement.read(fields);
        fields.close();
        if (material.issuer() != null) {
            known.refer(fields, "issuer", Kinds.DEPARTMENT, material.issuer());
        }
        if (material.licence() != null) {
            known.refer(fields, "licence", Kinds.LICENCE_TYPE, material.licence());
        }
        return material;
    }
}
