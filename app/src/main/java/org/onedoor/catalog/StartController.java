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
import org.onedoor.catalog.Item.Part;
import org.onedoor.identity.Firm;
import org.onedoor.identity.Parties;
import org.onedoor.identity.Party;
import org.onedoor.identity.Person;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.Department;
import org.onedoor.standard.MaterialType;
import org.onedoor.standard.Region;
import org.onedoor.standard.Standard;
import org.onedoor.standard.Standards;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.node.ObjectNode;

/** 办事指南: the start page of one item, tailored by the answers in its address. */
@Controller
class StartController {

    private final Items items;
    private final Standards standards;
    private final Parties parties;
    private final Clock clock;

    StartController(Items items, Standards standards, Parties parties, Clock clock) {
        this.items = items;
        this.standards = standards;
        this.parties = parties;
        this.clock = clock;
    }

    /**
     * 起始页 of an item.
     *
     * @param path of this page
     * @param questions the situation's questions that apply, with what was answered
     * @param licence 变更、延续、补证: the licence that it is to be about; null where that is not said
     */
    record StartPage(
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
            boolean signedIn,
            int fields,
            @Nullable UUID licence) {

        record Ask(String name, String ask, String why, List<Choice> choices) {}

        record Choice(String value, String label, boolean chosen) {}

        record Thing(
                String name,
                @Nullable String hint,
                String kind,
                @Nullable String within) {}

        record Way(String name, String department, String within) {}

        record Place(String code, String name) {}

        boolean firmOnly() {
            return !item.catalogue().forPersons();
        }
    }

    @GetMapping("/items/{id}")
    Answer start(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(required = false) @Nullable UUID licence,
            HttpServletRequest request,
            Actor actor,
            Face face) {
        Item item = items.inForce(id).orElseThrow(() -> new Refused(new NoSuchItem()));
        Standard standard = standards.current();
        List<Part> questions = Item.asFields(item.questions());
        ObjectNode answers = FormInput.read(questions, request.getParameterMap(), standard);
        Tailored tailored = Tailored.of(item, new AnswerFacts(standard, answers, Map.of()), LocalDate.now(clock));
        List<Region> regions = items.regions(item);
        String chosen = Stream.of(region, home(actor))
                .filter(code -> regions.stream().anyMatch(known -> known.code().equals(code)))
                .findFirst()
                .orElseGet(() -> regions.getFirst().code());
        return Page.of(
                "catalog/start",
                new StartPage(
                        item,
                        "/items/" + id,
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
                        actor.role() == Role.APPLICANT,
                        tailored.pages().stream()
                                .mapToInt(page -> page.parts().size())
                                .sum(),
                        item.follows() == null ? null : licence));
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
