package org.onedoor.journeys;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The demo city after a while: cases in every state, drafts, ratings good and bad, a dispute. Set once, before anybody
 * walks through it.
 *
 * @param doors the addresses to which something other than a link leads: a form, a QR code, an error of the API
 */
record City(Map<Person, List<String>> doors) {

    static final Person JIA = Person.named("jia");
    static final Person FIRM = JIA.actingFor("温州演示一号科技有限公司");
    static final Person ELDER = Person.named("bing");
    static final Person CLERK = Person.named("hall");
    static final Person MARKET = Person.named("market.lucheng");
    static final Person POLICE = Person.named("police.lucheng");
    static final Person STEWARD = Person.named("steward");
    static final Person SECOND_STEWARD = Person.named("steward2");
    static final Person OUHAI_STEWARD = Person.named("steward.ouhai");
    static final Person HEALTH = Person.named("health.lucheng");
    static final Person BUILDING = Person.named("building");

    /** 演示·庚, who comes to the counter: over sixty, and nobody acts for them. */
    private static final String AT_THE_COUNTER = "330302196006069918";

    static City set(Browsers browsers) {
        browsers.tours("deficient-supplied", "instant", "correction", "refusal", "yi-qi-ban");
        Map<Person, List<String>> doors = new LinkedHashMap<>();
        Applications applications = new Applications(browsers.node());
        String reviewing = firm(applications, doors);
        applications.askOpinion(BUILDING, applications.project(FIRM), "market-regulation");
        doors.put(MARKET, desk(browsers, reviewing));
        elder(applications, doors);
        signing(browsers, applications);
        dispute(browsers, FIRM);
        doors.put(STEWARD, List.of(stewards(browsers)));
        doors.put(CLERK, List.of(atTheCounter(browsers, applications)));
        doors.put(JIA, List.of(heldForm(browsers), cashier(browsers, applications)));
        doors.put(Person.VISITOR, visitor(browsers));
        return new City(doors);
    }

    /** The case that two departments review. */
    private static String firm(Applications applications, Map<Person, List<String>> doors) {
        applications.begunRestaurant(FIRM);
        String wrong = applications.begunRestaurant(FIRM);
        applications.answer(FIRM, wrong, """
                {"legal_representative_name": "演示·甲", "contact_phone": "no number",
                 "food_workers": [{"worker_name": "演示·丁"}]}""");
        applications.completeRestaurant(FIRM);
        String received = applications.submittedRestaurant(FIRM);
        String correcting = applications.submittedRestaurant(FIRM);
        applications.askCorrection(MARKET, correcting);
        String reviewing = applications.submittedRestaurant(FIRM);
        applications.accept(MARKET, reviewing);
        String deciding = applications.submittedRestaurant(FIRM);
        applications.accept(MARKET, deciding);
        applications.review(FIRM, deciding, true);
        String denied = applications.submittedRestaurant(FIRM);
        applications.accept(MARKET, denied);
        applications.review(FIRM, denied, false);
        applications.decide(FIRM, denied, false);
        applications.rate(FIRM, denied, "very-dissatisfied", "没有人告诉我哪里不对");
        doors.put(FIRM, List.of(confirmation(received)));
        return reviewing;
    }

    /** A department that works with its desk: a batch, a filter and a phrase that are kept, somebody away, a word of a colleague. */
    private static List<String> desk(Browsers browsers, String reviewing) {
        try (BrowserContext context = browsers.open(HEALTH, Look.PLAIN, false)) {
            Page page = context.newPage();
            page.navigate("/desk/cases/" + reviewing);
            page.locator("#remark").fill("@演示·卯 排水图和平面图对不上，你们现场看一下");
            page.locator("form[action$='/remarks'] button").click();
            page.waitForURL("**#thread");
        }
        try (BrowserContext context = browsers.open(MARKET, Look.PLAIN, false)) {
            Page page = context.newPage();
            page.navigate("/desk/phrases");
            page.locator("#phrase-text").fill("经审查，申请材料齐全，符合法定形式。");
            page.locator("form[action='/desk/phrases'] .button").first().click();
            page.navigate("/desk?filter=to-accept&step=accept");
            page.locator("#filter-name").fill("等受理的食品经营");
            page.locator("form[action='/desk/filters'] .button").click();
            page.navigate("/desk/absences");
            page.locator("form[action='/desk/absences'] .button").click();
            page.navigate("/desk");
            page.locator("tbody input[name=line]").first().check();
            page.locator("button[name=action][value=claim]").click();
            page.waitForURL("**/desk/batches/*");
            String result = java.net.URI.create(page.url()).getPath();
            return List.of(
                    result,
                    result + "?show=done",
                    "/desk/batch?action=deny&line=0199b5c0-0000-7000-8000-000000000000:accept",
                    "/desk/batch?action=assign&line=0199b5c0-0000-7000-8000-000000000000:accept",
                    "/desk?filter=all&ticked=none",
                    "/desk/search?q=温州",
                    "/desk/search?q=zzzz");
        }
    }

    private static void elder(Applications applications, Map<Person, List<String>> doors) {
        doors.put(ELDER, List.of(confirmation(applications.elderCard(ELDER))));
    }

    /** A company whose founders have been asked to sign and have not. */
    private static void signing(Browsers browsers, Applications applications) {
        String draft = applications.company(JIA);
        browsers.node().post(JIA, "/api/v1/drafts/" + draft + "/signing", "{}");
    }

    private static String confirmation(String id) {
        return "/cases/" + id + "/confirmation";
    }

    private static void dispute(Browsers browsers, Person person) {
        try (BrowserContext context = browsers.open(person, Look.PLAIN, false)) {
            Page page = context.newPage();
            page.navigate("/me/data");
            page.locator("main dl > div", new Page.LocatorOptions().setHasText("经营范围"))
                    .locator("a[href$='/dispute']")
                    .click();
            page.locator("main textarea").fill("还登记了餐饮服务，这里没有写");
            page.locator("main form .button").click();
            page.waitForURL("**/me/data**");
        }
    }

    /**
     * A proposal that waits for the second steward, one with a mistake in it, and one of which nothing is wrong.
     *
     * @return the address of the last one's guide, which is not published
     */
    private static String stewards(Browsers browsers) {
        try (BrowserContext context = browsers.open(STEWARD, Look.PLAIN, false)) {
            Page page = context.newPage();
            Stewards.begin(page, "item", "shop-sign");
            Stewards.write(page, text -> text.replaceFirst("value: 3", "value: 2"), "send");
            Stewards.begin(page, "item", "seal-filing");
            Stewards.write(page, text -> text.replaceFirst("promised:", "promissed:"), "check");
            imports(page);
            Stewards.begin(page, "item", "gas-transfer");
            return URI.create(page.url()).getPath() + "/preview";
        }
    }

    /** Files of another system: one with codes that nobody knows or that change places, one of which drafts were made. */
    private static void imports(Page page) {
        Stewards.send(page, "code-set", "case-kind.csv", "代码集,代码,名称\ncase-kind,1,承诺件\ncase-kind,2,即办件\n");
        Stewards.send(
                page,
                "material-type",
                "materials.csv",
                "材料编号,名称,材料类别,说明\nstall-plan,摊位图,1,标出水电\nid-photo,新的照片,certificate,一个月内\n");
        Stewards.send(page, "department", "wrong.csv", "部门编号,部门名称\nA B,甲\n,乙\n");
        Stewards.send(page, "region", "regions.csv", "区划代码,名称,级别,上级代码\n330302901,测试街道,township,330302\n");
        page.locator("form[action$='/drafts'] .button").click();
        page.waitForLoadState();
    }

    /** Somebody without an account is helped at the counter; the address of the receipt's page. */
    private static String atTheCounter(Browsers browsers, Applications applications) {
        try (BrowserContext context = browsers.open(CLERK, Look.PLAIN, false)) {
            Page page = context.newPage();
            page.navigate("/counter");
            page.locator("input[name=number]").fill(AT_THE_COUNTER);
            page.locator("input[name=name]").fill("演示·庚");
            page.locator("main form .button").click();
            page.locator("form:has(input[name=item][value=" + Applications.ELDER_CARD + "]) button")
                    .click();
            page.waitForURL("**/drafts/*");
            String draft = page.url().replaceAll(".*/", "");
            return confirmation(applications.submit(CLERK, applications.answeredElderCard(CLERK, draft)));
        }
    }

    /** A form sent after one had changed, in another window, for whom one acts: it waits to be sent again. */
    private static String heldForm(Browsers browsers) {
        try (BrowserContext context = browsers.open(Look.PLAIN, true)) {
            Page page = context.newPage();
            browsers.signIn(page, JIA, "/me/family/ask");
            page.locator("main input:not([type=hidden])").first().fill("演示·戊");
            Page other = context.newPage();
            other.navigate("/acting?back=/help");
            other.locator("button[name=capacity]").first().click();
            other.waitForURL("**/help");
            page.locator("main form .button").click();
            page.waitForURL("**/resume/*");
            return java.net.URI.create(page.url()).getPath();
        }
    }

    /** Where the fee of a renewed ID card is paid; it is left unpaid. */
    private static String cashier(Browsers browsers, Applications applications) {
        String id = applications.idCard(JIA);
        applications.accept(POLICE, id);
        applications.decide(JIA, id, true);
        try (BrowserContext context = browsers.open(JIA, Look.PLAIN, false)) {
            Page page = context.newPage();
            page.navigate("/cases/" + id);
            page.locator("form[action^='/payments/'] button").click();
            page.waitForURL("**/sandbox/payments/*");
            return java.net.URI.create(page.url()).getPath();
        }
    }

    private static List<String> visitor(Browsers browsers) {
        List<String> doors = new ArrayList<>(List.of("/search", "/search?q=奶茶店", "/search?q=zzzz"));
        doors.add(browsers.node().problem("/api/v1/items/none").get("type").getAsString());
        String identifier = browsers.node()
                .get(ELDER, "/api/v1/licences")
                .getAsJsonArray("rows")
                .get(0)
                .getAsJsonObject()
                .get("identifier")
                .getAsString();
        doors.add("/verify/" + identifier);
        return doors;
    }
}
