package org.onedoor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Looks at pages that no address shows, only a form that was sent: offers, verdicts, mistakes, refusals. */
@ExtendWith(Browsers.Once.class)
class PostedPagesTest {

    /** @param sign what only this page has */
    private record Posted(String name, String sign, Person person, Consumer<Page> way) {}

    private static List<Posted> pages(Browsers browsers) {
        Applications applications = new Applications(browsers.node());
        String draft = applications.begunRestaurant(City.FIRM);
        String correcting = applications.submittedRestaurant(City.FIRM);
        applications.askCorrection(City.MARKET, correcting);
        String reviewing = applications.submittedRestaurant(City.FIRM);
        applications.accept(City.MARKET, reviewing);
        return List.of(
                new Posted("a sign-in that fails", ".mistakes", Person.VISITOR, page -> {
                    page.navigate("/sign-in");
                    page.locator("input[name=login]").fill("nobody");
                    page.locator("input[name=password]").fill("wrong");
                    page.locator("main form:has(input[name=password]) .button").click();
                }),
                new Posted("a file that is no licence", ".panel, .mistakes, .note", Person.VISITOR, page -> {
                    page.navigate("/verify");
                    page.locator("main input[type=file]")
                            .first()
                            .setInputFiles(new FilePayload("a.pdf", "application/pdf", Picture.png()));
                    page.locator("main form:has(input[type=file]) .button")
                            .first()
                            .click();
                }),
                new Posted(
                        "a table that cannot be read",
                        ".mistakes",
                        City.STEWARD,
                        page -> Stewards.send(page, "region", "r.csv", "区划代码,区划代码,名称\n330302,=1+1,x\n")),
                new Posted(
                        "nobody at the counter",
                        ".mistakes",
                        City.CLERK,
                        page -> counter(page, "330302199001019910", "")),
                new Posted(
                        "what the hall offers",
                        "form.inline",
                        City.CLERK,
                        page -> counter(page, "330302195505059912", "演示·丙")),
                new Posted("a page of the form with mistakes", ".mistakes", City.FIRM, page -> {
                    page.navigate("/drafts/" + draft + "/pages/premises");
                    page.locator("main form .button.big").click();
                }),
                new Posted("a material without a file", ".mistakes", City.FIRM, page -> {
                    page.navigate("/drafts/" + draft + "/materials/floor-plan");
                    page.locator("main form .button.big").click();
                }),
                new Posted("a correction that corrects nothing", ".refused", City.FIRM, page -> {
                    page.navigate("/cases/" + correcting);
                    page.locator("button[name=send]").click();
                }),
                new Posted("an objection without a reason", ".refused", City.MARKET, page -> {
                    page.navigate("/desk/cases/" + reviewing);
                    page.locator("button[name=agreed][value=false]").click();
                }));
    }

    private static void counter(Page page, String number, String name) {
        page.navigate("/counter");
        page.locator("input[name=number]").fill(number);
        page.locator("input[name=name]").fill(name);
        page.locator("main form .button.big").click();
    }

    @Test
    void whatAFormAnswersIsSoundToo(Browsers browsers) {
        List<Posted> pages = pages(browsers);
        List<String> wrong = new ArrayList<>();
        IntStream.range(0, pages.size())
                .forEach(turn -> Look.at(turn).forEach(look -> {
                    Posted posted = pages.get(turn);
                    try (BrowserContext context = browsers.open(posted.person(), look, true)) {
                        Page page = context.newPage();
                        posted.way().accept(page);
                        page.waitForLoadState();
                        new Inspection(page, look)
                                .now()
                                .forEach(what -> wrong.add(posted.name() + " " + look.label() + ": " + what));
                    }
                }));
        assertThat(wrong).isEmpty();
    }
}
