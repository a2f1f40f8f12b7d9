package org.onedoor.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.onedoor.definition.Fields;
import org.onedoor.shared.Text;

/** Reads what an item lets be signed, after its form and its materials. {@link SigningCheck} sees the rest. */
final class SigningReader {

    private final References references;
    private final Conditions conditions;

    SigningReader(References references, Conditions conditions) {
        this.references = references;
        this.conditions = conditions;
    }

    Item.Signing signing(Fields fields, String item) {
        Text ground = fields.text("ground");
        List<Item.Signing.Document> documents = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Fields one : fields.children("documents")) {
            Item.Signing.Document document = new Item.Signing.Document(
                    item,
                    one.string("id"),
                    one.string("template"),
                    references.materialType(one, "material"),
                    conditions.read(one, "when"));
            if (!ids.add(document.id())) {
                one.wrong(
                        "id",
                        "文件 " + document.id() + " 重复",
                        "the document " + document.id() + " appears twice",
                        "换一个名字",
                        "use another id");
            }
            if (!document.id().isEmpty() && !document.id().matches("[a-z][a-z0-9-]*")) {
                one.wrong(
                        "id",
                        "文件的 id 要用小写字母、数字和连字符",
                        "a document's id is small letters, digits and hyphens",
                        "写成 application-form 的形式",
                        "write it like application-form");
            }
            documents.add(document);
            one.close();
        }
        List<Item.Signing.Signer> signers = ItemReader.children(
                fields,
                "signers",
                one -> new Item.Signing.Signer(
                        item,
                        one.text("as"),
                        one.optionalString("group").orElse(null),
                        references.element(one, "name"),
                        one.has("id-kind") ? references.element(one, "id-kind") : null,
                        references.element(one, "id-number"),
                        conditions.read(one, "when")));
        require(fields, "documents", documents, "没有要签的文件", "there is nothing to sign");
        require(fields, "signers", signers, "没有签署人", "nobody signs");
        fields.close();
        return new Item.Signing(ground, List.copyOf(documents), signers);
    }

    private static void require(Fields fields, String key, List<?> read, String zh, String en) {
        if (read.isEmpty()) {
            fields.wrong(key, zh, en, "写上 " + key + "，或者删去 signing", "give " + key + ", or remove signing");
        }
    }
}
