package org.onedoor.notice;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.journal.Once;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Slice;
import org.onedoor.web.FormKey;
import org.onedoor.web.Page;
import org.onedoor.web.Redirect;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * 消息发送: how sending outside goes, for an administrator. It is the program's own work and no region's; neither whose a
 * message is nor what it says stands here.
 */
@Controller
class SendingPages {

    private static final int PAGE = 20;

    private final Deliveries deliveries;
    private final Ways ways;
    private final Once once;
    private final Clock clock;

    SendingPages(Deliveries deliveries, Ways ways, Once once, Clock clock) {
        this.deliveries = deliveries;
        this.ways = ways;
        this.once = once;
        this.clock = clock;
    }

    /**
     * @param open the ways that are set up
     * @param troubled those that went wrong
     * @param started how many an administrator has just sent on their way again; null for none
     */
    record Shown(
            List<Deliveries.Standing> standings,
            Set<Way> open,
            Slice<Delivery> troubled,
            boolean further,
            @Nullable Integer started,
            Instant at) {}

    @GetMapping("/administration/sending")
    Page show(
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(required = false) @Nullable Integer started) {
        return Page.of(
                "notice/sending",
                new Shown(
                        deliveries.standings(),
                        ways.open(),
                        deliveries.troubled(after, PAGE),
                        after != null,
                        started,
                        clock.instant()));
    }

    @PostMapping("/administration/sending/{delivery}/again")
    Redirect again(Actor actor, FormKey key, @PathVariable UUID delivery) {
        record TryAgain(UUID delivery) {}
        boolean going = once.run(
                actor,
                key.value().toString(),
                new TryAgain(delivery),
                Boolean.class,
                () -> deliveries.again(actor, delivery));
        return Redirect.to("/administration/sending?started=" + (going ? 1 : 0));
    }

    @PostMapping("/administration/sending/again")
    Redirect allAgain(Actor actor, FormKey key, @RequestParam Way way) {
        record TryAllAgain(String way) {}
        int going = once.run(
                actor,
                key.value().toString(),
                new TryAllAgain(way.code()),
                Integer.class,
                () -> deliveries.allAgain(actor, way));
        return Redirect.to("/administration/sending?started=" + going);
    }
}
