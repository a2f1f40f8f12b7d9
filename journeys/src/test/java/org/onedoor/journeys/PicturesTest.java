package org.onedoor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Takes the pictures of docs/pictures/ anew, on a phone and on a desktop:
 * {@code mvn -Donedoor.tests=all -pl journeys test -Dtest=PicturesTest -Donedoor.pictures=true}.
 */
@ExtendWith(Browsers.Once.class)
@EnabledIfSystemProperty(named = "onedoor.pictures", matches = "true")
class PicturesTest {

    private record Shown(Person person, String path) {}

    @Test
    void everyPageOfTheDocuments(Browsers browsers) throws IOException {
        Path folder = Files.createDirectories(Program.root().resolve("docs/pictures"));
        Map<String, Shown> pages = pages(browsers);
        for (Map.Entry<String, Shown> page : pages.entrySet()) {
            for (Look.Device device : Look.Device.values()) {
                String name = page.getKey() + "-" + device.name().toLowerCase(java.util.Locale.ROOT) + ".png";
                take(browsers, page.getValue(), device, folder.resolve(name));
            }
        }
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".png")))
                    .as("no picture of a page that is gone")
                    .hasSize(pages.size() * Look.Device.values().length);
        }
    }

    private static Map<String, Shown> pages(Browsers browsers) {
        browsers.tours("deficient-supplied", "correction", "refusal");
        Applications applications = new Applications(browsers.node());
        String draft = applications.completeRestaurant(City.FIRM);
        String received = applications.submittedRestaurant(City.FIRM);
        String reviewing = applications.submittedRestaurant(City.FIRM);
        applications.accept(City.MARKET, reviewing);
        String card = applications.elderCard(City.ELDER);
        String identifier = browsers.node()
                .get(City.ELDER, "/api/v1/licences")
                .getAsJsonArray("rows")
                .get(0)
                .getAsJsonObject()
                .get("identifier")
                .getAsString();
        Map<String, Shown> pages = new LinkedHashMap<>();
        pages.put("home", new Shown(Person.VISITOR, "/"));
        pages.put("item", new Shown(Person.VISITOR, "/items/" + Applications.FOOD));
        pages.put("form", new Shown(City.FIRM, "/drafts/" + draft + "/pages/business"));
        pages.put("check", new Shown(City.FIRM, "/drafts/" + draft + "/check"));
        pages.put("confirmation", new Shown(City.FIRM, "/cases/" + received + "/confirmation"));
        pages.put("progress", new Shown(City.FIRM, "/cases/" + reviewing));
        pages.put("rating", new Shown(City.ELDER, "/ratings/" + card));
        pages.put("verify", new Shown(Person.VISITOR, "/verify/" + identifier));
        pages.put("desk", new Shown(City.MARKET, "/desk"));
        pages.put("desk-case", new Shown(City.MARKET, "/desk/cases/" + reviewing));
        pages.put("manager", new Shown(Person.named("manager"), "/manager"));
        return pages;
    }

    private static void take(Browsers browsers, Shown shown, Look.Device device, Path file) {
        Look look = new Look(Look.Language.ZH, Look.Size.NORMAL, device);
        try (BrowserContext context = browsers.open(shown.person(), look, true)) {
            Page page = context.newPage();
            assertThat(page.navigate(shown.path()).status()).as(shown.path()).isEqualTo(200);
            page.screenshot(new Page.ScreenshotOptions().setPath(file));
        }
    }
}
