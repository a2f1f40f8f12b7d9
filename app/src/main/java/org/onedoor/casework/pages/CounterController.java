package org.onedoor.casework.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.CaseView;
import org.onedoor.casework.CaseViews;
import org.onedoor.casework.Casework;
import org.onedoor.casework.Pickups;
import org.onedoor.casework.Visits;
import org.onedoor.casework.filing.Counter;
import org.onedoor.casework.joint.OneDeliveries;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.casework.life.Delivery;
import org.onedoor.catalog.Items;
import org.onedoor.identity.Firm;
import org.onedoor.identity.Party;
import org.onedoor.identity.Person;
import org.onedoor.journal.Once;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.Field;
import org.onedoor.web.FormKey;
import org.onedoor.web.Mistake;
import org.onedoor.web.Page;
import org.onedoor.web.Question;
import org.onedoor.web.Redirect;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 综合窗口的页面: find who stands there, choose what they came for, print the receipt. */
@Controller
public class CounterController {

    private static final int LONGEST = 60;

    private final Counter counter;
    private final CaseViews views;
    private final Casework casework;
    private final Pickups pickups;
    private final OneDeliveries deliveries;
    private final Visits visits;
    private final Items items;
    private final Once once;

    CounterController(
            Counter counter,
            CaseViews views,
            Casework casework,
            Pickups pickups,
            OneDeliveries deliveries,
            Visits visits,
            Items items,
            Once once) {
        this.counter = counter;
        this.views = views;
        this.casework = casework;
        this.pickups = pickups;
        this.deliveries = deliveries;
        this.visits = visits;
        this.items = items;
        this.once = once;
    }

    /**
     * Asks who it is for. The number is sent in a body, never in an address.
     *
     * @param handed whether something was just handed over
     */
    public record FindPage(List<Field> fields, boolean handed) {

        public List<Mistake> mistakes() {
            return Field.mistakes(fields);
        }
    }

    /**
     * What the hall may take in for who was found; name and number go along and are looked at again.
     *
     * @param taker who is likely to take what is handed over; blank where a firm sends somebody
     */
    public record OffersPage(
            String shown,
            String taker,
            String name,
            String number,
            boolean stranger,
            List<Line> offers,
            List<Ready> ready,
            List<Together> together,
            List<Running> running) {

        /** 待领取, all parts of one whole at once. */
        public record Together(UUID id, String title, String number, LocalDate due, String things) {}

        /** 在办: what they may go on with here. */
        public record Running(UUID id, String title, String number, String state) {}

        /** 待领取: what lies ready for them. */
        public record Ready(UUID id, String title, String number, LocalDate due) {}

        public record Line(String item, String title, String summary, List<Place> places) {}

        public record Place(String code, String name) {}
    }

    /** 收件回执, to be printed. */
    public record ReceiptPage(
            CaseView view, String number, String item, String region, Instant received, List<Paper> materials) {

        public record Paper(String name, String state) {}
    }

    @GetMapping("/counter")
    Answer ask(@RequestParam(defaultValue = "") String handed, Face face) {
        return Page.of("casework/counter", new FindPage(fields("", "", null, face), !handed.isEmpty()));
    }

    private static List<Field> fields(String name, String number, @Nullable String error, Face face) {
        return List.of(
                new Field.Line(
                        Question.of("number", face.msg("casework.counter.number"))
                                .withError(error),
                        number,
                        Field.Typing.WORDS,
                        null,
                        LONGEST),
                new Field.Line(
                        Question.of("name", face.msg("casework.counter.name"))
                                .withHint(face.msg("casework.counter.name-hint")),
                        name,
                        Field.Typing.WORDS,
                        null,
                        LONGEST));
    }

    @PostMapping("/counter")
    Answer find(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String number,
            Actor actor,
            Face face) {
        String typedNumber = number.strip().toUpperCase(Locale.ROOT);
        Optional<Party> found = counter.find(actor, name.strip(), typedNumber);
        return found.or(() -> counter.stranger(name.strip(), typedNumber))
                .map(party -> Page.of(
                        "casework/counter-offers",
                        new OffersPage(
                                shown(party),
                                party instanceof Person person ? person.name() : "",
                                name.strip(),
                                typedNumber,
                                found.isEmpty(),
                                lines(actor, party, face),
                                ready(actor, party, face),
                                deliveries.pickups(actor, party.id()).stream()
                                        .map(one -> together(one, face))
                                        .toList(),
                                running(actor, party, face))))
                .orElseGet(() -> Page.of(
                                "casework/counter",
                                new FindPage(fields(name, number, face.msg("casework.counter.nobody"), face), false))
                        .withStatus(HttpStatus.UNPROCESSABLE_CONTENT));
    }

    private List<OffersPage.Line> lines(Actor actor, Party party, Face face) {
        return counter.offers(actor, party).stream()
                .map(offer -> new OffersPage.Line(
                        offer.item().id(),
                        face.text(offer.item().name()),
                        face.text(offer.item().summary()),
                        offer.regions().stream()
                                .map(region -> new OffersPage.Place(region.code(), face.text(region.name())))
                                .toList()))
                .toList();
    }

    private List<OffersPage.Ready> ready(Actor actor, Party party, Face face) {
        return pickups.of(actor, party.id()).stream()
                .map(one -> new OffersPage.Ready(
                        one.id(),
                        face.text(items.version(one.item(), one.itemVersion()).name()),
                        one.number().spaced(),
                        one.due()))
                .toList();
    }

    static OffersPage.Together together(OneDeliveries.Waiting one, Face face) {
        return new OffersPage.Together(
                one.id(),
                face.text(one.name()),
                one.number().spaced(),
                one.due(),
                one.things().stream().map(face::text).collect(Collectors.joining(face.english() ? ", " : "、")));
    }

    private List<OffersPage.Running> running(Actor actor, Party party, Face face) {
        Set<UUID> ready =
                pickups.of(actor, party.id()).stream().map(Pickups.Pickup::id).collect(Collectors.toSet());
        return visits.running(actor, party.id()).stream()
                .filter(one -> !ready.contains(one.id()))
                .map(one -> new OffersPage.Running(
                        one.id(),
                        face.text(items.version(one.item(), one.itemVersion()).name()),
                        one.number().spaced(),
                        face.msg("casework.state." + one.state().code())))
                .toList();
    }

    /** 到窗口接着办: who stands there goes on with a case, wherever it was filed. */
    @PostMapping("/counter/visits")
    Redirect goOn(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String number,
            @RequestParam("case") UUID id,
            FormKey key,
            Actor actor) {
        record GoOnAtCounter(String name, String number, UUID id) {}
        once.run(actor, key.value().toString(), new GoOnAtCounter(name, number, id), Boolean.class, () -> {
            Party party =
                    counter.find(actor, name, number).orElseThrow(() -> new Refused(new CaseRefusal.NoSuchCase()));
            visits.visited(actor, party.id(), id);
            return true;
        });
        return Redirect.to("/cases/" + id);
    }

    /** 窗口领取: handed over to whoever showed an identity document. */
    @PostMapping("/counter/cases/{id}/service")
    Redirect handOver(@PathVariable UUID id, @RequestParam(defaultValue = "") String detail, FormKey key, Actor actor) {
        casework.perform(actor, id, key.value().toString(), new CaseCommand.Serve(Delivery.COUNTER.proof(), detail));
        return Redirect.to("/counter?handed=over");
    }

    private static String shown(Party party) {
        return switch (party) {
            case Person person -> person.name();
            case Firm firm -> firm.name();
        };
    }

    @PostMapping("/counter/drafts")
    Answer begin(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String number,
            @RequestParam String item,
            @RequestParam String region,
            FormKey key,
            Actor actor) {
        record BeginAtCounter(String name, String number, String item, String region) {}
        UUID draft = once.run(
                actor,
                key.value().toString(),
                new BeginAtCounter(name, number, item, region),
                UUID.class,
                () -> counter.begin(actor, party(actor, name, number), item, region));
        return Redirect.to("/drafts/" + draft);
    }

    private Party party(Actor actor, String name, String number) {
        return counter.findOrRecord(actor, name, number).orElseThrow(() -> new Refused(new CaseRefusal.NoSuchCase()));
    }

    @GetMapping("/counter/cases/{id}/receipt")
    Answer receipt(@PathVariable UUID id, Actor actor, Face face) {
        CaseView view = views.view(actor, id);
        CaseHead head = view.head();
        return Page.of(
                "casework/receipt",
                new ReceiptPage(
                        view,
                        head.filingNumber().spaced(),
                        face.text(view.item().name()),
                        view.standard()
                                .region(head.region())
                                .map(region -> face.text(region.name()))
                                .orElse(head.region()),
                        head.received(),
                        view.materials().stream()
                                .map(material -> new ReceiptPage.Paper(
                                        ProgressPages.materialName(view.standard(), material.type(), face),
                                        face.msg("casework.receipt.material."
                                                + material.state().code())))
                                .toList()));
    }
}
