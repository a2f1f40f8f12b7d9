package org.onedoor.journeys;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at one page as strictly as we can and says everything that is wrong with it. */
final class Inspection {

    private static final int NARROW = 320;

    private final Page page;
    private final Look look;
    private final List<String> wrong = new ArrayList<>();

    Inspection(Page page, Look look) {
        this.page = page;
        this.look = look;
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                wrong.add("console: " + message.text());
            }
        });
        page.onPageError(error -> wrong.add("script: " + error));
    }

    /** Opens the path and looks; the answer is empty when all is well. */
    List<String> of(String path) {
        Response response = page.navigate(path);
        if (response == null || response.status() != 200) {
            wrong.add("status " + (response == null ? "none" : response.status()));
        } else {
            inspect();
        }
        return drain();
    }

    /** Looks at what the page holds now. */
    List<String> now() {
        inspect();
        return drain();
    }

    private List<String> drain() {
        List<String> found = List.copyOf(wrong);
        wrong.clear();
        return found;
    }

    private void inspect() {
        page.waitForLoadState();
        words();
        axe();
        width();
        if (look.device() == Look.Device.DESKTOP) {
            doubledText();
        }
    }

    private void words() {
        String text = page.locator("body").innerText();
        if (text.contains("⟦")) {
            wrong.add("a text is missing: " + text.substring(text.indexOf('⟦'), text.indexOf('⟧') + 1));
        }
        String language = String.valueOf(page.locator("html").getAttribute("lang"));
        if (!language.startsWith(look.language().name().toLowerCase(java.util.Locale.ROOT))) {
            wrong.add("speaks " + language);
        }
        if (page.locator("h1").count() != 1) {
            wrong.add("has " + page.locator("h1").count() + " headings of the first level");
        }
    }

    private void axe() {
        for (Rule rule : new AxeBuilder(page).setLegacyMode(true).analyze().getViolations()) {
            wrong.add("axe " + rule.getId() + ": "
                    + rule.getNodes().stream()
                            .limit(3)
                            .map(node -> String.valueOf(node.getHtml()))
                            .toList());
        }
    }

    private void width() {
        page.setViewportSize(NARROW, 700);
        overflow("at " + NARROW + " px");
        page.setViewportSize(look.device().width, look.device().height);
    }

    private void doubledText() {
        page.evaluate("() => { document.documentElement.style.fontSize = '200%' }");
        overflow("with text at 200 %");
        page.evaluate("() => { document.documentElement.style.fontSize = '' }");
    }

    private void overflow(String when) {
        @Nullable Object widest = page.evaluate("""
                () => {
                  const root = document.documentElement;
                  if (root.scrollWidth <= root.clientWidth) return null;
                  const out = [...document.querySelectorAll('body *')].find(e => {
                    const box = e.getBoundingClientRect();
                    return box.width > 0 && box.right > root.clientWidth + 1 && !e.closest('.scroll');
                  });
                  return root.scrollWidth + ' px: ' + (out ? out.outerHTML.slice(0, 160) : 'unknown');
                }
                """);
        if (widest != null) {
            wrong.add("scrolls sideways " + when + ", " + widest);
        }
    }
}
