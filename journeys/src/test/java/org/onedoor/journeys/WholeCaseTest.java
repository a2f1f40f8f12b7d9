package org.onedoor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the search to the licence, for people whose browser or hands can do less. */
@ExtendWith(Browsers.Once.class)
class WholeCaseTest {

    private static final Look PHONE = new Look(Look.Language.ZH, Look.Size.NORMAL, Look.Device.PHONE);
    private static final String LUCHENG = "330302";

    @Test
    void aRestaurantIsLicensedOnAPhoneWithoutScript(Browsers browsers) {
        try (BrowserContext context = browsers.open(PHONE, false)) {
            Page page = context.newPage();
            Hands hands = new Hands.Pointing(page);
            Applicant applicant = new Applicant(page, hands);
            applicant.find("我想开一家奶茶店", Applications.FOOD);
            applicant.signIn("jia", browsers.cast().password());
            applicant.begin(City.FIRM.party(), LUCHENG);
            applicant.fillIn("food-safety-rules");
            String id = applicant.submit();
            assertThat(page.locator("h1").innerText()).isEqualTo("提交好了");
            String number = page.locator(".panel .code").innerText().replace(" ", "");
            assertThat(number).matches("\\d{21}");
            hands.press(page.locator("main a[href='/cases/" + id + "']"));
            assertThat(page.locator("main .note").first().innerText()).contains("现在轮到：市场监管");

            handle(browsers, City.MARKET, id, "acceptance");
            page.reload();
            hands.attach(
                    page.locator("main input[type=file]").first(),
                    new FilePayload("rules.png", "image/png", Picture.png()));
            hands.press(page.locator("form[action*='/supplements/'] button"));
            handle(browsers, City.MARKET, id, "reviews");
            handle(browsers, City.HEALTH, id, "reviews");
            handle(browsers, City.MARKET, id, "reviews");
            handle(browsers, City.MARKET, id, "decision");
            page.reload();
            assertThat(page.locator("main .note").first().innerText()).contains("办好了");
            ownsAGenuineLicence(page, hands);
            rate(page, hands, id);
        }
    }

    /** 告知承诺: promised and granted on the spot; what the check finds wanting is put right. */
    @Test
    void aRestaurantIsGrantedOnAPledgeAndCheckedAfterwards(Browsers browsers) {
        try (BrowserContext context = browsers.open(City.FIRM, PHONE, false)) {
            Page page = context.newPage();
            String id = apply(page, true);
            assertThat(page.locator("h1").innerText()).isEqualTo("办好了");
            page.navigate("/cases/" + id);
            assertThat(page.locator("main .note").first().innerText()).contains("已经按承诺准予");
            press(browsers, City.MARKET, id, "check", "WANTING");
            page.reload();
            assertThat(page.locator("main .note").first().innerText()).contains("整改到位", "符合要求");
            press(browsers, City.MARKET, id, "check", "MET");
            page.reload();
            assertThat(page.locator("main .note").first().innerText()).contains("办好了");
            assertThat(page.locator("main a[href^='/papers/']").allInnerTexts())
                    .contains("告知承诺书", "准予行政许可决定书", "责令整改通知书");
            ownsAGenuineLicence(page, new Hands.Pointing(page));
        }
    }

    /** 审查阶段补正: the citizen replaces one material, and only who judged it looks again. */
    @Test
    void aCorrectionInTheReviewIsAnsweredAndLookedAtByWhoJudgedIt(Browsers browsers) {
        try (BrowserContext context = browsers.open(City.FIRM, PHONE, false)) {
            Page page = context.newPage();
            String id = apply(page, false);
            handle(browsers, City.MARKET, id, "acceptance");
            handle(browsers, City.HEALTH, id, "reviews");
            ask(browsers, City.MARKET, id, "equipment-list");
            page.navigate("/cases/" + id);
            assertThat(page.locator("main .note").first().innerText()).contains("现在轮到你");
            Locator form = page.locator("form[action$='/correction']");
            form.locator("input[type=file]")
                    .first()
                    .setInputFiles(new FilePayload("list.png", "image/png", Picture.another()));
            form.locator("button[name=send]").click();
            page.waitForLoadState();
            assertThat(page.locator("main .note").first().innerText()).contains("市场监管");
            handle(browsers, City.MARKET, id, "reviews");
            handle(browsers, City.MARKET, id, "reviews");
            handle(browsers, City.MARKET, id, "decision");
            page.reload();
            assertThat(page.locator("main .note").first().innerText()).contains("办好了");
            assertThat(page.locator("main a[href^='/papers/']").allInnerTexts())
                    .contains("审查阶段补正通知书", "审查阶段补正材料接收凭证", "准予行政许可决定书");
        }
    }

    /** A restaurant's application with everything there. */
    private static String apply(Page page, boolean onPledge) {
        Hands hands = new Hands.Pointing(page);
        Applicant applicant = new Applicant(page, hands);
        applicant.find("我想开一家奶茶店", Applications.FOOD);
        applicant.begin(City.FIRM.party(), LUCHENG);
        applicant.fillIn("");
        if (!onPledge) {
            return applicant.submit();
        }
        return applicant.submitOnPledge();
    }

    /** A reviewer asks, once, to put one material right. */
    private static void ask(Browsers browsers, Person reviewer, String id, String material) {
        try (BrowserContext context = browsers.open(reviewer, PHONE, false)) {
            Page page = context.newPage();
            page.navigate("/desk/cases/" + id);
            page.locator("details:has(> form[action$='/correction']) > summary").click();
            page.locator("#ask-" + material).fill("清单上没有留样冰箱");
            page.locator("form[action$='/correction'] button").last().click();
            page.waitForLoadState();
        }
    }

    /** A reviewer writes a word and presses the button of this value. */
    private static void press(Browsers browsers, Person reviewer, String id, String what, String value) {
        try (BrowserContext context = browsers.open(reviewer, PHONE, false)) {
            Page page = context.newPage();
            page.navigate("/desk/cases/" + id);
            Locator form = page.locator("form[action$='/" + what + "']");
            form.locator("textarea").fill("符合要求");
            form.locator("button[value=" + value + "]").click();
            page.waitForLoadState();
        }
    }

    @Test
    void anElderGetsTheCardWithTheKeyboardAlone(Browsers browsers) {
        try (BrowserContext context = browsers.open(Look.PLAIN, true)) {
            Page page = context.newPage();
            Hands hands = new Hands.Keys(page);
            Applicant applicant = new Applicant(page, hands);
            applicant.find("lnrydz", Applications.ELDER_CARD);
            applicant.signIn("bing", browsers.cast().password());
            applicant.begin("演示·丙", LUCHENG);
            applicant.fillIn("");
            String id = applicant.submit();
            assertThat(page.locator("h1").innerText()).isEqualTo("办好了");
            hands.press(page.locator("main a[href='/cases/" + id + "']"));
            ownsAGenuineLicence(page, hands);
            rate(page, hands, id);
        }
    }

    @Test
    void aRestaurantAppliesAndIsAcceptedWithTheKeyboardAlone(Browsers browsers) {
        String id;
        try (BrowserContext context = browsers.open(City.FIRM, Look.PLAIN, true)) {
            Page page = context.newPage();
            Applicant applicant = new Applicant(page, new Hands.Keys(page));
            applicant.find("canting", Applications.FOOD);
            applicant.begin(City.FIRM.party(), LUCHENG);
            applicant.fillIn("food-safety-rules");
            id = applicant.submit();
        }
        try (BrowserContext context = browsers.open(City.MARKET, Look.PLAIN, true)) {
            Page page = context.newPage();
            page.navigate("/desk?filter=to-accept");
            Locator row = page.locator("a[href^='/desk/cases/" + id + "']");
            for (int i = 0; i < 50 && !Boolean.TRUE.equals(row.evaluate("e => e === document.activeElement")); i++) {
                page.keyboard().press("j");
            }
            Hands.Keys.enter(page);
            Hands hands = new Hands.Keys(page);
            hands.press(page.locator("form[action$='/acceptance'] button"));
            // the queue goes on with its next case, which may wait for acceptance too
            assertThat(page.locator("form[action='/desk/cases/" + id + "/acceptance']")
                            .count())
                    .isZero();
        }
    }

    /** The first button of the form would be the one that adds a row. */
    @Test
    void enterInAFieldSavesThePage(Browsers browsers) {
        String draft = new Applications(browsers.node()).begunRestaurant(City.FIRM);
        try (BrowserContext context = browsers.open(City.FIRM, Look.PLAIN, true)) {
            Page page = context.newPage();
            page.navigate("/drafts/" + draft + "/pages/staff");
            new Hands.Keys(page).type(page.locator("[name='food_workers.0.worker_name']"), "演示·丁");
            Hands.Keys.enter(page);
            assertThat(page.locator(".mistakes").count())
                    .as("what is missing is said")
                    .isOne();
            assertThat(page.locator(".group-row").count()).as("rows").isOne();
        }
    }

    /** A reviewer without script does what is due on a case. */
    private static void handle(Browsers browsers, Person reviewer, String id, String what) {
        try (BrowserContext context = browsers.open(reviewer, PHONE, false)) {
            Page page = context.newPage();
            page.navigate("/desk/cases/" + id);
            Locator form = page.locator("form[action*='/" + what + "']");
            if (form.locator("textarea").count() > 0) {
                form.locator("textarea").fill("符合要求");
            }
            form.locator("button").first().click();
            page.waitForLoadState();
        }
    }

    /** From the case's page: the file is there, and what others see of it says that it is valid. */
    private static void ownsAGenuineLicence(Page page, Hands hands) {
        String file = page.locator("main a[href^='/licences/']").getAttribute("href");
        APIResponse pdf = page.request().get(String.valueOf(file));
        assertThat(new String(Arrays.copyOf(pdf.body(), 5), StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        String from = page.url();
        page.navigate("/licences");
        hands.press(page.locator("main a[href^='/verify/']").first());
        assertThat(page.locator("main .panel").count()).isOne();
        page.navigate(from);
    }

    private static void rate(Page page, Hands hands, String id) {
        for (int i = 0; i < 50 && page.request().get("/ratings/" + id).status() != 200; i++) {
            page.waitForTimeout(100);
        }
        hands.press(page.locator("main a[href='/ratings/" + id + "']"));
        hands.tick(page.locator("input[name=grade][value=satisfied]"));
        hands.press(page.locator("main form .button.big"));
        assertThat(page.locator("main .said.satisfied").count()).isOne();
    }
}
