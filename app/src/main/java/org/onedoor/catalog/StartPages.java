package org.onedoor.catalog;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.identity.Firm;
import org.onedoor.identity.Parties;
import org.onedoor.identity.Party;
import org.onedoor.identity.Person;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Role;
import org.onedoor.shared.Text;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.Department;
import org.onedoor.standard.MaterialType;
import org.onedoor.standard.Region;
import org.onedoor.standard.Standard;
import org.onedoor.standard.Standards;
import org.onedoor.web.Face;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Draws up start pages (办事指南), of items and of one thing in the shape of an item, tailored by the answers in the address. */
@Component
public class StartPages {

    private final Items items;
    private final Standards standards;
    private final Parties parties;
    private final Clock clock;

    StartPages(Items items, Standards standards, Parties parties, Clock clock) {
        this.items = items;
        this.standards = standards;
        this.parties = parties;
        this.clock = clock;
    }

    /**
     * 起始页 of an item.
     *
     * @param path of this page
     * @param region the one that is shown: what it has claimed is told as it carries it out
     * @param local 各地办事指南: where some region carries it out in its own way, each with its own guide
     * @param preview whether it is not published, so that nobody can begin
     * @param closed why nothing is taken in now; null where it is
     * @param questions the situation's questions that apply, with what was answered
     * @param licence 变更、延续、补证: the licence that it is to be about; null where that is not said
     * @param parts 一件事: what it consists of; empty for a single item
     * @param saving 一件事: what it takes one by one and together
     */
    public record StartPage(
            Item item,
            String path,
            String name,
            String summary,
            String department,
            List<Ask> questions,
            boolean known,
            List<Thing> materials,
            List<Way> steps,
            List<Place> regions,
            String region,
            List<Local> local,
            @Nullable String closed,
            boolean preview,
            boolean signedIn,
            int fields,
            @Nullable UUID licence,
            List<Part> parts,
            List<Saved> saving) {

        public record Ask(String name, String ask, String why, List<Choice> choices) {}

        public record Choice(String value, String label, boolean chosen) {}

        public record Thing(
                String name,
                @Nullable String hint,
                String kind,
                @Nullable String within) {}

        public record Way(String name, String department, String within) {}

        public record Place(String code, String name) {}

        /** @param shown whether this page is about it */
        public record Local(String name, String path, boolean shown) {}

        /**
         * 一项.
         *
         * @param always whether nobody can leave it out
         * @param waits what it waits for, in words; null where it begins at once
         */
        public record Part(
                String id,
                String name,
                String path,
                String department,
                String within,
                boolean always,
                boolean chosen,
                @Nullable String waits) {}

        /** One figure, before and after. */
        public record Saved(String name, String apart, String together) {}

        public boolean firmOnly() {
            return !item.catalogue().forPersons();
        }
    }

    /** What a start page shows beside what follows from its item. */
    public record Beside(@Nullable UUID licence, List<StartPage.Part> parts, List<StartPage.Saved> saving) {

        static Beside of(@Nullable UUID licence) {
            return new Beside(licence, List.of(), List.of());
        }
    }

    /** 预览: what is not published, as it would be shown. */
    StartPage preview(Offer offer, Standard standard, HttpServletRequest request, Actor actor, Face face) {
        List<Region> regions = items.regions(offer.item());
        String chosen = regions.isEmpty() ? "" : regions.getFirst().code();
        return page(offer, offer.item(), standard, regions, chosen, request, Beside.of(null), true, actor, face);
    }

    /** @param region the one asked for; blank for the reader's own */
    public StartPage of(Offer offer, String region, HttpServletRequest request, Beside beside, Actor actor, Face face) {
        String chosen = region(offer, region, actor);
        return at(offer, items.at(offer.item(), chosen), chosen, request, beside, actor, face);
    }

    /** Where it is begun: where was asked for, else at the reader's own home, else where it is handled first; blank for nowhere. */
    public String region(Offer offer, String asked, Actor actor) {
        List<Region> regions = items.regions(offer.item());
        return Stream.of(asked, home(actor))
                .filter(code -> regions.stream().anyMatch(known -> known.code().equals(code)))
                .findFirst()
                .orElseGet(() -> regions.isEmpty() ? "" : regions.getFirst().code());
    }

    /** @param item what is shown of it there, as the region carries it out */
    public StartPage at(
            Offer offer, Item item, String region, HttpServletRequest request, Beside beside, Actor actor, Face face) {
        return page(
                offer,
                item,
                standards.current(),
                items.regions(offer.item()),
                region,
                request,
                beside,
                false,
                actor,
                face);
    }

    private StartPage page(
            Offer offer,
            Item item,
            Standard standard,
            List<Region> regions,
            String chosen,
            HttpServletRequest request,
            Beside beside,
            boolean preview,
            Actor actor,
            Face face) {
        ObjectNode answers = FormInput.read(Item.asFields(item.questions()), request.getParameterMap(), standard);
        Tailored tailored = Tailored.of(item, new AnswerFacts(standard, answers, Map.of()), LocalDate.now(clock));
        return new StartPage(
                item,
                offer.path(),
                face.text(item.name()),
                face.text(item.summary()),
                department(standard, item.department(), face),
                tailored.questions().stream()
                        .map(question -> ask(standard, question, answers, face))
                        .toList(),
                tailored.situationKnown(),
                tailored.materials().stream()
                        .map(material -> thing(standard, material, face))
                        .toList(),
                steps(standard, tailored, face),
                regions.stream()
                        .map(known -> new StartPage.Place(known.code(), face.text(known.name())))
                        .toList(),
                chosen,
                preview ? List.of() : local(offer, chosen, face),
                closed(item, face),
                preview,
                actor.role() == Role.APPLICANT,
                tailored.pages().stream().mapToInt(page -> page.parts().size()).sum(),
                item.follows() == null ? null : beside.licence(),
                beside.parts(),
                beside.saving());
    }

    private List<StartPage.Local> local(Offer offer, String chosen, Face face) {
        // where one does it in its own way, each has a guide of its own: what is read is what is applied for
        return (items.claimed(offer.item()).isEmpty() ? List.<Region>of() : items.regions(offer.item()))
                .stream()
                        .map(region -> new StartPage.Local(
                                face.text(region.name()),
                                offer.path() + "?region=" + region.code(),
                                region.code().equals(chosen)))
                        .toList();
    }

    private static @Nullable String closed(Item item, Face face) {
        Text because = item.standing().because();
        return because == null
                ? null
                : face.msg(
                        item.standing().use() == Item.Use.PAUSED ? "catalog.paused" : "catalog.cancelled",
                        "why",
                        face.text(because));
    }

    /** Where the person or firm is registered; empty where nobody knows. */
    private String home(Actor actor) {
        UUID party = actor.actingFor();
        return (party == null ? Optional.<Party>empty() : parties.find(party))
                .map(known -> switch (known) {
                    case Person person -> person.region();
                    case Firm firm -> firm.region();
                })
                .orElse("");
    }

    private static StartPage.Ask ask(Standard standard, Item.Question question, ObjectNode answers, Face face) {
        DataElement element = standard.element(question.element()).orElseThrow();
        String given = answers.path(element.id()).asString("");
        List<StartPage.Choice> choices = element.codes() == null
                ? List.of(
                        new StartPage.Choice("true", face.msg("catalog.answer.yes"), given.equals("true")),
                        new StartPage.Choice("false", face.msg("catalog.answer.no"), given.equals("false")))
                : References.codesOf(standard, element).stream()
                        .map(code ->
                                new StartPage.Choice(code.code(), face.text(code.name()), given.equals(code.code())))
                        .toList();
        return new StartPage.Ask(element.id(), face.text(question.ask()), face.text(question.why()), choices);
    }

    private static StartPage.Thing thing(Standard standard, Item.Material material, Face face) {
        String kind = switch (material.from()) {
            case FORM -> "form";
            case LICENCE -> "licence";
            case UPLOAD ->
                switch (material.need()) {
                    case REQUIRED -> "required";
                    case OPTIONAL -> "optional";
                    case DEFERRABLE -> "deferrable";
                };
        };
        return new StartPage.Thing(
                standard.materialType(material.type())
                        .map(MaterialType::name)
                        .map(face::text)
                        .orElse(material.type()),
                material.hint() == null ? null : face.text(material.hint()),
                kind,
                material.within() == null ? null : face.text(Limits.inWords(material.within())));
    }

    private static List<StartPage.Way> steps(Standard standard, Tailored tailored, Face face) {
        Item item = tailored.item();
        List<StartPage.Way> ways = new ArrayList<>();
        ways.add(new StartPage.Way(
                face.msg("catalog.step.accept"),
                department(standard, item.department(), face),
                face.text(Limits.inWords(item.process().acceptWithin()))));
        tailored.reviews()
                .forEach(review -> ways.add(new StartPage.Way(
                        face.text(review.name()),
                        department(standard, review.department(), face),
                        face.text(Limits.inWords(review.within())))));
        Item.Decision decision = item.process().decision();
        ways.add(new StartPage.Way(
                face.msg("catalog.step.decide"),
                department(standard, decision.department(), face),
                face.text(Limits.inWords(decision.within()))));
        return ways;
    }

    private static String department(Standard standard, String id, Face face) {
        return standard.department(id).map(Department::brief).map(face::text).orElse(id);
    }
}
