package org.onedoor.catalog.compose;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.LimitReader;
import org.onedoor.catalog.References;
import org.onedoor.definition.Document;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Node;
import org.onedoor.standard.Standard;

/** Reads a bundle's document; {@link BundleCheck} sees whether its items can be joined. */
final class BundleReader {

    static final String KIND = "bundle";

    private static final Map<String, Bundle.Choice> CHOICES =
            Map.of("always", Bundle.Choice.ALWAYS, "ticked", Bundle.Choice.TICKED, "offered", Bundle.Choice.OFFERED);

    private BundleReader() {}

    /**
     * Reads one bundle.
     *
     * @param version the published version, 0 for a file
     * @return usable only where the reading noted no mistake
     */
    static Bundle read(Document document, int version, Standard standard, Mistakes mistakes) {
        Fields fields = document.fields(mistakes);
        References references = new References(standard, mistakes);
        List<String> topics = new ArrayList<>();
        for (Node.Scalar topic : fields.scalars("topics")) {
            references.code(topic.place(), topic.value(), "item-topic").ifPresent(topics::add);
        }
        Bundle bundle = new Bundle(
                document.id(),
                version,
                document.effective(),
                fields.text("name"),
                fields.text("summary"),
                fields.strings("words"),
                List.copyOf(topics),
                references.department(fields, "lead"),
                members(fields),
                fields.has("promised") ? LimitReader.within(fields, "promised") : null,
                pages(fields),
                faq(fields),
                false);
        fields.close();
        return bundle;
    }

    private static List<Bundle.Member> members(Fields fields) {
        List<Bundle.Member> members = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Fields member : fields.children("items")) {
            String item = member.string("item");
            if (!seen.add(item)) {
                member.wrong("item", item + " 写了两次", item + " stands here twice", "只留一个", "keep one");
            }
            members.add(new Bundle.Member(
                    item,
                    member.has("choice") ? member.oneOf("choice", CHOICES) : Bundle.Choice.ALWAYS,
                    member.has("promised") ? LimitReader.within(member, "promised") : null,
                    member.strings("after")));
            member.close();
        }
        return List.copyOf(members);
    }

    private static List<Bundle.PageTitle> pages(Fields fields) {
        List<Bundle.PageTitle> pages = new ArrayList<>();
        for (Fields page : fields.children("pages")) {
            pages.add(new Bundle.PageTitle(page.string("page"), page.text("title")));
            page.close();
        }
        return List.copyOf(pages);
    }

    private static List<Item.Faq> faq(Fields fields) {
        List<Item.Faq> faq = new ArrayList<>();
        for (Fields one : fields.children("faq")) {
            faq.add(new Item.Faq(one.text("question"), one.text("answer")));
            one.close();
        }
        return List.copyOf(faq);
    }
}
