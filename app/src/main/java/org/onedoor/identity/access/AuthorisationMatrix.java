package org.onedoor.identity.access;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onedoor.identity.access.Endpoint.Audience;
import org.onedoor.shared.Role;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * 权限矩阵: every endpoint and who may call it, read from {@code authorisation.csv}. The gate asks it at run time, so what
 * is not listed is denied; tests hold it against the running routes and call each line in each role.
 */
@Component
public class AuthorisationMatrix {

    static final String FILE = "authorisation.csv";
    private static final int COLUMNS = 7;
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final Comparator<Endpoint> MOST_SPECIFIC = Comparator.comparing(Endpoint::path);

    private final List<Endpoint> endpoints;
    private final Map<String, List<Endpoint>> byMethod;
    private final List<Endpoint> forEveryMethod;

    AuthorisationMatrix() {
        this(text());
    }

    AuthorisationMatrix(String csv) {
        this.endpoints = parse(csv);
        this.byMethod = METHODS.stream().collect(toUnmodifiableMap(method -> method, this::taking));
        this.forEveryMethod = taking("*");
    }

    /** The list as it comes with the program, for who looks at it without the framework. */
    public static AuthorisationMatrix listed() {
        return new AuthorisationMatrix();
    }

    public List<Endpoint> endpoints() {
        return endpoints;
    }

    /** The line that stands for a request, the most specific pattern first, as the routes themselves are chosen. */
    public Optional<Endpoint> find(String method, String path) {
        PathContainer container = PathContainer.parsePath(path);
        return byMethod.getOrDefault(method, forEveryMethod).stream()
                .filter(endpoint -> endpoint.path().matches(container))
                .findFirst();
    }

    private List<Endpoint> taking(String method) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.takes(method))
                .sorted(MOST_SPECIFIC)
                .toList();
    }

    private static String text() {
        try {
            return new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Endpoint> parse(String csv) {
        List<Endpoint> endpoints = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        int number = 0;
        for (String line : csv.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#") || line.startsWith("method,")) {
                continue;
            }
            Endpoint endpoint = endpoint(number, line);
            Integer first = seen.put(endpoint.name(), number);
            if (first != null) {
                throw new IllegalStateException(
                        FILE + ":" + number + ": " + endpoint.name() + " stands in line " + first + " already");
            }
            endpoints.add(endpoint);
        }
        return List.copyOf(endpoints);
    }

    private static Endpoint endpoint(int number, String line) {
        String[] cells = line.split(",", COLUMNS);
        if (cells.length != COLUMNS) {
            throw new IllegalStateException(FILE + ":" + number
                    + ": needs method,path,who,others,other department,other region,note but has " + cells.length
                    + " columns");
        }
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cells[i].strip();
        }
        try {
            Audience audience = audience(cells[2]);
            return new Endpoint(
                    number,
                    cells[0],
                    PathPatternParser.defaultInstance.parse(cells[1]),
                    audience,
                    audience == Audience.ROLES ? roles(cells[2]) : Set.of(),
                    Answer.of(cells[3]),
                    Answer.of(cells[4]),
                    Answer.of(cells[5]),
                    cells[6]);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(FILE + ":" + number + ": " + e.getMessage(), e);
        }
    }

    private static Audience audience(String who) {
        return switch (who) {
            case "anyone" -> Audience.ANYONE;
            case "signed-in" -> Audience.SIGNED_IN;
            default -> Audience.ROLES;
        };
    }

    private static Set<Role> roles(String who) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String word : who.split(" ")) {
            roles.add(Role.of(word));
        }
        return Set.copyOf(roles);
    }
}
