package org.onedoor.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Walks through the program by its links, as a visitor and as one person of each role, and looks at every kind of page
 * it meets in every look.
 */
@ExtendWith(Browsers.Once.class)
class EveryPageTest {

    /** Enough samples of one kind of page to see that its links lead somewhere, without walking every item there is. */
    private static final int SAMPLES = 3;

    /** Pages that no link leads to, each for a reason. */
    private static final Map<String, String> NOT_BY_LINK = Map.of(
            "/resume/{form}", "only there while a form waits for a lapsed session",
            "/styleguide", "for developers",
            "/styleguide/wrong", "for developers",
            "/styleguide/desk", "for developers");

    private static final List<String> ROLES =
            List.of("visitor", "applicant", "clerk", "reviewer", "manager", "administrator");

    /**
     * Pages of a case, a draft or a licence: the demo city begins without any, and the walk follows links only. They are
     * walked once it begins with a case of its own (docs/plan.md).
     */
    private static final Set<String> ONLY_WITH_A_CASE = Set.of(
            "/cases/{id}",
            "/cases/{id}/confirmation",
            "/cases/{id}/files/{file}",
            "/desk/cases/{id}",
            "/desk/cases/{id}/files/{file}",
            "/desk/disputes/{id}",
            "/desk/ratings/{id}",
            "/drafts/{id}",
            "/drafts/{id}/check",
            "/drafts/{id}/files/{file}",
            "/drafts/{id}/materials/{material}",
            "/drafts/{id}/pages/{page}",
            "/drafts/{id}/situation",
            "/licences/{id}/file",
            "/problems/{code}",
            "/ratings/{id}",
            "/ratings/{id}/follow-up",
            "/search",
            "/verify/{identifier}");

    @Test
    void everyPageIsReachedSoundAndWithinItsBudget(Browsers browsers) throws IOException {
        Routes routes = Routes.read();
        List<String> wrong = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (String role : ROLES) {
            String login = role.equals("visitor")
                    ? role
                    : browsers.cast().anyone(role).map(Cast.Member::login).orElse("");
            if (login.isEmpty()) {
                continue;
            }
            Map<String, String> samples = walk(browsers, routes, role, login, wrong);
            samples.keySet().removeIf(pattern -> !seen.add(pattern));
            inspect(browsers, login, samples.values(), wrong);
        }
        Set<String> unreached = new TreeSet<>();
        routes.pages().stream()
                .map(Routes.Route::path)
                .filter(path ->
                        !seen.contains(path) && !NOT_BY_LINK.containsKey(path) && !ONLY_WITH_A_CASE.contains(path))
                .forEach(unreached::add);
        assertThat(seen).as("kinds of pages").hasSizeGreaterThan(5);
        assertAll(
                () -> assertThat(wrong).isEmpty(),
                () -> assertThat(unreached).as("pages that no link leads to").isEmpty());
    }

    /** Follows links from the home page; answers a sample of each kind of page that opens to this role. */
    private static Map<String, String> walk(
            Browsers browsers, Routes routes, String role, String login, List<String> wrong) {
        Map<String, String> samples = new LinkedHashMap<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        Set<String> met = new LinkedHashSet<>();
        Deque<String> ahead = new ArrayDeque<>(List.of("/"));
        routes.pages().stream()
                .filter(route -> NOT_BY_LINK.containsKey(route.path()) && !route.hasVariable() && route.opensTo(role))
                .forEach(route -> ahead.add(route.path()));
        try (BrowserContext context = browsers.open(login, Look.PLAIN, false)) {
            Page page = context.newPage();
            while (!ahead.isEmpty()) {
                String path = ahead.poll();
                String plain = URI.create(path).getPath();
                Routes.Route route = routes.of(plain).orElse(null);
                if (!met.add(path) || route == null || counts.merge(route.path(), 1, Integer::sum) > SAMPLES) {
                    continue;
                }
                Response response = page.navigate(path);
                if (response.status() != 200) {
                    wrong.add(role + " " + path + ": a link leads to status " + response.status());
                    continue;
                }
                if (URI.create(page.url()).getPath().equals(plain)) {
                    samples.putIfAbsent(route.path(), path);
                }
                links(page).stream().filter(link -> !met.contains(link)).forEach(link -> {
                    if (routes.of(URI.create(link).getPath()).isEmpty() && dead(page, link)) {
                        wrong.add(role + " " + path + ": its link " + link + " leads nowhere");
                    }
                    ahead.add(link);
                });
            }
        }
        return samples;
    }

    /** Own links, without fragment, switches and what signs out. */
    private static List<String> links(Page page) {
        List<?> hrefs = (List<?>) page.locator("a[href]").all().stream()
                .map(link -> link.getAttribute("href"))
                .toList();
        Set<String> links = new LinkedHashSet<>();
        for (Object href : hrefs) {
            URI target = URI.create(page.url()).resolve(String.valueOf(href));
            if (!String.valueOf(href).startsWith("#")
                    && page.url().startsWith(target.getScheme() + "://" + target.getAuthority())
                    && !target.getPath().startsWith("/language/")
                    && !target.getPath().startsWith("/size/")) {
                links.add(target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery()));
            }
        }
        return List.copyOf(links);
    }

    private static boolean dead(Page page, String link) {
        return page.request().get(link).status() >= 400;
    }

    private static void inspect(Browsers browsers, String login, Collection<String> paths, List<String> wrong) {
        for (Look look : Look.all()) {
            try (BrowserContext context = browsers.open(login, look, true)) {
                Inspection inspection = new Inspection(context.newPage(), look);
                for (String path : paths) {
                    inspection
                            .of(path)
                            .forEach(what -> wrong.add(login + " " + path + " " + look.label() + ": " + what));
                }
            }
        }
        for (String path : paths) {
            lightAndTheSameWithoutScript(browsers, login, path, wrong);
        }
    }

    /** What can be read and done must not depend on script, nor on a quick line. */
    private static void lightAndTheSameWithoutScript(Browsers browsers, String login, String path, List<String> wrong) {
        List<String> outlines = new ArrayList<>();
        for (boolean script : new boolean[] {true, false}) {
            try (BrowserContext context = browsers.open(login, Look.PLAIN, script)) {
                Page page = context.newPage();
                Weight weight = new Weight(page);
                page.navigate(path);
                page.waitForLoadState();
                if (script) {
                    weight.tooMuch(path).forEach(what -> wrong.add(login + " " + path + ": " + what));
                }
                outlines.add(page.locator("h1, h2, h3").allTextContents() + ", "
                        + page.locator("main form").count() + " forms, "
                        + page.locator("main a[href]").count() + " links");
            }
        }
        if (!outlines.getFirst().equals(outlines.getLast())) {
            wrong.add(login + " " + path + ": with script " + outlines.getFirst() + ", without " + outlines.getLast());
        }
    }
}
