package org.onedoor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Looks at every page that anybody comes to in a city with cases of its own, as one person after another. */
@ExtendWith(Browsers.Once.class)
class EveryPageTest {

    static Stream<Person> everybody() {
        return Walks.persons().stream();
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void everyPageIsSoundAndWithinItsBudget(Person person, Browsers browsers) {
        List<String> pages = browsers.walks().pages(person);
        List<String> wrong = new ArrayList<>(browsers.walks().wrong(person));
        Map<Look, List<String>> looks = IntStream.range(0, pages.size())
                .boxed()
                .flatMap(turn -> Look.at(turn).stream().map(look -> Map.entry(look, pages.get(turn))))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        looks.forEach((look, seen) -> inspect(browsers, person, look, seen, wrong));
        pages.forEach(path -> lightAndTheSameWithoutScript(browsers, person, path, wrong));
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyKindOfPageIsReached(Browsers browsers) {
        assertThat(browsers.walks().unreached())
                .as("kinds of pages that no link and no door leads to")
                .isEmpty();
    }

    private static void inspect(Browsers browsers, Person person, Look look, List<String> paths, List<String> wrong) {
        try (BrowserContext context = browsers.open(person, look, true)) {
            Inspection inspection = new Inspection(context.newPage(), look);
            for (String path : paths) {
                inspection.of(path).forEach(what -> wrong.add(path + " " + look.label() + ": " + what));
            }
        }
    }

    /** What can be read and done must not depend on script, nor on a quick line. */
    private static void lightAndTheSameWithoutScript(
            Browsers browsers, Person person, String path, List<String> wrong) {
        Function<Boolean, String> outline = script -> {
            try (BrowserContext context = browsers.open(person, Look.PLAIN, script)) {
                Page page = context.newPage();
                Weight weight = new Weight(page);
                page.navigate(path);
                page.waitForLoadState();
                if (script) {
                    weight.tooMuch(path).forEach(what -> wrong.add(path + ": " + what));
                }
                return page.locator("h1, h2, h3").allTextContents() + ", "
                        + page.locator("main form").count() + " forms, "
                        + page.locator("main a[href]").count() + " links";
            }
        };
        String with = outline.apply(true);
        String without = outline.apply(false);
        if (!with.equals(without)) {
            wrong.add(path + ": with script " + with + ", without " + without);
        }
    }
}
