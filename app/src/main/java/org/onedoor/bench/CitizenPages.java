package org.onedoor.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.onedoor.identity.access.AuthorisationMatrix;
import org.onedoor.identity.access.Endpoint;
import org.onedoor.shared.Role;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;

/**
 * The addresses that a person without an office may open, as the authorisation matrix lists them; whether one answers a
 * page is found out by asking.
 */
record CitizenPages(List<PathPattern> patterns) {

    /** For programs, or switches that only lead back. */
    private static final Pattern NO_PAGE = Pattern.compile(
            "/(api|assets|actuator|language|size|error|styleguide)(/.*)?|.*\\.(txt|csv|xml)|.*/files?(/.*)?");

    static CitizenPages of(AuthorisationMatrix matrix) {
        return new CitizenPages(matrix.endpoints().stream()
                .filter(endpoint -> endpoint.method().equals("GET"))
                .filter(endpoint -> endpoint.admits(Role.VISITOR) || endpoint.admits(Role.APPLICANT))
                .map(Endpoint::path)
                .filter(path -> !NO_PAGE.matcher(path.getPatternString()).matches())
                .sorted(Comparator.comparing(PathPattern::getPatternString))
                .toList());
    }

    /** Those without a variable, which can be asked as they stand. */
    List<String> plain() {
        return patterns.stream()
                .map(PathPattern::getPatternString)
                .filter(path -> path.indexOf('{') < 0)
                .toList();
    }

    /** What may follow an address of this pattern without another variable: pages that only a form leads to. */
    List<String> below(String pattern) {
        return patterns.stream()
                .map(PathPattern::getPatternString)
                .filter(path -> path.startsWith(pattern + "/") && path.indexOf('{', pattern.length()) < 0)
                .map(path -> path.substring(pattern.length()))
                .toList();
    }

    /** The most specific pattern of an address, a query left aside. */
    Optional<String> patternOf(String address) {
        PathContainer path = PathContainer.parsePath(address.replaceAll("\\?.*", ""));
        return patterns.stream()
                .filter(pattern -> pattern.matches(path))
                .min(PathPattern.SPECIFICITY_COMPARATOR)
                .map(PathPattern::getPatternString);
    }
}
