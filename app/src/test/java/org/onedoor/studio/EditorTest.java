package org.onedoor.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.YamlEdit;
import org.onedoor.definition.YamlPath;
import org.onedoor.identity.TestBrowser;
import org.onedoor.identity.TestBrowser.Seen;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Role;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.HtmlUtils;

/** 选择着编: what is chosen is written at its place, and nothing else is touched. */
@OnedoorTest
@DirtiesContext
class EditorTest {

    private static final Actor ANYBODY = new Actor(UUID.randomUUID(), null, Role.STEWARD, null, "330300", Channel.WEB);

    private static final Pattern CONTROL = Pattern.compile(
            "<input ([^>]*)>|<textarea ([^>]*)>([^<]*)</textarea>|<select ([^>]*)>(.*?)</select>", Pattern.DOTALL);

    private static final Pattern PLACE = Pattern.compile("href=\"(/studio/proposals/[^\"]*/places\\?at=[^\"]*\\d)\"");

    @Autowired
    MockMvc mvc;

    @Autowired
    Workshop workshop;

    @Autowired
    Definitions definitions;

    @Autowired
    TransactionTemplate transactions;

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static UUID id(String path) {
        return UUID.fromString(path.replaceAll(".*/proposals/([0-9a-f-]{36}).*", "$1"));
    }

    /** A draft of the item as it stands in its file, with a remark of its author. */
    private String begun(TestBrowser browser, String item) {
        browser.get("/studio");
        return browser.post("/studio/definitions/item/" + item + "/revision", "key", key())
                .location();
    }

    private Proposal proposal(String path) {
        return workshop.view(ANYBODY, id(path));
    }

    private String version(String path) {
        return String.valueOf(proposal(path).version());
    }

    private Seen post(TestBrowser browser, String proposal, String page, String... fields) {
        List<String> all = new ArrayList<>(List.of("key", key(), "version", version(proposal)));
        all.addAll(Arrays.asList(fields));
        return browser.post(proposal + page, all.toArray(String[]::new));
    }

    @Test
    void aChangeIsOnePlaceOfTheText() {
        TestBrowser steward = TestBrowser.signedIn(mvc, "steward");
        String proposal = begun(steward, "birth-registration");
        String text = proposal(proposal).text();
        String remarked = "# 谁也别动这一行\n" + text.replaceFirst("(?m)^materials:", "# 材料，今年清理过\nmaterials:   # 四样");
        steward.post(proposal, "key", key(), "version", version(proposal), "text", remarked);

        steward.get(proposal + "/places?at=materials/0");
        List<String> form =
                form(steward.get(proposal + "/places?at=materials/0").body());
        set(form, "material.hint.zh", "正反面都要");
        set(form, "material.hint.en", "Both sides");
        Seen saved = steward.post(proposal + "/places", form.toArray(String[]::new));

        assertThat(saved.location()).isEqualTo(proposal + "/parts/materials#at-materials-0");
        List<String> before = remarked.lines().toList();
        List<String> after = proposal(proposal).text().lines().toList();
        List<String> added = new ArrayList<>(after);
        before.forEach(added::remove);
        assertThat(added).hasSize(after.size() - before.size() + changed(before, after));
        assertThat(String.join("\n", added)).contains("正反面都要").contains("Both sides");
        assertThat(after).contains("# 谁也别动这一行", "# 材料，今年清理过", "materials:   # 四样");
    }

    /** How many lines of the text before are not in the one after. */
    private static int changed(List<String> before, List<String> after) {
        List<String> gone = new ArrayList<>(before);
        after.forEach(gone::remove);
        assertThat(gone).hasSizeLessThanOrEqualTo(1);
        return gone.size();
    }

    @Test
    void whatTheChecksSayStandsBesideThePlace() {
        TestBrowser steward = TestBrowser.signedIn(mvc, "steward");
        String proposal = begun(steward, "food-business-licence-new");
        List<String> form = form(steward.get(proposal + "/parts/limits").body());
        set(form, "limits.promised.value", "12");
        assertThat(steward.post(proposal + "/parts/limits", form.toArray(String[]::new))
                        .status())
                .isEqualTo(303);

        String page = steward.get(proposal + "/parts/limits").body();
        assertThat(page).containsPattern("(?s)id=\"f-limits-promised-value-error\">.{0,80}承诺时限 12 个工作日 长于法定时限");
        assertThat(page).contains("href=\"#f-limits-promised-value\"");
        assertThat(steward.get(proposal + "/parts/materials").body())
                .contains("时限 · 1 处要改")
                .doesNotContain("长于法定时限 10");
        assertThat(steward.get(proposal).body()).contains("时限 · 1 处要改");
    }

    /** Whoever writes YAML by hand may refer to what stands elsewhere; the pages of the draft still open. */
    @Test
    void aTextWithReferencesStillOpens() {
        TestBrowser steward = TestBrowser.signedIn(mvc, "steward");
        String proposal = begun(steward, "housing-fund-proof");
        String text = proposal(proposal)
                .text()
                .replaceFirst("(?m)^name: .*$", "name: &n {zh: 公积金缴存证明, en: Proof of the housing fund}")
                .replaceFirst("(?m)^summary:.*$", "summary: *n")
                .replaceFirst("(?m)^laws:$", "laws: &l");
        assertThat(text).contains("&n", "*n", "&l");
        steward.post(proposal, "key", key(), "version", version(proposal), "text", text);
        assertThat(proposal(proposal).text()).isEqualTo(text);
        for (String page : List.of("", "/parts/basics", "/parts/laws", "/parts/limits", "/places?at=laws/0")) {
            assertThat(steward.get(proposal + page).status()).as(page).isEqualTo(200);
        }
        assertThat(steward.get(proposal + "/places?at=name/zh").status()).isEqualTo(404);
    }

    @Test
    void aPageThatIsSavedAsItStandsChangesNothing() {
        TestBrowser steward = TestBrowser.signedIn(mvc, "steward");
        int pages = 0;
        for (String item : List.of(
                "elder-card", "id-card-renewal", "company-registration", "real-estate-transfer", "seal-filing")) {
            String proposal = begun(steward, item);
            String text = proposal(proposal).text();
            String version = version(proposal);
            for (Part part : Part.values()) {
                String page = proposal + "/parts/" + part.code();
                String body = steward.get(page).body();
                if (body.contains("name=\"")
                        && !form(body).isEmpty()
                        && body.contains("action=\"" + page + "\" class=\"narrow\"")) {
                    assertThat(steward.post(page, form(body).toArray(String[]::new))
                                    .status())
                            .as(page)
                            .isEqualTo(303);
                    pages++;
                }
                Matcher places = PLACE.matcher(body);
                while (places.find()) {
                    List<String> form = form(steward.get(places.group(1)).body());
                    assertThat(steward.post(proposal + "/places", form.toArray(String[]::new))
                                    .status())
                            .as(places.group(1))
                            .isEqualTo(303);
                    pages++;
                }
            }
            assertThat(proposal(proposal).text()).as(item).isEqualTo(text);
            assertThat(version(proposal)).as(item).isEqualTo(version);
        }
        assertThat(pages).isGreaterThan(150);
    }

    @Test
    void whoSavesAfterSomebodyElseKeepsWhatHeWroteAndSeesTheirs() {
        TestBrowser slow = TestBrowser.signedIn(mvc, "steward");
        TestBrowser quick = TestBrowser.signedIn(mvc, "steward2");
        String proposal = begun(slow, "shop-sign");
        List<String> form = form(slow.get(proposal + "/places?at=materials/1").body());
        String was = form.get(form.indexOf("was") + 1);
        String wanted = form.get(form.indexOf("material.from") + 1);

        quick.get(proposal + "/parts/materials");
        assertThat(post(quick, proposal, "/parts/materials", "up", "materials/1")
                        .location())
                .isEqualTo(proposal + "/parts/materials#at-materials-0");

        set(form, "material.hint.zh", "慢的人写的");
        Seen late = slow.post(proposal + "/places", form.toArray(String[]::new));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body())
                .contains("别人在你之前保存了")
                .contains("value=\"慢的人写的\"")
                .contains("name=\"at\" value=\"materials/0\"")
                .contains("name=\"was\" value=\"" + was + "\"");
        assertThat(proposal(proposal).text()).doesNotContain("慢的人写的");

        List<String> again = form(late.body());
        assertThat(again.get(again.indexOf("material.from") + 1)).isEqualTo(wanted);
        assertThat(slow.post(proposal + "/places", again.toArray(String[]::new)).status())
                .isEqualTo(303);
        YamlEdit now = YamlEdit.of(proposal(proposal).text()).orElseThrow();
        assertThat(Sheets.word(now.at(YamlPath.of("materials/0")).orElseThrow(), "material"))
                .isEqualTo(was);
        assertThat(Sheets.word(now.at(YamlPath.of("materials/0/hint")).orElseThrow(), "zh"))
                .isEqualTo("慢的人写的");
    }

    @Test
    void theSameKeyAddsOnce() {
        TestBrowser steward = TestBrowser.signedIn(mvc, "steward");
        String proposal = begun(steward, "gas-transfer");
        String key = key();
        String version = version(proposal);
        for (int i = 0; i < 2; i++) {
            assertThat(steward.post(
                                    proposal + "/elements",
                                    "key",
                                    key,
                                    "version",
                                    version,
                                    "at",
                                    "form/0/fields",
                                    "element",
                                    "premises_area")
                            .location())
                    .isEqualTo(proposal + "/parts/form#at-form-0");
        }
        assertThat(proposal(proposal).text().split("premises_area", -1)).hasSize(2);
    }

    @Test
    void aConditionIsChosenRowByRowAndSavedAsText() {
        TestBrowser steward = TestBrowser.signedIn(mvc, "steward");
        String proposal = begun(steward, "food-business-licence-renewal");
        assertThat(definitions.latest("item", "food-business-licence-renewal")).isPresent();
        String at = "materials/0/when";
        Seen more = post(steward, proposal, "/conditions", "at", at, "was", "", "then", "more", "more", "birth_date");
        assertThat(more.status()).isEqualTo(200);
        assertThat(more.body()).contains("name=\"way.0\"").contains("满多少年");
        Seen wrong = post(
                steward,
                proposal,
                "/conditions",
                "at",
                at,
                "then",
                "save",
                "element",
                "birth_date",
                "way.0",
                "years",
                "value.0",
                "sixty");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("value=\"sixty\"");
        post(
                steward,
                proposal,
                "/conditions",
                "at",
                at,
                "then",
                "save",
                "element",
                "birth_date",
                "way.0",
                "years",
                "value.0",
                "60");
        assertThat(proposal(proposal).text()).contains("when: years_since(birth_date) >= 60");
        assertThat(steward.get(proposal + "/parts/materials").body()).contains("满60年");

        Seen text = post(steward, proposal, "/conditions", "at", at, "then", "text", "text", "birth_date >");
        assertThat(text.status()).isEqualTo(422);
        post(steward, proposal, "/conditions", "at", at, "then", "none");
        assertThat(proposal(proposal).text()).doesNotContain("years_since");
    }

    /** As long as all that a steward chose had to fit into an address, a long list of codes was lost at the next row. */
    @Test
    void hundredsOfCodesStayChosenWhereARowIsAdded() throws Exception {
        List<String> codes =
                IntStream.range(100_000, 100_600).mapToObj(String::valueOf).toList();
        StringBuilder set = new StringBuilder("""
                kind: code-set
                id: demo-plots
                since: 2026-01-01
                name: {zh: 地块（演示）, en: Plots (demo)}
                standard: 演示
                codes:
                """);
        codes.forEach(code -> set.append("  - {code: \"")
                .append(code)
                .append("\", name: {zh: 地块 ")
                .append(code)
                .append(", en: Plot ")
                .append(code)
                .append("}}\n"));
        publishes(set.toString());
        publishes("""
                kind: element
                id: demo_plot
                name: {zh: 地块（演示）, en: Plot (demo)}
                definition: {zh: 演示, en: Demo}
                type: code
                codes: demo-plots
                sensitivity: open
                prefill: confirm
                """);
        TestBrowser steward = TestBrowser.signedIn(mvc, "steward2");
        String proposal = begun(steward, "fire-safety-check");
        List<String> form = new ArrayList<>(
                List.of("at", "materials/0/when", "then", "more", "more", "birth_date", "element", "demo_plot"));
        form.addAll(List.of("way.0", "is", "add.0", codes.getLast()));
        codes.subList(0, codes.size() - 1).forEach(code -> form.addAll(List.of("value.0", code)));
        Seen longer = post(steward, proposal, "/conditions", form.toArray(String[]::new));
        assertThat(longer.status()).isEqualTo(200);
        List<String> shown = form(longer.body());
        assertThat(all(shown, "value.0")).isEqualTo(codes);
        assertThat(all(shown, "element")).containsExactly("demo_plot", "birth_date");
        set(shown, "way.1", "years");
        set(shown, "value.1", "18");
        shown.addAll(List.of("then", "save"));
        assertThat(steward.post(proposal + "/conditions", shown.toArray(String[]::new))
                        .status())
                .isEqualTo(303);
        assertThat(proposal(proposal).text())
                .contains("'" + codes.getFirst() + "'", "'" + codes.getLast() + "'", "years_since(birth_date) >= 18");
    }

    /** What is left to go on with is what the reader began with, or the other's change would be lost unseen. */
    @Test
    void anAddedRowDoesNotHideThatSomebodyElseSavedMeanwhile() {
        TestBrowser steward = TestBrowser.signedIn(mvc, "steward2");
        String proposal = begun(steward, "id-card-renewal");
        String old = version(proposal);
        String at = "materials/0/when";
        post(steward, proposal, "/conditions", "at", at, "then", "text", "text", "years_since(birth_date) >= 60");
        String[] form = {"key", key(), "version", old, "at", at, "then", "more", "more", "birth_date"};
        List<String> shown = form(steward.post(proposal + "/conditions", form).body());
        assertThat(all(shown, "version")).containsOnly(old);
    }

    private void publishes(String text) throws InterruptedException {
        Mistakes mistakes = new Mistakes();
        transactions.executeWithoutResult(
                status -> definitions.publish(ANYBODY, DefinitionFolder.read("more.yaml", text, mistakes)));
        assertThat(mistakes.all()).isEmpty();
        Thread.sleep(600); // a copy of the program may look at what is published as seldom as twice a second
    }

    /** Nothing new may name it; what does is told so where it stands, and is not called unknown. */
    @Test
    void whatIsRetiredIsNotOfferedAndIsShownWhereItIsChosen() throws Exception {
        String material = """
                kind: material-type
                id: demo-slip
                name: {zh: 回执单（演示）, en: Slip (demo)}
                class: other
                source: applicant
                about: {zh: 演示, en: Demo}
                """;
        String element = """
                kind: element
                id: demo_slip_shade
                name: {zh: 回执单颜色（演示）, en: Shade of the slip (demo)}
                definition: {zh: 演示, en: Demo}
                type: boolean
                sensitivity: open
                prefill: confirm
                """;
        publishes(material);
        publishes(element);
        TestBrowser steward = TestBrowser.signedIn(mvc, "steward2");
        String proposal = begun(steward, "real-estate-transfer");
        List<String> form =
                form(steward.get(proposal + "/places?at=materials/0").body());
        set(form, "material.material", "demo-slip");
        steward.post(proposal + "/places", form.toArray(String[]::new));
        String found = proposal + "/elements?at=form/0/fields&q=回执单颜色";
        assertThat(steward.get(found).body()).contains("demo_slip_shade");
        publishes(material + "retired: true\n");
        publishes(element + "retired: true\n");

        assertThat(steward.get(proposal + "/places?at=materials/0").body())
                .contains("value=\"demo-slip\" selected>回执单（演示）（已废止）<");
        assertThat(steward.get(proposal + "/parts/materials").body()).contains("回执单（演示）（已废止）");
        assertThat(steward.get(proposal + "/places?at=materials/1").body()).doesNotContain("demo-slip");
        assertThat(steward.get(found).body()).doesNotContain("demo_slip_shade");
        assertThat(steward.get(proposal + "/conditions?at=materials/0/when").body())
                .doesNotContain("demo_slip_shade");
        assertThat(post(steward, proposal, "/elements", "at", "form/0/fields", "element", "demo_slip_shade")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aTextThatCannotBeReadIsMendedAsText() {
        TestBrowser steward = TestBrowser.signedIn(mvc, "steward");
        String proposal = begun(steward, "bank-account-appointment");
        steward.post(proposal, "key", key(), "version", version(proposal), "text", "kind: item\nid: [seal\n");
        assertThat(steward.get(proposal).body()).doesNotContain("/parts/materials");
        Seen part = steward.get(proposal + "/parts/materials");
        assertThat(part.status()).isEqualTo(409);
        assertThat(part.body()).contains("这里只能在文字里改");
    }

    @Test
    void counterAndReviewersAreShownWhatWillBeTheirs() {
        TestBrowser steward = TestBrowser.signedIn(mvc, "steward");
        String proposal = begun(steward, "company-registration");
        String body = steward.get(proposal + "/desk").body();
        assertThat(body).contains("受理").contains("决定").contains("申请材料").contains("个工作日");
    }

    /** What a browser would send of the first form that changes something. */
    private static List<String> form(String body) {
        Matcher form = Pattern.compile("(?s)<form method=\"post\"[^>]*class=\"narrow\">(.*?)</form>")
                .matcher(body);
        List<String> fields = new ArrayList<>();
        if (!form.find()) {
            return fields;
        }
        Matcher control = CONTROL.matcher(form.group(1));
        while (control.find()) {
            if (control.group(1) != null) {
                String type = attribute(control.group(1), "type", "text");
                boolean ticked = type.equals("radio") || type.equals("checkbox");
                if (!ticked || control.group(1).contains(" checked")) {
                    add(fields, control.group(1), attribute(control.group(1), "value", ""));
                }
            } else if (control.group(2) != null) {
                add(fields, control.group(2), HtmlUtils.htmlUnescape(control.group(3)));
            } else {
                Matcher chosen = Pattern.compile("value=\"([^\"]*)\" selected").matcher(control.group(5));
                add(fields, control.group(4), chosen.find() ? HtmlUtils.htmlUnescape(chosen.group(1)) : "");
            }
        }
        return fields;
    }

    private static void add(List<String> fields, String attributes, String value) {
        String name = attribute(attributes, "name", "");
        if (!name.isEmpty() && !name.equals("_csrf")) {
            fields.add(name);
            fields.add(value);
        }
    }

    private static String attribute(String attributes, String name, String otherwise) {
        Matcher found = Pattern.compile("(?:^| )" + name + "=\"([^\"]*)\"").matcher(attributes);
        return found.find() ? HtmlUtils.htmlUnescape(found.group(1)) : otherwise;
    }

    private static List<String> all(List<String> form, String name) {
        return IntStream.range(0, form.size() / 2)
                .filter(i -> form.get(2 * i).equals(name))
                .mapToObj(i -> form.get(2 * i + 1))
                .toList();
    }

    private static void set(List<String> form, String name, String value) {
        int at = form.indexOf(name);
        assertThat(at).as(name).isNotNegative();
        form.set(at + 1, value);
    }
}
