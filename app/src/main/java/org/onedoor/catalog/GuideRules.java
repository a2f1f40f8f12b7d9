package org.onedoor.catalog;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Place;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Text;
import org.onedoor.standard.LicenceTypeDefinition;
import org.onedoor.standard.MaterialType;
import org.onedoor.standard.Standard;

/**
 * 办事指南检查: what a guide must say so that people can rely on it, after the fourteen rules by which Wenzhou's guides are examined.
 * Four of them hold by the format itself and need no check: every result has its type and sample (3), the course is a table (11), what
 * costs nothing is not paid online (13), there is an address for questions (14); three are checked with the rest of an item: an
 * instant item is promised for the same day (1), visits and their reason (4, 6), steps within the promise (12).
 */
final class GuideRules {

    private static final Pattern NUMBER = Pattern.compile("0\\d{2,3}-\\d{7,8}|1\\d{4}|400-\\d{3}-?\\d{4}");
    private static final List<String> HOURS = List.of("工作日", "全天", "24 小时", "24小时");
    private static final List<String> PRECISE = List.of("窗", "室", "柜台", "服务台");
    private static final List<String> CATCH_ALL = List.of("其他材料", "其它材料", "有关材料", "相关材料");
    private static final Set<Channel> ONLINE = EnumSet.of(Channel.WEB, Channel.PHONE);

    private final Item item;
    private final Fields fields;
    private final Standard standard;
    private final Mistakes mistakes;

    GuideRules(Item item, Fields fields, Standard standard, Mistakes mistakes) {
        this.item = item;
        this.fields = fields;
        this.standard = standard;
        this.mistakes = mistakes;
    }

    void check() {
        resultFitsItsName();
        reachableWithoutVisit();
        numbers();
        hours();
        address();
        topicsFitTheAudience();
        permitHasQuestions();
        materialsAreNamed();
    }

    /** 2: a 证 is issued as a licence, a 批复 or another 文 as a document. */
    private void resultFitsItsName() {
        String licence = item.result().licence();
        Optional<LicenceTypeDefinition> type = licence == null ? Optional.empty() : standard.licenceType(licence);
        if (type.isEmpty()) {
            return;
        }
        String name = type.get().name().zh().replaceAll("（.*）$", "");
        boolean document = name.endsWith("批复") || name.endsWith("文");
        boolean licenceName =
                name.endsWith("证书") || name.endsWith("执照") || (name.endsWith("证") && !name.endsWith("凭证"));
        if (document && item.result().kind() == Item.ResultKind.LICENCE) {
            wrong(
                    place("result", "kind"),
                    "“" + name + "”是批文，不是证照",
                    "a " + type.get().name().en() + " is a document, no licence",
                    "写 kind: document",
                    "write kind: document");
        } else if (licenceName && item.result().kind() == Item.ResultKind.DOCUMENT) {
            wrong(
                    place("result", "kind"),
                    "“" + name + "”是证照，不是批文",
                    "a " + type.get().name().en() + " is a licence, no document",
                    "写 kind: licence",
                    "write kind: licence");
        }
    }

    /** 5: whoever need not come must be able to apply from where he is. */
    private void reachableWithoutVisit() {
        boolean online = item.offered().stream().anyMatch(ONLINE::contains);
        if (item.visits().count() == 0 && !online) {
            wrong(
                    place("visits", "count"),
                    "不用到现场，却只能在窗口办",
                    "no visit is needed, and yet it is offered at counters only",
                    "offered 加上 web 或 phone，或者写明到现场次数和原因",
                    "add web or phone to offered, or give the visits with their reason");
        }
    }

    /** 7: two numbers that can be called from elsewhere, with the area code of the place. */
    private void numbers() {
        number("consult", item.contact().consult());
        number("complain", item.contact().complain());
    }

    private void number(String key, String number) {
        if (number.isEmpty()) {
            return;
        }
        if (!NUMBER.matcher(number).matches()) {
            wrong(
                    place("contact", key),
                    number + " 不是带区号的电话号码",
                    number + " is no telephone number with its area code",
                    "写成 0577-88000000 或 12345",
                    "write 0577-88000000 or 12345");
            return;
        }
        Optional<String> area = areaCode();
        if (number.startsWith("0") && area.isPresent() && !number.startsWith(area.get() + "-")) {
            wrong(
                    place("contact", key),
                    number + " 的区号不是本地的 " + area.get(),
                    "the area code of " + number + " is not the local " + area.get(),
                    "核对号码",
                    "compare the number");
        }
    }

    /** Of the nearest region around the first one that has one. */
    private Optional<String> areaCode() {
        return item.regions().stream()
                .limit(1)
                .flatMap(region -> standard.regionPath(region).reversed().stream())
                .flatMap(code -> standard.region(code).stream())
                .flatMap(region -> Optional.ofNullable(region.areaCode()).stream())
                .findFirst();
    }

    /** 8: which days, not only which hours. */
    private void hours() {
        String hours = item.contact().hours().zh();
        if (!hours.isEmpty() && HOURS.stream().noneMatch(hours::contains)) {
            wrong(
                    place("contact", "hours"),
                    "没有说哪些天办公：" + hours,
                    "it does not say on which days: " + hours,
                    "写上“工作日”“全天”或“24 小时”",
                    "say working days, all day or 24 hours");
        }
    }

    /** 9: down to the window or room, so that nobody has to ask his way. */
    private void address() {
        Text address = item.contact().address();
        if (!address.zh().isEmpty() && PRECISE.stream().noneMatch(address.zh()::contains)) {
            wrong(
                    place("contact", "address"),
                    "地址没有写到窗口或房间：" + address.zh(),
                    "the address does not name a window or room: " + address.en(),
                    "写明几楼几号窗口",
                    "name the floor and the window");
        }
    }

    /** 10: what only firms can have stands under firms' topics. A person may well begin what becomes a firm. */
    private void topicsFitTheAudience() {
        for (String topic : item.topics()) {
            if (topic.startsWith("person/") && !item.catalogue().forPersons()) {
                wrong(
                        fields.place("topics"),
                        "主题 " + topic + " 是自然人的，服务对象里没有自然人",
                        "the topic " + topic + " is one of persons, who are not among the audience",
                        "改主题，或改服务对象",
                        "change the topic, or the audience");
            }
        }
    }

    /** 11: permits answer what people ask. */
    private void permitHasQuestions() {
        if (item.permit() && item.faq().isEmpty()) {
            wrong(
                    fields.place("faq"),
                    "行政许可至少要有一个常见问题",
                    "a permit answers at least one question that people ask",
                    "加上 faq",
                    "add faq");
        }
    }

    /** 优化营商环境条例 and the guide checks: no material that nobody can tell beforehand. */
    private void materialsAreNamed() {
        List<Fields> materials = fields.children("materials");
        for (int i = 0; i < item.materials().size(); i++) {
            Optional<MaterialType> type =
                    standard.materialType(item.materials().get(i).type());
            if (type.isPresent()
                    && CATCH_ALL.stream().anyMatch(type.get().name().zh()::contains)) {
                wrong(
                        materials.get(i).place("material"),
                        "“" + type.get().name().zh() + "”是兜底条款，没人知道要交什么",
                        "“" + type.get().name().en() + "” leaves open what is to be handed in",
                        "写出具体的材料",
                        "name the material itself");
            }
        }
    }

    private Place place(String key, String inner) {
        return fields.child(key).map(child -> child.place(inner)).orElse(fields.place());
    }

    private void wrong(Place place, String whatZh, String whatEn, String mendZh, String mendEn) {
        mistakes.add(place, whatZh, whatEn, mendZh, mendEn);
    }
}
