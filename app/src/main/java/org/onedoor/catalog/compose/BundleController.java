package org.onedoor.catalog.compose;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Items;
import org.onedoor.catalog.Limits;
import org.onedoor.catalog.Offer;
import org.onedoor.catalog.StartPages;
import org.onedoor.catalog.StartPages.StartPage;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Text;
import org.onedoor.standard.Department;
import org.onedoor.standard.LicenceTypeDefinition;
import org.onedoor.standard.Standard;
import org.onedoor.standard.Standards;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 一件事指南: the start page of one thing, with what can be chosen and what it saves. */
@Controller
class BundleController {

    private final Bundles bundles;
    private final Items items;
    private final Standards standards;
    private final StartPages pages;

    BundleController(Bundles bundles, Items items, Standards standards, StartPages pages) {
        this.bundles = bundles;
        this.items = items;
        this.standards = standards;
        this.pages = pages;
    }

    /**
     * @param with ids of the members that are ticked
     * @param chosen whether somebody has ticked and unticked; else what is ticked at first
     */
    @GetMapping("/bundles/{id}")
    Answer start(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") Set<String> with,
            @RequestParam(defaultValue = "false") boolean chosen,
            HttpServletRequest request,
            Actor actor,
            Face face) {
        Bundle bundle = bundles.inForce(id).orElseThrow(() -> new Refused(new BundleRefusal.NoSuchBundle()));
        Set<String> wanted = new HashSet<>(chosen ? with : bundle.ticked());
        Offer everywhere = Offer.ofOneThing(bundles.choose(bundle, wanted, null).item());
        String chosenRegion = pages.region(everywhere, region, actor);
        Joint joint = bundles.choose(bundle, wanted, chosenRegion);
        return Page.of(
                "catalog/start",
                pages.at(
                        everywhere,
                        joint.item(),
                        chosenRegion,
                        request,
                        new StartPages.Beside(
                                null, parts(joint, wanted, chosenRegion, face), saving(joint.recomposed(), face)),
                        actor,
                        face));
    }

    private List<StartPage.Part> parts(Joint joint, Set<String> wanted, String region, Face face) {
        Standard standard = standards.current();
        List<StartPage.Part> parts = new ArrayList<>();
        for (Bundle.Member member : joint.bundle().members()) {
            boolean always = member.choice() == Bundle.Choice.ALWAYS;
            items.inForceAt(member.item(), region)
                    .ifPresent(item -> parts.add(new StartPage.Part(
                            member.item(),
                            face.text(item.name()),
                            "/items/" + member.item(),
                            standard.department(item.department())
                                    .map(Department::brief)
                                    .map(face::text)
                                    .orElse(item.department()),
                            face.text(Limits.inWords(Bundle.promised(member, item))),
                            always,
                            always || wanted.contains(member.item()),
                            waits(joint.recomposed(), item, standard, face))));
        }
        return parts;
    }

    /** 等：营业执照. */
    private static @Nullable String waits(Recomposed recomposed, Item item, Standard standard, Face face) {
        List<String> things = recomposed.needs().stream()
                .filter(need -> need.by().equals(item.id()))
                .map(need -> switch (need.thing()) {
                    case Need.Thing.ByMaterial(String _, String licence) -> named(licence, standard, face);
                    case Need.Thing.ByElement(String _, String licence) -> named(licence, standard, face);
                    case Need.Thing.ByOrder(Text other) -> face.text(other);
                })
                .distinct()
                .toList();
        return things.isEmpty()
                ? null
                : face.msg(
                        "catalog.parts.waits",
                        "things",
                        String.join(face.language().equals("zh") ? "、" : ", ", things));
    }

    private static String named(String licence, Standard standard, Face face) {
        return standard.licenceType(licence)
                .map(LicenceTypeDefinition::name)
                .map(face::text)
                .orElse(licence);
    }

    private static List<StartPage.Saved> saving(Recomposed recomposed, Face face) {
        Figures before = recomposed.before();
        Figures after = recomposed.after();
        List<StartPage.Saved> saved = new ArrayList<>();
        saved.add(count("fields", before.fields(), after.fields(), face));
        saved.add(count("materials", before.materials(), after.materials(), face));
        saved.add(count("steps", before.steps(), after.steps(), face));
        saved.add(new StartPage.Saved(
                face.msg("catalog.saving.days"),
                face.text(before.days().inWords()),
                face.text(after.days().inWords())));
        saved.add(count("visits", before.visits(), after.visits(), face));
        return saved;
    }

    private static StartPage.Saved count(String key, int before, int after, Face face) {
        return new StartPage.Saved(
                face.msg("catalog.saving." + key), Integer.toString(before), Integer.toString(after));
    }
}
