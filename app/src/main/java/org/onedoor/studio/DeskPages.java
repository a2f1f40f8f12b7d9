package org.onedoor.studio;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Previews;
import org.onedoor.rules.Rule;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.Department;
import org.onedoor.standard.LicenceTypeDefinition;
import org.onedoor.standard.MaterialType;
import org.onedoor.standard.Standard;
import org.onedoor.standard.calendar.Limit;
import org.onedoor.web.Face;
import org.onedoor.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 预览: an item that is not published, as counter and reviewers will have it. */
@Controller
class DeskPages {

    private final Workshop workshop;
    private final Previews previews;

    DeskPages(Workshop workshop, Previews previews) {
        this.workshop = workshop;
        this.previews = previews;
    }

    @GetMapping("/studio/proposals/{id}/desk")
    Page desk(@PathVariable UUID id, Actor actor, Face face) {
        Proposal proposal = workshop.view(actor, id);
        return workshop.examine(proposal)
                .document()
                .filter(_ -> Previews.of(proposal.kind()))
                .flatMap(previews::read)
                .map(read -> Page.of(
                        "studio/desk", new Drawing(read.item(), read.standard(), face).page("/studio/proposals/" + id)))
                .orElseThrow(() -> new Refused(new StudioRefusal.NoPreview()));
    }

    private record Drawing(Item item, Standard standard, Face face) {

        DeskPage page(String back) {
            return new DeskPage(
                    face.text(item.name()),
                    back,
                    facts(),
                    item.form().stream().map(this::section).toList(),
                    item.materials().stream().map(this::material).toList(),
                    levels());
        }

        private List<PartPage.Fact> facts() {
            List<PartPage.Fact> facts = new ArrayList<>();
            facts.add(new PartPage.Fact(face.msg("studio.ask.department"), department(item.department())));
            Limit statutory = item.limits().statutory();
            if (statutory != null) {
                facts.add(new PartPage.Fact(face.msg("studio.ask.limits.statutory"), limit(statutory)));
            }
            facts.add(new PartPage.Fact(
                    face.msg("studio.ask.limits.promised"), limit(item.limits().promised())));
            String licence = item.result().licence();
            facts.add(new PartPage.Fact(
                    face.msg("studio.ask.result.kind"),
                    licence == null
                            ? face.msg("studio.result.none")
                            : standard.licenceType(licence)
                                    .map(LicenceTypeDefinition::name)
                                    .map(face::text)
                                    .orElse(licence)));
            Rule automatic = item.process().decision().automatic();
            if (automatic != null) {
                facts.add(new PartPage.Fact(face.msg("studio.when.automatic"), face.text(automatic.inWords())));
            }
            return List.copyOf(facts);
        }

        private DeskPage.Section section(Item.Page page) {
            List<DeskPage.Answer> answers = new ArrayList<>();
            for (Item.Part part : page.parts()) {
                switch (part) {
                    case Item.Field field -> answers.add(answer(field, field.when(), ""));
                    case Item.Group group ->
                        group.fields()
                                .forEach(field -> answers.add(answer(
                                        field,
                                        field.when() == null ? group.when() : field.when(),
                                        face.text(group.row()) + " · ")));
                }
            }
            return new DeskPage.Section(face.text(page.title()), List.copyOf(answers));
        }

        private DeskPage.Answer answer(Item.Field field, @Nullable Rule when, String row) {
            DataElement element = standard.element(field.element()).orElseThrow();
            return new DeskPage.Answer(
                    row + face.text(element.name()),
                    face.msg("studio.type."
                            + (element.many() ? "codes" : element.type().code())),
                    face.msg(field.required() ? "studio.field.must" : "studio.field.may"),
                    words(when));
        }

        private DeskPage.Material material(Item.Material material) {
            Limit within = material.within();
            String need = face.msg("studio.need." + material.need().name().toLowerCase(Locale.ROOT));
            return new DeskPage.Material(
                    materialType(material.type()),
                    within == null ? need : need + " · " + face.msg("studio.list.within", "span", limit(within)),
                    face.msg("studio.from." + material.from().name().toLowerCase(Locale.ROOT)),
                    words(material.when()));
        }

        private String materialType(String type) {
            return standard.materialType(type)
                    .map(MaterialType::name)
                    .map(face::text)
                    .orElse(type);
        }

        private List<List<DeskPage.Step>> levels() {
            List<List<DeskPage.Step>> levels = new ArrayList<>();
            levels.add(List.of(new DeskPage.Step(
                    face.msg("studio.step.accept"),
                    department(item.department()),
                    limit(item.process().acceptWithin()),
                    null,
                    null)));
            List<Item.Review> open = new ArrayList<>(item.process().reviews());
            Set<String> done = new HashSet<>();
            while (!open.isEmpty()) {
                List<Item.Review> next = open.stream()
                        .filter(review -> done.containsAll(review.after()))
                        .toList();
                // a reading without mistakes has no circle
                levels.add(next.stream().map(this::step).toList());
                next.forEach(review -> done.add(review.id()));
                if (!open.removeAll(next)) {
                    throw new IllegalStateException("reviews of " + item.id() + " wait for each other");
                }
            }
            levels.add(List.of(new DeskPage.Step(
                    face.msg("studio.step.decide"),
                    department(item.process().decision().department()),
                    limit(item.process().decision().within()),
                    null,
                    null)));
            return List.copyOf(levels);
        }

        private DeskPage.Step step(Item.Review review) {
            return new DeskPage.Step(
                    face.text(review.name())
                            + (review.consultation() ? " · " + face.msg("studio.list.consultation") : ""),
                    department(review.department()),
                    limit(review.within()),
                    review.reads().isEmpty()
                            ? null
                            : review.reads().stream()
                                    .map(this::materialType)
                                    .collect(Collectors.joining(face.msg("studio.list.comma"))),
                    words(review.when()));
        }

        private @Nullable String words(@Nullable Rule when) {
            return when == null ? null : face.text(when.inWords());
        }

        private String department(String id) {
            return standard.department(id).map(Department::name).map(face::text).orElse(id);
        }

        private String limit(Limit limit) {
            return Lists.span(
                    limit.value() == 0 ? "" : String.valueOf(limit.value()),
                    limit.unit().code(),
                    face);
        }
    }
}
