package org.onedoor.notice;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.journal.AccessLog;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Slice;
import org.onedoor.web.Page;
import org.onedoor.web.Redirect;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 我的消息: the messages of the party in whose name the visitor acts. */
@Controller
class MessagesController {

    private static final int PAGE = 20;

    private final Notices notices;
    private final Deliveries deliveries;
    private final Ways ways;
    private final AccessLog accesses;

    MessagesController(Notices notices, Deliveries deliveries, Ways ways, AccessLog accesses) {
        this.notices = notices;
        this.deliveries = deliveries;
        this.ways = ways;
        this.accesses = accesses;
    }

    @GetMapping("/messages")
    Page list(Actor actor, @RequestParam(required = false) @Nullable UUID after) {
        UUID party = party(actor);
        Slice<Notice> slice = notices.of(party, after == null ? null : after.toString(), PAGE);
        return Page.of(
                "notice/messages",
                new MessagesPage(
                        slice.rows(),
                        deliveries.beside(
                                party, slice.rows().stream().map(Notice::id).toList()),
                        notices.unread(party),
                        ways.any(),
                        after != null,
                        slice.next()));
    }

    /** Opens a message: notes that it was read and goes to what it is about. Twice does no more than once. */
    @PostMapping("/messages/{id}")
    Redirect open(Actor actor, @PathVariable UUID id) {
        UUID party = party(actor);
        Notice notice = notices.find(party, id).orElseThrow(() -> {
            accesses.denied(actor, "message", id);
            return new Refused(new NoticeRefusal.NoSuchMessage());
        });
        notices.read(party, id);
        return Redirect.to(notice.link());
    }

    @PostMapping("/messages")
    Redirect readAll(Actor actor) {
        notices.readAll(party(actor));
        return Redirect.to("/messages");
    }

    private static UUID party(Actor actor) {
        UUID party = actor.actingFor();
        if (party == null) {
            throw new IllegalStateException("only applicants have messages");
        }
        return party;
    }
}
