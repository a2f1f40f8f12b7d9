package org.onedoor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An inspection that finds nothing is only worth something if it finds what is there. */
@ExtendWith(Browsers.Once.class)
class InspectionTest {

    private static final Look ENGLISH = new Look(Look.Language.EN, Look.Size.NORMAL, Look.Device.DESKTOP);

    @Test
    void seesEveryKindOfMistake(Browsers browsers) {
        try (BrowserContext context = browsers.open(ENGLISH, true)) {
            Page page = context.newPage();
            Inspection inspection = new Inspection(page, ENGLISH);
            page.navigate("about:blank");
            page.setContent("""
                    <!doctype html><html lang="zh-CN"><title>x</title>
                    <main><p>⟦some.key⟧</p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><table width="900"><tr><td>x</table></main>
                    <script>console.error("oh"); setTimeout(() => { throw new Error("no") })</script>
                    """);
            page.waitForTimeout(100);
            List<String> found = inspection.now();
            assertThat(found)
                    .anyMatch(what -> what.startsWith("console: oh"))
                    .anyMatch(what -> what.startsWith("script: "))
                    .anyMatch(what -> what.startsWith("axe image-alt"))
                    .anyMatch(what -> what.startsWith("a text is missing: ⟦some.key⟧"))
                    .anyMatch(what -> what.startsWith("speaks zh"))
                    .anyMatch(what -> what.startsWith("has 0 headings"))
                    .anyMatch(what -> what.startsWith("scrolls sideways at 320 px"));
        }
    }

    @Test
    void theProgramsPolicyStopsInlineScript(Browsers browsers) {
        try (BrowserContext context = browsers.open(ENGLISH, true)) {
            Page page = context.newPage();
            Inspection inspection = new Inspection(page, ENGLISH);
            page.navigate("/help");
            page.evaluate("() => { const s = document.createElement('script'); s.textContent = 'window.in = 1';"
                    + " document.body.append(s); }");
            assertThat(page.evaluate("() => window.in")).isNull();
            assertThat(inspection.now()).anyMatch(what -> what.contains("Content Security Policy"));
        }
    }
}
