package org.onedoor.bench;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Pattern;

/** Follows every link, and begins an application of every item, so that each kind of page is seen with real content. */
final class Walk {

    /** Pages of one kind differ little; a few show the heaviest. */
    private static final int OF_A_KIND = 20;

    /** Forms that lead to further pages and change only drafts. */
    private static final Pattern TO_BE_SENT = Pattern.compile("/items/[^/]+/drafts|/drafts/[^/]+/situation");

    private final CitizenPages pages;
    private final Visitor visitor;
    private final Map<String, Integer> seen = new HashMap<>();
    private final Set<String> met = new HashSet<>();
    private final Queue<String> ahead = new ArrayDeque<>();

    Walk(CitizenPages pages, Visitor visitor, List<String> from) {
        this.pages = pages;
        this.visitor = visitor;
        from.forEach(this::go);
    }

    /** Called for each page with the pattern that it stands for. */
    interface Found {
        void page(String pattern, String address, Visitor.Answer answer);
    }

    void all(Found found) {
        while (!ahead.isEmpty()) {
            String address = ahead.remove();
            String pattern = pages.patternOf(address).orElse("");
            if (pattern.isEmpty() || seen.merge(pattern, 1, Integer::sum) > OF_A_KIND) {
                continue;
            }
            Visitor.Answer answer = visitor.get(address);
            if (answer.status() / 100 == 3) {
                go(answer.location());
            } else if (answer.isPage()) {
                found.page(pattern, address, answer);
                Html.links(answer.text()).forEach(this::go);
                pages.below(pattern).forEach(rest -> go(address.replaceAll("\\?.*", "") + rest));
                Html.forms(answer.text()).forEach(this::send);
            } else if (answer.status() >= 500) {
                throw new BenchFailed(address + " answers " + answer.status());
            }
        }
    }

    private void send(Html.Form form) {
        if (TO_BE_SENT.matcher(form.action()).matches() && met.add("send " + form.action())) {
            // Looked at again even if it was met before: an answer opens what was closed.
            String next = visitor.post(form.action(), form.fields()).location();
            met.remove(next);
            go(next);
        }
    }

    private void go(String address) {
        if (address.startsWith("/") && met.add(address)) {
            ahead.add(address);
        }
    }
}
