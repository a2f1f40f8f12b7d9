package org.onedoor.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 全程电子化登记: two founders, each with a phone and an account of his own, and no paper. */
@ExtendWith(Browsers.Once.class)
class PaperlessTest {

    private static final Look PHONE = new Look(Look.Language.ZH, Look.Size.NORMAL, Look.Device.PHONE);
    private static final Look LARGE = new Look(Look.Language.EN, Look.Size.LARGEST, Look.Device.PHONE);
    private static final Person YI = Person.named("yi");

    @Test
    void twoFoundersSignOnTheirPhonesAndOnlyThenIsItSubmitted(Browsers browsers) {
        String draft = new Applications(browsers.node()).company(City.JIA);
        try (BrowserContext first = browsers.open(City.JIA, PHONE, false);
                BrowserContext second = browsers.open(YI, PHONE, false)) {
            Page jia = first.newPage();
            Page yi = second.newPage();
            jia.navigate("/drafts/" + draft + "/check");
            assertThat(jia.locator("form[action$='/submission']")).hasCount(0);
            press(jia.locator("main a[href='/drafts/" + draft + "/signing']"));
            sound(browsers, City.JIA, jia, PHONE);
            press(jia.locator("form[action$='/signing'] button"));
            assertThat(jia.locator("main [role=status]")).containsText("正在签署");
            press(jia.locator("main a[href^='/signing/']"));
            String envelope = URI.create(jia.url()).getPath();
            sign(jia);
            assertThat(jia.locator("main [role=status]")).containsText("你已签署");

            jia.navigate("/drafts/" + draft + "/check");
            assertThat(jia.locator("form[action$='/submission']")).hasCount(0);
            jia.navigate("/drafts/" + draft + "/pages/address");
            assertThat(jia.locator("main .note.warn")).containsText("全部签名作废");

            yi.navigate("/messages");
            press(yi.locator("main li", new Page.LocatorOptions().setHasText("请你签署文件"))
                    .locator("button")
                    .first());
            assertThat(URI.create(yi.url()).getPath()).isEqualTo(envelope);
            sound(browsers, YI, yi, PHONE);
            press(yi.locator("form[action$='/signature'] button"));
            assertThat(yi.locator(".mistakes")).containsText("请先勾选同意");
            assertThat(yi.request()
                            .get(browsers.address() + envelope + "/documents/1/file")
                            .headers()
                            .get("content-type"))
                    .isEqualTo("application/pdf");
            sign(yi);
            assertThat(yi.locator("main [role=status]")).containsText("全部已签齐");
            press(yi.locator("main a[href^='/verify/signatures/']"));
            assertThat(yi.locator("h1")).containsText("签名全部有效");
            assertThat(yi.locator("main")).not().containsText("演示·甲");
            sound(browsers, YI, yi, PHONE);

            jia.navigate("/drafts/" + draft + "/signing");
            press(jia.locator("main a[href$='/check']").last());
            press(jia.locator("form[action$='/submission'] button"));
            assertThat(jia.locator("h1")).containsText("提交好了");
        }
        try (BrowserContext stranger = browsers.open(City.ELDER, PHONE, false)) {
            Page page = stranger.newPage();
            page.navigate("/signing");
            assertThat(page.locator("main .empty")).containsText("没有要你签的文件");
        }
    }

    @Test
    void whoDeclinesSaysWhyAndTheFounderReadsIt(Browsers browsers) {
        String draft = new Applications(browsers.node()).company(City.JIA);
        String envelope = browsers.node()
                .post(City.JIA, "/api/v1/drafts/" + draft + "/signing", "{}")
                .get("envelope")
                .getAsString();
        try (BrowserContext first = browsers.open(City.JIA, LARGE, false);
                BrowserContext second = browsers.open(YI, LARGE, false)) {
            Page yi = second.newPage();
            yi.navigate("/signing/" + envelope);
            yi.locator("main details:has(form) summary").click();
            sound(browsers, YI, yi, LARGE);
            yi.locator("textarea[name=reason]").fill("出资日期不对");
            press(yi.locator("form[action$='/refusal'] button"));
            Page jia = first.newPage();
            jia.navigate("/drafts/" + draft + "/signing");
            assertThat(jia.locator("main")).containsText("出资日期不对");
            sound(browsers, City.JIA, jia, LARGE);
        }
    }

    private static void sign(Page page) {
        page.locator("input[name=consent]").check();
        press(page.locator("form[action$='/signature'] button"));
    }

    private static void press(Locator what) {
        what.click();
        what.page().waitForLoadState();
    }

    /** Looks at the same page as a browser with script shows it. */
    private static void sound(Browsers browsers, Person person, Page shown, Look look) {
        String path = URI.create(shown.url()).getPath();
        try (BrowserContext context = browsers.open(person, look, true)) {
            Page page = context.newPage();
            assertThat(new Inspection(page, look).of(path)).as(path).isEmpty();
        }
    }
}
