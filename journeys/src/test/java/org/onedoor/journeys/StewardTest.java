package org.onedoor.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A steward without a programmer: an item that did not exist, for which somebody applies a moment later. */
@ExtendWith(Browsers.Once.class)
class StewardTest {

    private static final String ITEM = """
            kind: item
            id: street-piano
            effective: %s
            source: made up for a test
            name: {zh: 街头钢琴摆放备案, en: Filing of a street piano}
            summary: {zh: 在街边放一架谁都能弹的钢琴, en: A piano in the street that anybody may play}
            words: [街头钢琴, 路边钢琴, street piano]
            topics: [firm/permits]
            catalogue: {code: "331033001901", type: "10", level: "4", audience: ["2", "6"], case-kind: "2"}
            department: city-management
            regions: ["330300"]
            offered: [web, phone, counter]
            laws:
              - {name: {zh: 演示办法, en: Demo measures}, article: "1"}
            contact:
              consult: 0577-88000901
              complain: 0577-88000902
              address: {zh: 演示大厅 1 楼 1 号窗口, en: "Demo hall, 1st floor, window 1"}
              hours: {zh: 工作日 9:00–17:00, en: "Working days 9:00–17:00"}
            limits:
              promised: {value: 2, unit: working-days}
            fee: {fen: 0}
            visits: {count: 0}
            form:
              - page: shop
                title: {zh: 店, en: The shop}
                fields: [{element: firm_name}, {element: credit_code}, {element: contact_phone}, {element: premises_address}]
            process:
              accept: {within: {unit: same-day}}
              decide: {department: city-management, within: {value: 1, unit: working-days}}
            result: {kind: none}
            faq:
              - {question: {zh: 谁来调音？, en: Who tunes it?}, answer: {zh: 你自己。, en: You do.}}
            """;

    @Test
    void definesAnItemForWhichACitizenAppliesWithoutARestart(Browsers browsers) {
        String today = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
        String proposal;
        try (BrowserContext context = browsers.open(City.STEWARD, Look.PLAIN, true)) {
            Page page = context.newPage();
            Stewards.beginNew(page, "item", "street-piano");
            Stewards.write(page, text -> ITEM.formatted(today).replace("unit: working-days", "unit: workdays"), "send");
            assertThat(page.locator(".mistakes")).containsText("workdays");
            Stewards.write(page, text -> ITEM.formatted(today), "send");
            assertThat(page.locator("main")).containsText("等另一位事项管理员审核");
            proposal = page.url();
            page.locator("a[href$='/preview']").click();
            assertThat(page.locator("h1")).containsText("街头钢琴摆放备案");
            assertThat(page.locator("[role=status]").first()).containsText("还没有发布");
            assertThat(page.locator("main form[method=post]")).hasCount(0);
        }
        try (BrowserContext context = browsers.open(City.FIRM, Look.PLAIN, true)) {
            Page page = context.newPage();
            page.navigate("/search?q=街头钢琴");
            assertThat(page.locator("main a[href^='/items/street-piano']")).hasCount(0);
        }
        try (BrowserContext context = browsers.open(City.SECOND_STEWARD, Look.PLAIN, true)) {
            Page page = context.newPage();
            page.navigate(URI.create(proposal).getPath());
            page.locator("form[action$='/publication'] .button").click();
            page.waitForURL("**/studio/definitions/item/street-piano");
        }
        try (BrowserContext context = browsers.open(City.FIRM, Look.PLAIN, true)) {
            Page page = context.newPage();
            // a running copy of the program may take two seconds to notice
            for (int i = 0; i < 20 && !page.content().contains("/items/street-piano"); i++) {
                page.navigate("/search?q=街头钢琴");
                page.waitForTimeout(500);
            }
            page.locator("main a[href^='/items/street-piano']").first().click();
            page.waitForURL("**/items/street-piano**");
            assertThat(page.locator("h1").textContent()).contains("街头钢琴摆放备案");
            page.locator("main form[method=post] .button").first().click();
            page.waitForURL("**/drafts/**");
        }
    }

    /** 选择着编: no line of YAML is written, and nothing is pointed at. */
    @Test
    void definesAnItemByChoosingWithTheKeyboardAlone(Browsers browsers) {
        String proposal;
        try (BrowserContext context = browsers.open(City.STEWARD, Look.PLAIN, true)) {
            Page page = context.newPage();
            Hands keys = new Hands.Keys(page);
            page.navigate("/studio?kind=item");
            keys.type(page.locator("#id"), "street-harp");
            keys.press(page.locator("form[action='/studio/proposals'] .button"));
            proposal = URI.create(page.url()).getPath();
            choose(page, keys);
            keys.press(page.locator(".back a"));
            assertThat(page.locator("main")).containsText("核对无误");
            assertThat(page.locator("#text").inputValue()).contains("{element: online_shop_name, when: sells_online}");
            keys.press(page.locator("a[href$='/desk']"));
            assertThat(page.locator("main")).containsText("现场看一看");
            keys.press(page.locator(".back a"));
            keys.press(page.locator("button[name=then][value=send]"));
            assertThat(page.locator("main")).containsText("等另一位事项管理员审核");
        }
        try (BrowserContext context = browsers.open(City.SECOND_STEWARD, Look.PLAIN, true)) {
            Page page = context.newPage();
            page.navigate(proposal);
            page.locator("form[action$='/publication'] .button").click();
            page.waitForURL("**/studio/definitions/item/street-harp");
        }
        try (BrowserContext context = browsers.open(City.FIRM, Look.PLAIN, true)) {
            Page page = context.newPage();
            // a running copy of the program may take two seconds to notice
            for (int i = 0; i < 20 && !page.content().contains("/items/street-harp"); i++) {
                page.navigate("/search?q=街头竖琴");
                page.waitForTimeout(500);
            }
            page.locator("main a[href^='/items/street-harp']").first().click();
            page.waitForURL("**/items/street-harp**");
            assertThat(page.locator("h1")).containsText("街头竖琴摆放备案");
            page.locator("main form[method=post] .button").first().click();
            page.waitForURL("**/drafts/**");
            assertThat(page.locator("main")).containsText("这家店");
        }
    }

    /** Everything that an item has to say, part by part; once something wrong, which is told beside its place. */
    private static void choose(Page page, Hands keys) {
        Stewards.part(page, keys, "basics");
        Stewards.both(page, keys, "name", "街头竖琴摆放备案", "Filing of a street harp");
        Stewards.both(page, keys, "summary", "在街边放一架谁都能弹的竖琴", "A harp in the street that anybody may play");
        keys.type(page.locator("#f-words"), "街头竖琴");
        Stewards.tick(page, keys, "topics", "firm/permits");
        Stewards.save(page, keys);
        Stewards.part(page, keys, "who");
        keys.choose(page.locator("#f-department"), "city-management");
        Stewards.tick(page, keys, "regions", "330300");
        Stewards.tick(page, keys, "offered", "web", "phone", "counter");
        keys.type(page.locator("#f-catalogue-code"), "331033001902");
        keys.choose(page.locator("#f-catalogue-type"), "10");
        keys.choose(page.locator("#f-catalogue-level"), "4");
        Stewards.tick(page, keys, "catalogue.audience", "2", "6");
        keys.choose(page.locator("#f-catalogue-case-kind"), "2");
        keys.type(page.locator("#f-contact-consult"), "0577-88000903");
        keys.type(page.locator("#f-contact-complain"), "0577-88000903");
        Stewards.both(page, keys, "contact-address", "演示大厅 1 楼 2 号窗口", "Demo hall, 1st floor, window 2");
        Stewards.both(page, keys, "contact-hours", "工作日 9:00–17:00", "Working days 9:00–17:00");
        Stewards.save(page, keys);
        assertThat(page.locator("#f-contact-complain-error")).containsText("不能和咨询电话相同");
        keys.type(page.locator("#f-contact-complain"), "0577-88000904");
        Stewards.save(page, keys);
        assertThat(page.locator("#f-contact-complain-error")).hasCount(0);
        Stewards.part(page, keys, "laws");
        Stewards.add(page, keys, "laws/new", () -> {
            Stewards.both(page, keys, "law-name", "演示办法", "Demo measures");
            keys.type(page.locator("#f-law-article"), "1");
        });
        Stewards.part(page, keys, "limits");
        Stewards.span(page, keys, "limits-promised", "3", "working-days");
        Stewards.save(page, keys);
        Stewards.part(page, keys, "fee");
        keys.type(page.locator("#f-fee-fen"), "0");
        keys.type(page.locator("#f-visits-count"), "0");
        Stewards.save(page, keys);
        Stewards.part(page, keys, "form");
        Stewards.add(page, keys, "form/new", () -> {
            Stewards.both(page, keys, "page-title", "这家店", "The shop");
            keys.type(page.locator("#f-page-page"), "shop");
        });
        for (String element :
                new String[] {"firm_name", "credit_code", "contact_phone", "online_shop_name", "sells_online"}) {
            Stewards.field(page, keys, 0, element);
        }
        // what a condition speaks of is asked before it
        keys.press(page.locator("button[name=up][value='form/0/fields/4']"));
        keys.press(page.locator("a[href$='?at=form/0/fields/4']"));
        keys.press(page.locator("a[href*='/conditions?at=']"));
        keys.choose(page.locator("#more"), "sells_online");
        keys.press(page.locator("button[value=more]"));
        keys.press(page.locator("button[value=save]"));
        keys.press(page.locator(".back a"));
        assertThat(page.locator("#at-form-0-fields-4")).containsText("条件：");
        Stewards.part(page, keys, "materials");
        Stewards.add(page, keys, "materials/new", () -> {
            keys.choose(page.locator("#f-material-material"), "floor-plan");
            Stewards.tick(page, keys, "material.need", "required");
            Stewards.tick(page, keys, "material.from", "upload");
        });
        Stewards.part(page, keys, "process");
        Stewards.span(page, keys, "process-accept", "", "same-day");
        keys.choose(page.locator("#f-process-decide-department"), "city-management");
        Stewards.span(page, keys, "process-decide", "1", "working-days");
        Stewards.save(page, keys);
        Stewards.add(page, keys, "process/reviews/new", () -> {
            Stewards.both(page, keys, "review-name", "现场看一看", "A look at the place");
            keys.type(page.locator("#f-review-id"), "look");
            keys.choose(page.locator("#f-review-department"), "city-management");
            Stewards.span(page, keys, "review-within", "1", "working-days");
        });
        Stewards.part(page, keys, "result");
        Stewards.tick(page, keys, "result.kind", "none");
        Stewards.save(page, keys);
        Stewards.part(page, keys, "faq");
        Stewards.add(page, keys, "faq/new", () -> {
            Stewards.both(page, keys, "faq-question", "谁来调音？", "Who tunes it?");
            Stewards.both(page, keys, "faq-answer", "你自己。", "You do.");
        });
    }

    /** Neither text is lost, and none is published that nobody saw. */
    @Test
    void showsBothTextsWhereTwoWroteAtOnce(Browsers browsers) {
        try (BrowserContext first = browsers.open(City.STEWARD, Look.PLAIN, false);
                BrowserContext second = browsers.open(City.SECOND_STEWARD, Look.PLAIN, false)) {
            Page slow = first.newPage();
            Stewards.begin(slow, "material-type", "identity-proof");
            Page quick = second.newPage();
            quick.navigate(URI.create(slow.url()).getPath());
            Stewards.write(quick, text -> text + "note: from the quick one\n", "check");
            Stewards.write(slow, text -> text + "note: from the slow one\n", "check");
            assertThat(slow.locator("[role=alert]")).containsText("别人在你之前保存了新的内容");
            assertThat(slow.locator("#text").inputValue()).contains("from the slow one");
            assertThat(slow.locator("pre.code")).containsText("from the quick one");

            Stewards.write(quick, text -> text, "send");
            Stewards.write(slow, text -> text, "check");
            assertThat(slow.locator("#text")).hasCount(0);
            assertThat(slow.locator("[role=alert]")).containsText("已经送审");
            assertThat(slow.locator("pre.code").first()).containsText("from the quick one");
            assertThat(slow.locator("pre.code").nth(1)).containsText("from the slow one");
            slow.locator("details.more summary").click();
            slow.locator("form[action$='/withdrawal'] .button").click();
            slow.waitForURL("**/studio");
        }
    }

    /** 认领: a county drops what it holds itself, and adds nothing without a basis. */
    @Test
    void aCountyClaimsAnItemAndDropsAMaterial(Browsers browsers) {
        String proposal;
        try (BrowserContext context = browsers.open(City.OUHAI_STEWARD, Look.PLAIN, false)) {
            Page page = context.newPage();
            page.navigate("/studio/definitions/item/shop-sign");
            page.locator("form[action$='/claims'] .button").click();
            page.waitForURL("**/studio/proposals/*");
            Stewards.write(
                    page,
                    text -> text + "materials:\n  with: [{material: floor-plan, need: required, from: upload}]\n",
                    "send");
            assertThat(page.locator(".mistakes")).containsText("没有设定依据");
            Stewards.write(
                    page,
                    text -> text.substring(0, text.indexOf("\nmaterials:"))
                            + "\nmaterials: {without: [owner-consent]}\n",
                    "send");
            assertThat(page.locator("main")).containsText("等另一位事项管理员审核");
            proposal = URI.create(page.url()).getPath();
        }
        try (BrowserContext context = browsers.open(City.SECOND_STEWARD, Look.PLAIN, false)) {
            Page page = context.newPage();
            page.navigate(proposal);
            page.locator("form[action$='/publication'] .button").click();
            page.waitForURL("**/studio/definitions/claim/shop-sign.330304");
        }
        try (BrowserContext context = browsers.open(City.FIRM, Look.PLAIN, false)) {
            Page page = context.newPage();
            String there = "/items/shop-sign?region=330304&premises_ownership=rent&sign_kind=wall";
            page.waitForTimeout(3_000);
            page.navigate(there);
            assertThat(page.locator("nav.chips [aria-current=page]")).containsText("瓯海区");
            assertThat(page.locator("main")).not().containsText("房屋业主同意书");
            page.navigate(there.replace("330304", "330302"));
            assertThat(page.locator("main")).containsText("房屋业主同意书");
            page.navigate(there);
            page.locator("main form[method=post] .button").first().click();
            page.waitForURL("**/drafts/**");
        }
    }
}
