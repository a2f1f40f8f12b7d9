package org.onedoor.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Text;
import org.onedoor.standard.Department;
import org.onedoor.standard.MaterialType;
import org.onedoor.standard.Region;
import org.onedoor.standard.Standard;
import org.onedoor.standard.calendar.Limit;

/**
 * 办事指南 of one item as programs read it. Conditions are given as their author wrote them and in words.
 *
 * @param audience 服务对象 codes of GB/T 39046 A.4
 * @param regions whose department may be asked
 * @param use 事项状态: in-use, paused or cancelled; only the first can be applied for
 * @param because why it is not in use; null while it is
 * @param claims the item that this one carries out in its own region; null where it stands by itself
 * @param feeFen 分: what it costs at most
 * @param fee 收费, null where nothing is charged
 * @param schema where the form's JSON Schema is
 */
record ItemView(
        String id,
        int version,
        LocalDate effective,
        String code,
        Text name,
        Text summary,
        String use,
        @Nullable Text because,
        @Nullable String claims,
        List<String> topics,
        Set<String> audience,
        boolean instant,
        Office department,
        List<Place> regions,
        List<String> channels,
        List<Text> conditions,
        List<Item.Law> laws,
        Item.Contact contact,
        @Nullable Days statutory,
        Days promised,
        long feeFen,
        @Nullable FeeView fee,
        int visits,
        List<Ask> questions,
        List<ItemMaterial> materials,
        List<Way> steps,
        @Nullable String licenceType,
        String schema) {

    /**
     * 收费.
     *
     * @param amounts the first whose condition is met counts; the last has none
     * @param due acceptance, issue or, where nothing is collected with a case, elsewhere
     * @param refunded whether all of it goes back when the case is withdrawn or refused
     */
    record FeeView(
            Text name,
            List<Sum> amounts,
            @Nullable Text ground,
            String due,
            Days within,
            List<Exemption> exemptions,
            boolean refunded) {

        record Sum(long fen, @Nullable When when) {}

        record Exemption(@Nullable When when, Text ground) {}

        private static @Nullable FeeView of(Fee fee) {
            return !fee.free()
                    ? new FeeView(
                            fee.name(),
                            fee.amounts().stream()
                                    .map(amount -> new Sum(amount.sum().fen(), When.of(amount.when())))
                                    .toList(),
                            fee.ground(),
                            switch (fee.due()) {
                                case ACCEPTANCE -> "acceptance";
                                case ISSUE -> "issue";
                                case NEVER -> "elsewhere";
                            },
                            Days.of(fee.within()),
                            fee.exemptions().stream()
                                    .map(one -> new Exemption(When.of(one.when()), one.ground()))
                                    .toList(),
                            fee.refunded())
                    : null;
        }
    }

    /** An item in a list. */
    record Summary(
            String id, int version, Text name, Text summary, List<String> topics, Set<String> audience, Days promised) {

        static Summary of(Listed item) {
            return new Summary(
                    item.id(),
                    item.version(),
                    item.name(),
                    item.summary(),
                    item.topics(),
                    item.catalogue().audience(),
                    Days.of(item.promised()));
        }
    }

    record Office(String id, Text name) {}

    record Place(String code, Text name) {}

    /** @param unit working-days, natural-days, months, years or same-day */
    record Days(int value, String unit, Text words) {

        static Days of(Limit limit) {
            return new Days(limit.value(), limit.unit().code(), Limits.inWords(limit));
        }
    }

    record When(String condition, Text words) {

        static @Nullable When of(org.onedoor.rules.@Nullable Rule rule) {
            return rule == null ? null : new When(rule.text(), rule.inWords());
        }
    }

    /** @param choices empty for yes and no */
    record Ask(
            String element,
            Text ask,
            Text why,
            List<Choice> choices,
            @Nullable When when) {}

    record Choice(String code, Text name) {}

    /**
     * @param need required, optional or deferrable
     * @param from upload, licence or form
     * @param within by when a deferrable one must follow
     */
    record ItemMaterial(
            String material,
            Text name,
            String need,
            String from,
            @Nullable String licence,
            @Nullable Days within,
            @Nullable When when) {}

    record Way(
            String step,
            Text name,
            Office department,
            Days within,
            List<String> after,
            @Nullable When when) {}

    static ItemView of(Item item, List<Region> regions, Standard standard) {
        Limit statutory = item.limits().statutory();
        return new ItemView(
                item.id(),
                item.version(),
                item.effective(),
                item.catalogue().code(),
                item.name(),
                item.summary(),
                item.standing().use().code(),
                item.standing().because(),
                item.standing().claims(),
                item.topics(),
                item.catalogue().audience(),
                item.catalogue().instant(),
                office(standard, item.department()),
                regions.stream()
                        .map(region -> new Place(region.code(), region.name()))
                        .toList(),
                item.offered().stream().map(Channel::code).sorted().toList(),
                item.conditions(),
                item.laws(),
                item.contact(),
                statutory == null ? null : Days.of(statutory),
                Days.of(item.limits().promised()),
                item.fee().most().fen(),
                FeeView.of(item.fee()),
                item.visits().count(),
                item.questions().stream()
                        .map(question -> ask(standard, question))
                        .toList(),
                item.materials().stream()
                        .map(material -> paper(standard, material))
                        .toList(),
                item.process().reviews().stream()
                        .map(review -> new Way(
                                review.id(),
                                review.name(),
                                office(standard, review.department()),
                                Days.of(review.within()),
                                review.after(),
                                When.of(review.when())))
                        .toList(),
                item.result().licence(),
                "/api/v1/items/" + item.id() + "/schema");
    }

    private static Office office(Standard standard, String id) {
        return new Office(id, standard.department(id).map(Department::brief).orElseGet(() -> new Text(id, id)));
    }

    private static Ask ask(Standard standard, Item.Question question) {
        List<Choice> choices = standard.element(question.element())
                .filter(element -> element.codes() != null)
                .map(element -> References.codesOf(standard, element).stream()
                        .map(code -> new Choice(code.code(), code.name()))
                        .toList())
                .orElse(List.of());
        return new Ask(question.element(), question.ask(), question.why(), choices, When.of(question.when()));
    }

    private static ItemMaterial paper(Standard standard, Item.Material material) {
        Limit within = material.within();
        return new ItemMaterial(
                material.type(),
                standard.materialType(material.type())
                        .map(MaterialType::name)
                        .orElseGet(() -> new Text(material.type(), material.type())),
                switch (material.need()) {
                    case REQUIRED -> "required";
                    case OPTIONAL -> "optional";
                    case DEFERRABLE -> "deferrable";
                },
                switch (material.from()) {
                    case UPLOAD -> "upload";
                    case LICENCE -> "licence";
                    case FORM -> "form";
                },
                material.licence(),
                within == null ? null : Days.of(within),
                When.of(material.when()));
    }
}
