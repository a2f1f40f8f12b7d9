package org.onedoor.identity.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** The matrix against the running routes: a route without a line fails the build, and so does a line without a route. */
@OnedoorTest
class EveryRouteIsListedTest {

    @Autowired
    AuthorisationMatrix matrix;

    @Autowired
    Collection<RequestMappingInfoHandlerMapping> mappings;

    @Test
    void everyRouteHasALine() {
        Set<String> listed = new TreeSet<>();
        matrix.endpoints().forEach(endpoint -> listed.add(endpoint.name()));
        List<String> unlisted =
                routes().stream().filter(route -> !listed.contains(route)).toList();
        assertThat(unlisted)
                .as("add a line for each of these to app/src/main/resources/authorisation.csv")
                .isEmpty();
    }

    @Test
    void everyLineHasARoute() {
        Set<String> routes = routes();
        List<String> stale = matrix.endpoints().stream()
                .map(Endpoint::name)
                .filter(name -> !routes.contains(name) && !SERVED_OTHERWISE.contains(name))
                .toList();
        assertThat(stale)
                .as("no route answers these lines of authorisation.csv")
                .isEmpty();
    }

    /** Files, which no method of a controller serves. */
    private static final Set<String> SERVED_OTHERWISE = Set.of("GET /robots.txt");

    private Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        for (RequestMappingInfoHandlerMapping mapping : mappings) {
            mapping.getHandlerMethods().keySet().forEach(info -> routes.addAll(names(info)));
        }
        return routes;
    }

    private static List<String> names(RequestMappingInfo info) {
        List<String> names = new ArrayList<>();
        for (String pattern : info.getPatternValues()) {
            Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
            if (methods.isEmpty()) {
                names.add("* " + pattern);
            }
            methods.forEach(method -> names.add(method + " " + pattern));
        }
        return names;
    }
}
