package org.onedoor.journeys;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.util.Map;

/** Somebody who finds an item and applies for it on the program's pages. */
final class Applicant {

    private static final int MOST_TASKS = 30;

    /** What the person knows, by the name of the field. */
    private static final Map<String, String> ANSWERS = Map.ofEntries(
            Map.entry("food_business_form", "catering"),
            Map.entry("has_cold_dishes", "false"),
            Map.entry("sells_online", "true"),
            Map.entry("contact_phone", "0577-88000000"),
            Map.entry("premises_address", "温州市鹿城区演示路 1 号"),
            Map.entry("premises_area", "58.5"),
            Map.entry("online_shop_name", "演示外卖店"),
            Map.entry("food_business_items", "hot-dishes"),
            Map.entry("food_safety_officer_name", "演示·丁"),
            Map.entry("food_workers.0.worker_name", "演示·丁"),
            Map.entry("food_workers.0.worker_post", "cook"),
            Map.entry("delivery_way", "electronic"),
            Map.entry("photo_source", "id-card"),
            Map.entry("mobile", "17900000003"),
            Map.entry("current_address", "温州市鹿城区演示路2号"));

    private final Page page;
    private final Hands hands;

    Applicant(Page page, Hands hands) {
        this.page = page;
        this.hands = hands;
    }

    /** From the home page to an item's start page. */
    void find(String words, String item) {
        page.navigate("/");
        hands.type(page.locator("input[name=q]"), words);
        hands.press(page.locator("form.search button"));
        hands.press(page.locator("main a[href^='/items/" + item + "']"));
    }

    /** Through the start page's link to the sign-in and back. */
    void signIn(String login, String password) {
        hands.press(page.locator(".begin a.button"));
        hands.type(page.locator("input[name=login]"), login);
        hands.type(page.locator("input[name=password]"), password);
        hands.press(page.locator("main form .button"));
    }

    /** Begins, and says for whom where the item asks for another. */
    void begin(String party, String region) {
        start(region);
        if (URI.create(page.url()).getPath().equals("/acting")) {
            hands.press(page.locator("main li", new Page.LocatorOptions().setHasText(party))
                    .locator("button"));
            start(region);
        }
    }

    private void start(String region) {
        Locator regions = page.locator("select[name=region]");
        if (regions.count() > 0) {
            hands.choose(regions, region);
        }
        hands.press(page.locator(".begin form .button"));
    }

    /** Works through the task list until nothing is left to do; {@code later} names the material that is to follow. */
    void fillIn(String later) {
        for (int i = 0; i < MOST_TASKS; i++) {
            if (!URI.create(page.url()).getPath().matches("/drafts/[^/]+")) {
                answer(later);
                continue;
            }
            Locator todo = page.locator("main li:has(.chip.blue, .chip.bad) a").first();
            if (todo.count() == 0) {
                return;
            }
            hands.press(todo);
        }
        throw new IllegalStateException("the task list comes to no end; now at " + page.url() + ": "
                + page.locator("main").innerText());
    }

    private void answer(String later) {
        String path = URI.create(page.url()).getPath();
        if (path.contains("/materials/")) {
            if (path.endsWith("/" + later)) {
                hands.press(page.locator("main form:has(input[name=later]) button"));
            } else {
                hands.attach(
                        page.locator("main input[type=file]").first(),
                        new FilePayload("photo.png", "image/png", Picture.png()));
                hands.press(page.locator("main form .button.big"));
                hands.press(page.locator("main .actions a.button.quiet"));
            }
            return;
        }
        ANSWERS.forEach(this::answer);
        hands.press(page.locator("main form .button.big"));
    }

    private void answer(String name, String value) {
        Locator fields = page.locator("main form [name='" + name + "']:not([type=hidden])");
        if (fields.count() == 0) {
            return;
        }
        switch (String.valueOf(fields.first().getAttribute("type"))) {
            case "radio", "checkbox" ->
                hands.tick(page.locator("main form [name='" + name + "'][value='" + value + "']"));
            default -> hands.type(fields.first(), value);
        }
    }

    /** 告知承诺: the same, with the promise that all conditions are met. */
    String submitOnPledge() {
        hands.press(page.locator("main a[href$='/check']"));
        hands.tick(page.locator("#way-pledge"));
        return send();
    }

    /** From the complete task list over the check to the confirmation; answers the case's id. */
    String submit() {
        hands.press(page.locator("main a[href$='/check']"));
        Locator pledge = page.locator("input[name=pledge]");
        if (pledge.count() > 0) {
            hands.tick(pledge);
        }
        return send();
    }

    private String send() {
        hands.press(page.locator("main form .button.big"));
        page.waitForURL("**/confirmation");
        return URI.create(page.url()).getPath().split("/")[2];
    }
}
