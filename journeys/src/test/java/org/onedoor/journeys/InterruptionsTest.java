package org.onedoor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What goes wrong between a person and a form: nothing that was typed is lost, and nothing counts twice. */
@ExtendWith(Browsers.Once.class)
class InterruptionsTest {

    private static final String ADDRESS = "温州市鹿城区演示路 99 号";

    @Test
    void answersSurviveALostSession(Browsers browsers) {
        Person elder = Person.named("geng");
        String draft = begunCard(browsers, elder);
        try (BrowserContext context = browsers.open(Look.PLAIN, true)) {
            Page page = context.newPage();
            browsers.signIn(page, elder, "/drafts/" + draft + "/pages/person");
            page.locator("input[name=current_address]").fill(ADDRESS);
            forgetSession(context);
            page.locator("main form .button.big").click();
            page.waitForURL("**/sign-in**");
            assertThat(page.locator("main .note").innerText()).contains("填的内容");
            page.locator("input[name=login]").fill(elder.login());
            page.locator("input[name=password]").fill(browsers.cast().password());
            page.locator("main form .button").click();
            page.waitForURL("**/resume/*");
            assertThat(new Inspection(page, Look.PLAIN).now()).isEmpty();
            page.locator("main form .button").click();
            page.waitForLoadState();
            page.navigate("/drafts/" + draft + "/pages/person");
            assertThat(page.locator("input[name=current_address]").inputValue()).isEqualTo(ADDRESS);
        }
    }

    @Test
    void nobodyElseSeesWhatWasKept(Browsers browsers) {
        Person elder = Person.named("geng");
        String draft = begunCard(browsers, elder);
        String kept;
        try (BrowserContext context = browsers.open(Look.PLAIN, true)) {
            Page page = context.newPage();
            browsers.signIn(page, elder, "/drafts/" + draft + "/pages/person");
            forgetSession(context);
            page.locator("main form .button.big").click();
            page.waitForURL("**/sign-in**");
            kept = URI.create(page.url()).getQuery().replaceAll(".*back=(/resume/[0-9a-f-]+).*", "$1");
        }
        assertThat(kept).startsWith("/resume/");
        try (BrowserContext context = browsers.open(elder, Look.PLAIN, true)) {
            assertThat(context.newPage().navigate(kept).status()).isEqualTo(404);
        }
    }

    @Test
    void goingBackAfterSubmittingLeadsToTheCaseAndMakesNoSecond(Browsers browsers) {
        String draft = new Applications(browsers.node()).completeRestaurant(City.FIRM);
        try (BrowserContext context = browsers.open(City.FIRM, Look.PLAIN, true)) {
            Page page = context.newPage();
            page.navigate("/drafts/" + draft + "/pages/premises");
            page.navigate("/drafts/" + draft + "/check");
            String old = page.content();
            submit(page);
            String id = URI.create(page.url()).getPath().split("/")[2];
            int cases = cases(browsers);
            page.goBack();
            page.waitForLoadState();
            assertThat(URI.create(page.url()).getPath()).isEqualTo("/cases/" + id);
            page.navigate("/drafts/" + draft + "/pages/premises");
            assertThat(URI.create(page.url()).getPath()).isEqualTo("/cases/" + id);

            // A browser that kept the page itself shows the old form once more, and it is sent once more.
            page.setContent(old);
            page.locator("input[name=pledge]").check();
            page.locator("main form .button.big").click();
            page.waitForURL("**/cases/" + id + "**");
            assertThat(cases(browsers)).isEqualTo(cases);
        }
    }

    @Test
    void theSameFormSentTwiceAtOnceMakesOneCase(Browsers browsers) {
        String draft = new Applications(browsers.node()).completeRestaurant(City.FIRM);
        int before = cases(browsers);
        try (BrowserContext context = browsers.open(City.FIRM, Look.PLAIN, true)) {
            Page page = context.newPage();
            page.navigate("/drafts/" + draft + "/check");
            page.locator("input[name=pledge]").check();
            List<?> answers = (List<?>) page.evaluate("""
                    async () => {
                      const form = document.querySelector('main form[action$="/submission"]');
                      const send = () => fetch(form.action, {method: 'post', body: new URLSearchParams(new FormData(form))});
                      const answers = await Promise.all([send(), send(), send()]);
                      return answers.map(answer => answer.status + ' ' + new URL(answer.url).pathname.split('/')[2]);
                    }
                    """);
            assertThat(answers).hasSize(3).allMatch(answer -> answer.toString().startsWith("200 "));
            assertThat(new ArrayList<>(answers).stream().distinct()).hasSize(1);
        }
        assertThat(cases(browsers)).isEqualTo(before + 1);
    }

    @Test
    void aDraftGoesOnInAnotherBrowser(Browsers browsers) {
        Person elder = Person.named("geng");
        String draft = begunCard(browsers, elder);
        Look phone = new Look(Look.Language.ZH, Look.Size.NORMAL, Look.Device.PHONE);
        try (BrowserContext desktop = browsers.open(elder, Look.PLAIN, true)) {
            Page page = desktop.newPage();
            page.navigate("/drafts/" + draft + "/pages/person");
            page.locator("input[name=current_address]").fill(ADDRESS);
            page.locator("input[name=mobile]").fill("17900000007");
            page.locator("main form .button.big").click();
            page.waitForURL("**/pages/delivery");
        }
        try (BrowserContext other = browsers.open(phone, true)) {
            Page page = other.newPage();
            browsers.signIn(page, elder, "/cases");
            page.locator("main a[href='/drafts/" + draft + "']").click();
            page.locator("main a[href$='/pages/person']").click();
            assertThat(page.locator("input[name=current_address]").inputValue()).isEqualTo(ADDRESS);
            assertThat(page.locator("input[name=mobile]").inputValue()).isEqualTo("17900000007");
        }
    }

    @Test
    void somebodyElsesCaseIsNotThere(Browsers browsers) {
        Applications applications = new Applications(browsers.node());
        String id = applications.submittedRestaurant(City.FIRM);
        String draft = applications.begunRestaurant(City.FIRM);
        for (Person stranger : List.of(Person.named("geng"), City.JIA)) {
            try (BrowserContext context = browsers.open(stranger, Look.PLAIN, true)) {
                Page page = context.newPage();
                for (String path : List.of(
                        "/cases/" + id, "/cases/" + id + "/confirmation", "/ratings/" + id, "/drafts/" + draft)) {
                    Response response = page.navigate(path);
                    assertThat(response.status()).as(stranger + " " + path).isEqualTo(404);
                    assertThat(page.locator("main").innerText()).doesNotContain("食品经营许可");
                    assertThat(page.locator("main a[href]").count())
                            .as("ways out of " + path)
                            .isPositive();
                }
            }
        }
        try (BrowserContext context = browsers.open(Person.named("market.ouhai"), Look.PLAIN, true)) {
            assertThat(context.newPage().navigate("/desk/cases/" + id).status()).isEqualTo(404);
        }
    }

    private static String begunCard(Browsers browsers, Person elder) {
        return browsers.node()
                .post(elder, "/api/v1/items/" + Applications.ELDER_CARD + "/drafts", """
                        {"region": "330302", "situation": {"photo_source": "id-card"}}""")
                .get("id")
                .getAsString();
    }

    private static void forgetSession(BrowserContext context) {
        List<Cookie> kept = context.cookies().stream()
                .filter(cookie -> !cookie.name.contains("session"))
                .toList();
        assertThat(kept).hasSizeLessThan(context.cookies().size());
        context.clearCookies();
        context.addCookies(kept);
    }

    private static void submit(Page page) {
        page.locator("input[name=pledge]").check();
        page.locator("main form .button.big").click();
        page.waitForURL("**/confirmation");
    }

    private static int cases(Browsers browsers) {
        int count = 0;
        String after = "";
        while (true) {
            var slice = browsers.node().get(City.FIRM, "/api/v1/cases" + after);
            count += slice.getAsJsonArray("cases").size();
            if (!slice.has("next") || slice.get("next").isJsonNull()) {
                return count;
            }
            after = "?after=" + slice.get("next").getAsString();
        }
    }
}
