package org.onedoor.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Mistakes;
import org.onedoor.shared.Text;

/** Everyday questions against six items of the demo city among two dozen others that share their words. */
class ItemSearchTest {

    private static ItemSearch search;

    @BeforeAll
    static void index() {
        Mistakes mistakes = new Mistakes();
        SearchWords words = SearchWords.read(
                DefinitionFolder.read(Path.of("../definitions/standard"), mistakes).stream()
                        .filter(document -> document.kind().equals(SearchWords.KIND))
                        .toList(),
                mistakes);
        assertThat(mistakes.all()).isEmpty();
        search = new ItemSearch(entries(), words);
    }

    @ParameterizedTest
    @CsvSource({
        // official names, whole and in part
        "公司设立登记, company",
        "食品经营许可, food",
        "食品经营许可(新办), food",
        "食品经营许可（新办）, food",
        "个体工商户设立, sole",
        "居住证申领, residence",
        "老年人优待证, senior",
        "生育登记, birth",
        "优待证, senior",
        "工商户, sole",
        // everyday words
        "开公司, company",
        "注册公司, company",
        "成立一家有限公司, company",
        "办执照, sole",
        "营业执照, sole",
        "个体户, sole",
        "开店, sole",
        "开网店, sole",
        "奶茶店, food",
        "餐馆, food",
        "卫生许可证, food",
        "食品许可证怎么办, food",
        "老年证, senior",
        "老人证, senior",
        "公交卡, senior",
        "老人坐公交, senior",
        "暂住证, residence",
        "居住证, residence",
        "准生证, birth",
        "二胎, birth",
        "生孩子, birth",
        // sentences
        "我想开一家奶茶店, food",
        "我想在温州开一家饭店需要什么证, food",
        "怎么注册公司, company",
        "我要和朋友合伙开公司，怎么办？, company",
        "外地人在温州怎么办居住证, residence",
        "我爸满六十了坐公交怎么免费, senior",
        "妈妈60岁了能办什么证, senior",
        "怀孕了要办什么手续, birth",
        "准备生二胎去哪里登记, birth",
        "开个小卖部要办什么, sole",
        "请问办个体户执照要什么材料, sole",
        // pinyin, whole, spaced, unfinished, in a sentence
        "shipinjingyingxuke, food",
        "shipin jingying, food",
        "juzhuzheng, residence",
        "ju zhu zheng, residence",
        "laonianzheng, senior",
        "shengyudengji, birth",
        "gongsi, company",
        "getihu, sole",
        "yingyezhizhao, sole",
        "naichadian, food",
        "naichad, food",
        "wo yao kai naichadian, food",
        "woxiangkaigongsi, company",
        "zhunshengzheng, birth",
        // pinyin as the south says it, and mistyped
        "sipinjinyin, food",
        "juzuzen, residence",
        "laolianzheng, senior",
        // initials
        "spjyxk, food",
        "gssl, company",
        "jzz, residence",
        "jzzsl, residence",
        "lnrydz, senior",
        "sydj, birth",
        "gtgsh, sole",
        "yyzz, sole",
        "syjy, food",
        // wrong characters of the right sound
        "居住正, residence",
        "营业直照, sole",
        "食品经营许克, food",
        // English, and mistyped
        "residence permit, residence",
        "how do i get a residence permit, residence",
        "residense permitt, residence",
        "company registration, company",
        "I want to start a company, company",
        "food license, food",
        "I want to open a milk tea shop, food",
        "restaurant, food",
        "senior citizen card, senior",
        "free bus for my grandmother, senior",
        "birth registration, birth",
        "second child, birth",
        "self-employed, sole",
        "business license, sole",
        "Ｂｉｒｔｈ　ｒｅｇｉｓｔｒａｔｉｏｎ, birth",
        // mixed
        "办 residence permit, residence",
        "开naicha店, food",
        // as others asked
        "想开个火锅店要办哪些证, food",
        "在学校门口卖早餐要许可吗, food",
        "注册一个科技公司, company",
        "我想创业, company",
        "一个人开公司可以吗, company",
        "公司怎么注册流程, company",
        "开理发店, sole",
        "摆地摊要执照吗, sole",
        "个人工商户, sole",
        "个体工商户营业执照, sole",
        "来温州打工要办暂住证吗, residence",
        "居住证怎么申请, residence",
        "居住证到期, residence",
        "外来务工人员居住证, residence",
        "老年人免费坐公交车, senior",
        "老年优待卡, senior",
        "奶奶70岁坐车免费, senior",
        "优待证怎么领, senior",
        "老年人证, senior",
        "怀孕3个月了, birth",
        "三胎登记, birth",
        "生育证, birth",
        "生育服务登记, birth",
        "准生证在哪里办, birth",
        "kaigongsi, company",
        "zhuce gongsi, company",
        "wo xiang kai fandian, food",
        "canguan, food",
        "shipinxukezheng, food",
        "zanzhuzheng, residence",
        "laorenzheng, senior",
        "lao nian you dai, senior",
        "ertai, birth",
        "sheng hai zi, birth",
        "geti gongshanghu, sole",
        "yingye zhizhao, sole",
        "kaidian, sole",
        "gssldj, company",
        "spjy, food",
        "lnyd, senior",
        "syd, birth",
        "food business, food",
        "cafe, food",
        "register company, company",
        "new company, company",
        "temporary residence permit, residence",
        "elderly bus card, senior",
        "senior card, senior",
        "pregnant what should i do, birth",
        "register birth of second baby, birth",
        "sole proprietorship, sole",
        "small shop business licence, sole",
        "gongsi zhuce, company",
        "GSSL, company",
        "开公司!!!, company",
        "我要开一间咖啡馆, food",
        "想在家做蛋糕卖, food",
        "开超市, sole",
        "办张居住证, residence",
        "老人家乘公交优惠, senior",
        "新生儿生育登记, birth",
        "怎样办理食品卫生许可证, food",
        "饭店营业执照, sole",
    })
    void findsTheItemFirst(String text, String item) {
        List<Hit> hits = search.find(text, 5);
        assertThat(hits).as(text).isNotEmpty();
        assertThat(hits.getFirst().item()).as("%s: %s", text, hits).isEqualTo(item);
        assertThat(hits.getFirst().why().zh()).isNotBlank();
        assertThat(hits).isSortedAccordingTo((a, b) -> Float.compare(b.score(), a.score()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            我想开一家奶茶店    | “奶茶店”就是“食品经营许可”
            spjyxk              | spjyxk 是“食品经营许可”的首字母
            juzhuzheng          | “juzhuzheng（居住证）”就是“居住证申领”
            个体工商户设立      | 也叫“个体工商户设立”
            居住正              | “居住正（居住证）”就是“居住证申领”
            优带证              | “优带”和“优待”同音
            """)
    void saysWhichWordsLedThere(String text, String why) {
        assertThat(search.find(text, 1).getFirst().why().zh()).contains(why);
    }

    @ParameterizedTest
    @CsvSource({"我想, 怎么办理", "怎么办, 证", "how do I apply, asdfgh", "天气怎么样, hello", "买菜, ？！"})
    void findsNothingWhereNothingIsAsked(String one, String other) {
        assertThat(search.find(one, 5)).isEmpty();
        assertThat(search.find(other, 5)).isEmpty();
    }

    @Test
    void keepsToAnAudience() {
        assertThat(search.find("登记", 10, Optional.of("1")))
                .extracting(Hit::item)
                .contains("birth")
                .doesNotContain("company");
    }

    @Test
    void leavesNoHitInThatOnlyDistracts() {
        assertThat(search.find("居住证申领", 10)).hasSizeLessThan(4);
    }

    /** Whatever is typed, an answer comes, and before a person notices. */
    @Test
    void answersAnything() {
        Random random = new Random(20200214);
        String[] pieces = {
            "奶茶", "证", "wo", "xiang", " ", "-", "(", "\"", "*", "~", "AND", "𠮷", "ü", "60", "'", "：", "license",
            "\u0000"
        };
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(30); n >= 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            assertThat(search.find(text.toString(), 5)).hasSizeLessThanOrEqualTo(5);
        }
        assertThat(search.find("食品经营许可".repeat(5_000), 5)).isNotEmpty();
        assertThat(search.find("xianshi".repeat(5_000), 5)).hasSizeLessThanOrEqualTo(5);
    }

    /** One new item, one that has another name, one that is gone; the search of before goes on as it was. */
    @Test
    void takesInOneItemAfterTheOther() {
        List<Entry> few = new ArrayList<>();
        add(few, "kennel", "犬类养殖备案", "Registering a kennel", "养狗场的备案", "For kennels", "1", "养狗场");
        add(few, "stall", "夜市摊位登记", "A night-market stall", "夜市摆摊", "For night markets", "1", "夜市摆摊");
        ItemSearch before = new ItemSearch(few, SearchWords.NONE);
        List<Entry> changed = new ArrayList<>();
        add(changed, "orchard", "果园承包登记", "Leasing an orchard", "承包果园", "For orchards", "1", "承包果园");
        add(changed, "kennel", "犬舍备案", "Registering a doghouse", "犬舍的备案", "For doghouses", "1", "犬舍");

        ItemSearch after = before.with(changed, Set.of("stall"));

        for (String text : List.of("承包果园", "chengbaoguoyuan", "guoyuanch", "cbgy", "orchard")) {
            assertThat(after.find(text, 3)).as(text).extracting(Hit::item).containsExactly("orchard");
            assertThat(before.find(text, 3)).as(text).isEmpty();
        }
        assertThat(after.find("犬舍", 3)).extracting(Hit::item).containsExactly("kennel");
        assertThat(after.find("kennel", 3)).isEmpty();
        assertThat(after.find("夜市摆摊", 3)).isEmpty();
        assertThat(before.find("夜市摆摊", 3)).extracting(Hit::item).containsExactly("stall");
        ItemSearch later = after.with(List.of(), Set.of("orchard"));
        assertThat(later.find("承包果园", 3)).isEmpty();
        assertThat(later.find("犬舍", 3)).extracting(Hit::item).containsExactly("kennel");
    }

    private static List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        add(
                entries,
                "company",
                "公司设立登记",
                "Company registration",
                "开办一家公司，当天领到营业执照",
                "Found a company and get its business licence the same day",
                "2",
                "公司注册");
        add(
                entries,
                "food",
                "食品经营许可（新办）",
                "Food business licence (new)",
                "开餐馆、奶茶店、面包房、食堂或卖散装食品，开业前要有的许可",
                "What a restaurant, milk-tea shop, bakery or canteen needs before it opens",
                "2",
                "食品经营许可证");
        add(
                entries,
                "sole",
                "个体工商户设立登记",
                "Self-employed business registration",
                "一个人或一家人做小生意，领营业执照",
                "For one person or a family with a small business",
                "1",
                "个体工商户设立");
        add(
                entries,
                "residence",
                "居住证申领",
                "Residence permit",
                "在本市住满半年的外地居民可以申领",
                "For residents from elsewhere who have lived here for half a year",
                "1",
                "居住证");
        add(
                entries,
                "senior",
                "老年人优待证",
                "Senior citizen card",
                "满六十周岁可以办，乘公交、进公园有优待",
                "From the age of 60: buses and parks for less",
                "1");
        add(
                entries,
                "birth",
                "生育登记",
                "Birth registration",
                "怀孕或者生孩子的夫妻登记，领取生育服务",
                "Couples who expect a child register and get services",
                "1");
        String[][] others = {
            {"公司变更登记", "Company change"},
            {"公司注销登记", "Company deregistration"},
            {"个体工商户注销登记", "Closing of a self-employed business"},
            {"食品生产许可", "Food production licence"},
            {"食品经营许可证补办", "Replacement of a food business licence"},
            {"药品经营许可", "Pharmacy licence"},
            {"居住登记", "Residence registration"},
            {"居民身份证补领", "Replacement of an identity card"},
            {"居民身份证换领", "Renewal of an identity card"},
            {"出生登记", "Household registration of a newborn"},
            {"出生医学证明", "Medical birth certificate"},
            {"结婚登记", "Marriage registration"},
            {"离婚登记", "Divorce registration"},
            {"失业登记", "Unemployment registration"},
            {"失业保险金申领", "Unemployment benefit"},
            {"高龄津贴", "Allowance for the very old"},
            {"社会保障卡申领", "Social security card"},
            {"住房公积金提取", "Housing fund withdrawal"},
            {"不动产登记", "Real estate registration"},
            {"机动车驾驶证期满换证", "Renewal of a driving licence"},
            {"残疾人证", "Disability card"},
            {"普通护照", "Passport"},
            {"公共场所卫生许可", "Public hygiene permit"},
            {"道路运输经营许可", "Road transport licence"},
            {"民办学校设立", "Founding of a private school"},
            {"社会团体成立登记", "Registration of an association"},
        };
        for (String[] other : others) {
            add(entries, other[0], other[0], other[1], other[0] + "的办理", other[1], "6");
        }
        return entries;
    }

    private static void add(
            List<Entry> entries,
            String item,
            String zh,
            String en,
            String summaryZh,
            String summaryEn,
            String audience,
            String... words) {
        entries.add(
                new Entry(item, new Text(zh, en), new Text(summaryZh, summaryEn), List.of(words), Set.of(audience)));
    }
}
