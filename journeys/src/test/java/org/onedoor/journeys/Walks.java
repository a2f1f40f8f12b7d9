package org.onedoor.journeys;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What everybody meets who follows the links from the home page. Of the pages of one kind those are kept that show
 * something no other has shown before: a case that waits for a correction looks otherwise than one that was granted.
 */
final class Walks {

    /** Pages of one kind that one person opens; there is no need to walk through every item there is. */
    private static final int SAMPLES = 10;

    /** Pages for developers, which no link leads to; they are looked at all the same. */
    private static final List<String> FOR_DEVELOPERS = List.of("/styleguide", "/styleguide/wrong", "/styleguide/desk");

    /** Who walks, with the role for which the authorisation matrix opens pages. */
    private static final Map<Person, String> ROLES = roles();

    private final Routes routes;
    private final Map<Person, List<String>> pages = new LinkedHashMap<>();
    private final Map<Person, List<String>> wrong = new LinkedHashMap<>();
    private final Map<String, Set<String>> shown = new HashMap<>();

    private Walks(Routes routes) {
        this.routes = routes;
    }

    private static Map<Person, String> roles() {
        Map<Person, String> roles = new LinkedHashMap<>();
        roles.put(Person.VISITOR, "visitor");
        roles.put(City.JIA, "applicant");
        roles.put(City.FIRM, "applicant");
        roles.put(City.ELDER, "applicant");
        roles.put(City.CLERK, "clerk");
        roles.put(City.MARKET, "reviewer");
        roles.put(City.HEALTH, "reviewer");
        roles.put(Person.named("head.lucheng"), "head");
        roles.put(Person.named("market"), "reviewer");
        roles.put(Person.named("manager"), "manager");
        roles.put(City.STEWARD, "steward");
        roles.put(City.SECOND_STEWARD, "steward");
        roles.put(Person.named("admin"), "administrator");
        return roles;
    }

    static List<Person> persons() {
        return List.copyOf(ROLES.keySet());
    }

    static Walks through(Browsers browsers) {
        try {
            Walks walks = new Walks(Routes.read());
            City city = browsers.city();
            ROLES.forEach((person, role) ->
                    walks.walk(browsers, person, role, city.doors().getOrDefault(person, List.of())));
            return walks;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pages to look at as this person. */
    List<String> pages(Person person) {
        return pages.getOrDefault(person, List.of());
    }

    /** What was wrong on the way. */
    List<String> wrong(Person person) {
        return wrong.getOrDefault(person, List.of());
    }

    /** Kinds of pages that nobody came to. */
    Set<String> unreached() {
        Set<String> unreached = new TreeSet<>();
        routes.pages().stream()
                .map(Routes.Route::path)
                .filter(path -> !shown.containsKey(path))
                .forEach(unreached::add);
        return unreached;
    }

    private void walk(Browsers browsers, Person person, String role, List<String> doors) {
        List<String> found = pages.computeIfAbsent(person, any -> new ArrayList<>());
        List<String> mistakes = wrong.computeIfAbsent(person, any -> new ArrayList<>());
        Map<String, Integer> counts = new HashMap<>();
        Set<String> met = new HashSet<>();
        Deque<String> ahead = new ArrayDeque<>(List.of("/"));
        ahead.addAll(doors);
        if (role.equals("visitor")) {
            ahead.addAll(FOR_DEVELOPERS);
        }
        try (BrowserContext context = browsers.open(person, Look.PLAIN, false)) {
            Page page = context.newPage();
            while (!ahead.isEmpty()) {
                String path = ahead.poll();
                Routes.Route route = routes.of(plain(path)).orElse(null);
                if (!met.add(path) || route == null || counts.merge(route.path(), 1, Integer::sum) > SAMPLES) {
                    continue;
                }
                Response response = page.navigate(path);
                if (response == null || response.status() != 200) {
                    mistakes.add(path + ": a link leads to status " + (response == null ? "none" : response.status()));
                    continue;
                }
                if (plain(page.url()).equals(plain(path)) && showsMore(route, page)) {
                    found.add(path);
                }
                for (String link : links(page)) {
                    if (!met.contains(link)) {
                        if (routes.of(plain(link)).isEmpty() && met.add(link) && dead(page, link)) {
                            mistakes.add(path + ": its link " + link + " leads nowhere");
                        }
                        ahead.add(link);
                    }
                }
            }
        }
    }

    private boolean showsMore(Routes.Route route, Page page) {
        List<?> kinds = (List<?>) page.evaluate("""
                () => [...document.querySelectorAll('main *')].filter(e => !e.closest('svg')).map(e =>
                  e.tagName + '.' + [...e.classList].sort().join('.') + (e.type ?? ''))
                """);
        Set<String> before = shown.computeIfAbsent(route.path(), any -> new HashSet<>());
        boolean first = before.isEmpty();
        boolean more = false;
        for (Object kind : kinds) {
            more |= before.add(String.valueOf(kind));
        }
        return first || more;
    }

    private static String plain(String address) {
        return URI.create(address).getPath();
    }

    /** Own links, without fragment, switches and what signs out. */
    private static List<String> links(Page page) {
        List<?> hrefs = (List<?>)
                page.evaluate("() => [...document.querySelectorAll('a[href]')].map(link => link.getAttribute('href'))");
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
}
