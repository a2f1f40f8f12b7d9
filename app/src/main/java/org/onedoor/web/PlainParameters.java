package org.onedoor.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives everybody behind it {@link PlainText} for parameters. People do not type control characters, they paste them
 * along with something else: these are taken out, and what was meant goes on.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class PlainParameters extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Plain(request), response);
    }

    private static final class Plain extends HttpServletRequestWrapper {

        Plain(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            String value = super.getParameter(name);
            return value == null ? null : PlainText.of(value);
        }

        /** A parameter without a value has none in some containers, and an empty one in others. */
        private static String[] plain(String[] values) {
            return Arrays.stream(values)
                    .map(value -> value == null ? "" : PlainText.of(value))
                    .toArray(String[]::new);
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            String[] values = super.getParameterValues(name);
            return values == null ? null : plain(values);
        }

        /** A name that is not plain is none of ours. */
        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(Collections.list(super.getParameterNames()).stream()
                    .filter(PlainText::is)
                    .toList());
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            Map<String, String[]> plain = new LinkedHashMap<>();
            super.getParameterMap().forEach((name, values) -> {
                if (PlainText.is(name)) {
                    plain.put(name, plain(values));
                }
            });
            return Collections.unmodifiableMap(plain);
        }
    }
}
