package org.onedoor.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The pages that the program says it has: the {@code GET} lines of its authorisation matrix, which another test holds
 * against the running routes. A new page is therefore looked at without anybody adding it here.
 */
record Routes(List<Route> pages) {

    /** What answers no page. */
    private static final Pattern NO_PAGE = Pattern.compile(
            "/(api|assets|actuator|language|size|error)(/.*)?|.*/(file|files/\\{file})|.*\\.(txt|csv|pdf|png|svg|json|xml)");

    /**
     * One page.
     *
     * @param path the pattern, as {@code /ratings/{id}}
     * @param who {@code anyone}, {@code signed-in}, or roles with a space between
     */
    record Route(String path, String who) {

        boolean hasVariable() {
            return path.indexOf('{') >= 0;
        }

        boolean matches(String actual) {
            String pattern =
                    Pattern.compile("\\{[^}]+}").matcher(Pattern.quote(path)).replaceAll("\\\\E[^/]+\\\\Q");
            return actual.matches(pattern);
        }

        boolean opensTo(String role) {
            return who.equals("anyone")
                    || (who.equals("signed-in") && !role.equals("visitor"))
                    || List.of(who.split(" ")).contains(role);
        }
    }

    static Routes read() throws IOException {
        Path matrix = Program.root().resolve("app/src/main/resources/authorisation.csv");
        List<Route> pages = new ArrayList<>();
        for (String line : Files.readAllLines(matrix)) {
            String[] cells = line.split(",", -1);
            if (cells.length > 3 && cells[0].strip().equals("GET")) {
                Route route = new Route(cells[1].strip(), cells[2].strip());
                if (!NO_PAGE.matcher(route.path()).matches()) {
                    pages.add(route);
                }
            }
        }
        // The fewer variables, the better the match: /cases/new before /cases/{number}.
        pages.sort(Comparator.comparing(Route::hasVariable));
        return new Routes(pages);
    }

    Optional<Route> of(String path) {
        return pages.stream().filter(route -> route.matches(path)).findFirst();
    }
}
