package org.onedoor.bench;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * What travels for one page, in compressed bytes of bodies.
 *
 * @param first everything, for who comes for the first time
 * @param script of that, scripts
 * @param next only what a browser that has been at the home page does not keep
 */
record Weight(long first, long script, long next) {

    /** Fetches each style, script, font and picture once. */
    static final class Scale {

        private final Visitor visitor;
        private final Map<String, Visitor.Answer> fetched = new HashMap<>();
        private final Set<String> keptFromHome = new HashSet<>();

        Scale(Visitor visitor) {
            this.visitor = visitor;
            for (String address : all(visitor.get("/").text())) {
                if (fetch(address).kept()) {
                    keptFromHome.add(address);
                }
            }
        }

        Weight weigh(Visitor.Answer page) {
            long first = page.sent().length;
            long script = 0;
            long next = first;
            for (String address : all(page.text())) {
                Visitor.Answer part = fetch(address);
                first += part.sent().length;
                if (part.type().contains("javascript")) {
                    script += part.sent().length;
                }
                if (!keptFromHome.contains(address)) {
                    next += part.sent().length;
                }
            }
            return new Weight(first, script, next);
        }

        private Set<String> all(String html) {
            Set<String> all = new HashSet<>();
            Queue<String> ahead = new ArrayDeque<>(Html.resources(html));
            while (!ahead.isEmpty()) {
                String address = ahead.remove();
                if (all.add(address)) {
                    Visitor.Answer part = fetch(address);
                    if (part.type().startsWith("text/css")) {
                        ahead.addAll(Html.resourcesOfStyle(part.text()));
                    }
                }
            }
            return all;
        }

        private Visitor.Answer fetch(String address) {
            Visitor.Answer known = fetched.get(address);
            if (known != null) {
                return known;
            }
            Visitor.Answer part = visitor.get(address);
            if (part.status() != 200) {
                throw new BenchFailed(address + ", which a page names, answers " + part.status());
            }
            fetched.put(address, part);
            return part;
        }
    }
}
