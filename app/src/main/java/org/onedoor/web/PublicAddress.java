package org.onedoor.web;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The address under which the public reaches this node ({@code onedoor.address}, as
 * {@code https://onedoor.example.gov.cn}), for what is printed. Unset: this machine's own, good for a demo only.
 */
@Component
public class PublicAddress {

    private final String base;

    PublicAddress(@Value("${onedoor.address:#{null}}") @Nullable String set, @Value("${server.port:8080}") int port) {
        this.base = set == null || set.isBlank() ? "http://127.0.0.1:" + port : set.replaceAll("/+$", "");
    }

    /** Without a slash at its end. */
    public String base() {
        return base;
    }

    /** The whole address of one page, by its path from the root. */
    public String of(String path) {
        return base + path;
    }
}
