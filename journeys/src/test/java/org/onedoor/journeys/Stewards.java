package org.onedoor.journeys;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** What stewards do in their workshop, with a browser. */
final class Stewards {

    private Stewards() {}

    /** Begins the next version of a definition; the page is the proposal's then. */
    static void begin(Page page, String kind, String id) {
        page.navigate("/studio/definitions/" + kind + "/" + id);
        page.locator("form[action$='/revision'] .button").click();
        page.waitForURL("**/studio/proposals/*");
    }

    /** Begins something new. */
    static void beginNew(Page page, String kind, String id) {
        page.navigate("/studio?kind=" + kind);
        page.locator("#id").fill(id);
        page.locator("form[action='/studio/proposals'] .button").click();
        page.waitForURL("**/studio/proposals/*");
    }

    /** @param then which button: {@code check} or {@code send} */
    static void write(Page page, UnaryOperator<String> change, String then) {
        page.locator("#text").fill(change.apply(page.locator("#text").inputValue()));
        page.locator("button[name=then][value=" + then + "]").click();
        page.waitForLoadState();
    }

    /** Goes on to a part of an item's draft, from the draft's page or another part's. */
    static void part(Page page, Hands hands, String part) {
        hands.press(page.locator("nav.chips a[href$='/parts/" + part + "']"));
    }

    /** Types a text in both languages. */
    static void both(Page page, Hands hands, String field, String zh, String en) {
        hands.type(page.locator("#f-" + field + "-zh"), zh);
        hands.type(page.locator("#f-" + field + "-en"), en);
    }

    static void tick(Page page, Hands hands, String name, String... values) {
        for (String value : values) {
            hands.tick(page.locator("input[name='" + name + "'][value='" + value + "']"));
        }
    }

    /** @param value empty for the unit alone */
    static void span(Page page, Hands hands, String field, String value, String unit) {
        if (!value.isEmpty()) {
            hands.type(page.locator("#f-" + field + "-value"), value);
        }
        hands.choose(page.locator("#f-" + field + "-unit"), unit);
    }

    static void save(Page page, Hands hands) {
        hands.press(page.locator("main form .actions .button").first());
    }

    /** Adds something to a list of the part whose page is open: fills in its page and saves. */
    static void add(Page page, Hands hands, String path, Runnable filling) {
        hands.press(page.locator("a[href$='?at=" + path + "']"));
        filling.run();
        save(page, hands);
    }

    /** Picks a data element as the next field of a page of the form. */
    static void field(Page page, Hands hands, int formPage, String element) {
        hands.press(page.locator("a[href$='/elements?at=form/" + formPage + "/fields']"));
        hands.type(page.locator("#q"), element);
        hands.press(page.locator("form[role=search] .button"));
        hands.press(page.locator("button[name=element][value=" + element + "]"));
    }

    /** Sends a CSV file that shall become drafts; the page is its preview then. */
    static void send(Page page, String kind, String name, String text) {
        page.navigate("/studio/import");
        page.locator("select[name=kind]").selectOption(kind);
        page.locator("input[name=file]")
                .setInputFiles(new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8)));
        page.locator("form[action='/studio/import'] button.button").click();
        page.waitForLoadState();
    }
}
