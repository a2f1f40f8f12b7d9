package org.onedoor.studio;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.Claims;
import org.onedoor.catalog.Items;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Differences;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Published;
import org.onedoor.identity.Staff;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.standard.Region;
import org.onedoor.standard.Retirement;
import org.onedoor.standard.Standard;
import org.onedoor.standard.Standards;
import org.onedoor.standard.Uses;
import org.onedoor.web.Face;
import org.onedoor.web.FormKey;
import org.onedoor.web.Page;
import org.onedoor.web.Redirect;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 定义库: what holds and what is to come, found and looked at: who uses it and how it became so. */
@Controller
class StudioPages {

    private static final int SHOWN = 100;
    private static final int OPEN = 50;
    private static final int USES = 200;

    private final Definitions definitions;
    private final Workshop workshop;
    private final Items items;
    private final Standards standards;
    private final Staff staff;
    private final Clock clock;

    StudioPages(
            Definitions definitions, Workshop workshop, Items items, Standards standards, Staff staff, Clock clock) {
        this.definitions = definitions;
        this.workshop = workshop;
        this.items = items;
        this.standards = standards;
        this.staff = staff;
        this.clock = clock;
    }

    /**
     * @param rows what was found of one kind, by id, each as its newest version
     * @param next where the list goes on; null at its end
     * @param open what is being written and checked
     */
    record ListPage(
            String kind,
            List<Choice> kinds,
            String words,
            List<Row> rows,
            @Nullable String next,
            List<Open> open) {

        record Choice(String kind, String name, String path, boolean chosen) {}

        /**
         * @param coming whether it holds from a later day only
         * @param retired 已废止
         */
        record Row(String id, String name, int version, String since, boolean coming, boolean retired) {}

        /** @param mine whether the reader may publish it or give it back */
        record Open(String path, String kind, String definition, String state, String by, String at, boolean mine) {}
    }

    @GetMapping("/studio")
    Page list(
            @RequestParam(defaultValue = "item") String kind,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String after,
            Actor actor,
            Face face) {
        String chosen = Workshop.KINDS.contains(kind) ? kind : Workshop.KINDS.getFirst();
        // what follows from a claim is found as that
        List<Published> found = definitions.newest(chosen, q.strip(), after, SHOWN + 1);
        List<Published> shown = found.size() > SHOWN ? found.subList(0, SHOWN) : found;
        return Page.of(
                "studio/list",
                new ListPage(
                        chosen,
                        Workshop.KINDS.stream()
                                .map(one -> new ListPage.Choice(
                                        one, face.msg("studio.kind." + one), "/studio?kind=" + one, one.equals(chosen)))
                                .toList(),
                        q,
                        shown.stream()
                                .map(one -> new ListPage.Row(
                                        one.id(),
                                        face.text(Named.of(one)),
                                        one.version(),
                                        since(one.effective(), face),
                                        one.effective().isAfter(LocalDate.now(clock)),
                                        Retirement.retired(one.node())))
                                .toList(),
                        found.size() > SHOWN ? shown.getLast().id() : null,
                        open(actor, face)));
    }

    private List<ListPage.Open> open(Actor actor, Face face) {
        List<Proposal> open = workshop.open(actor, OPEN);
        Set<UUID> accounts = new HashSet<>();
        open.forEach(one -> accounts.add(one.savedBy()));
        Map<UUID, String> names = staff.names(accounts);
        return open.stream()
                .map(one -> new ListPage.Open(
                        "/studio/proposals/" + one.id(),
                        face.msg("studio.kind." + one.kind()),
                        one.definition(),
                        face.msg("studio.state." + one.state().code()),
                        names.getOrDefault(one.savedBy(), ""),
                        face.moment(one.saved()),
                        one.mayBeDecidedBy(actor.account())))
                .toList();
    }

    private static String since(LocalDate effective, Face face) {
        return effective.equals(DefinitionFolder.EVER) ? face.msg("studio.ever") : face.day(effective);
    }

    /**
     * @param shown the version that is shown
     * @param text its YAML
     * @param changed what it changed of the one before; empty for the first
     * @param uses the definitions that name it, in force or to come
     * @param retired 已废止: whether the newest version says so
     * @param retirable whether it could say so
     * @param follows the claim from which it follows, so that it is not revised by itself; null for everything else
     * @param claims 认领: the regions that carry it out in their own way; empty for what is no item
     * @param claimable regions for which the reader may claim it
     */
    record DefinitionPage(
            String kind,
            String kindName,
            String id,
            String name,
            int shown,
            String text,
            List<Change> changed,
            List<Edition> editions,
            List<Use> uses,
            boolean retired,
            boolean retirable,
            @Nullable String follows,
            List<Use> claims,
            List<Place> claimable) {

        record Edition(int version, String since, String published, String by, String path, boolean chosen) {}

        record Use(String kind, String name, String path) {}

        record Place(String code, String name) {}
    }

    /** One difference as a line. */
    record Change(
            String path, @Nullable String before, @Nullable String after) {

        static List<Change> of(List<Differences.Difference> differences) {
            return differences.stream()
                    .map(one -> new Change(String.join(" › ", one.path()), one.before(), one.after()))
                    .toList();
        }
    }

    @GetMapping("/studio/definitions/{kind}/{id}")
    Page definition(
            @PathVariable String kind,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer version,
            Actor actor,
            Face face) {
        List<Definitions.Edition> editions = definitions.editions(kind, id);
        if (editions.isEmpty() || !Workshop.KINDS.contains(kind)) {
            throw new Refused(new StudioRefusal.NotThere());
        }
        int wanted = version == null ? editions.getFirst().version() : version;
        Published shown =
                definitions.version(kind, id, wanted).orElseThrow(() -> new Refused(new StudioRefusal.NotThere()));
        boolean retired = definitions
                .latest(kind, id)
                .filter(newest -> Retirement.retired(newest.node()))
                .isPresent();
        Set<UUID> accounts = new HashSet<>();
        editions.forEach(edition -> accounts.add(edition.by()));
        Map<UUID, String> names = staff.names(accounts);
        String path = "/studio/definitions/" + kind + "/" + id;
        List<DefinitionPage.Use> uses = new ArrayList<>();
        for (Published use : uses(kind, id)) {
            uses.add(new DefinitionPage.Use(
                    face.has("studio.kind." + use.kind()) ? face.msg("studio.kind." + use.kind()) : use.kind(),
                    face.text(Named.of(use)),
                    Workshop.KINDS.contains(use.kind())
                            ? "/studio/definitions/" + use.kind() + "/" + use.id()
                            : "/studio"));
        }
        return Page.of(
                "studio/definition",
                new DefinitionPage(
                        kind,
                        face.msg("studio.kind." + kind),
                        id,
                        face.text(Named.of(shown)),
                        wanted,
                        workshop.text(shown),
                        definitions
                                .version(kind, id, wanted - 1)
                                .map(before -> Change.of(Differences.between(before.node(), shown.node())))
                                .orElse(List.of()),
                        editions.stream()
                                .map(edition -> new DefinitionPage.Edition(
                                        edition.version(),
                                        since(edition.effective(), face),
                                        face.moment(edition.published()),
                                        names.getOrDefault(edition.by(), face.msg("studio.from-file")),
                                        path + "?version=" + edition.version(),
                                        edition.version() == wanted))
                                .toList(),
                        uses,
                        retired,
                        Retirement.possible(kind) && !retired,
                        follows(shown),
                        claims(shown, face),
                        claimable(shown, actor, face)));
    }

    /** Those that name it as they stand today or later, each once; of very many the first. */
    private List<Published> uses(String kind, String id) {
        Uses uses = Uses.of(kind, id);
        LocalDate today = LocalDate.now(clock);
        List<LocalDate> days = new ArrayList<>(List.of(today));
        days.addAll(definitions.beginningsAfter(today));
        Map<String, Published> naming = new LinkedHashMap<>();
        Map<String, List<String>> names = new LinkedHashMap<>();
        definitions
                .mentioning(definitions.kinds(), List.of(id))
                .forEach(name -> names.computeIfAbsent(name.kind(), any -> new ArrayList<>())
                        .add(name.id()));
        for (Map.Entry<String, List<String>> ofKind : names.entrySet()) {
            List<String> ids = ofKind.getValue();
            for (int from = 0; from < ids.size() && naming.size() < USES; from += SHOWN) {
                List<String> some = ids.subList(from, Math.min(ids.size(), from + SHOWN));
                days.stream()
                        .flatMap(day -> definitions.inForce(ofKind.getKey(), some, day).stream())
                        .filter(one -> uses.in(one.document()).isPresent())
                        .forEach(one -> naming.putIfAbsent(one.kind() + "/" + one.id(), one));
            }
        }
        return naming.values().stream().limit(USES).toList();
    }

    private static @Nullable String follows(Published shown) {
        return shown.kind().equals("item") && Claims.derived(shown.id())
                ? "/studio/definitions/claim/" + shown.id()
                : null;
    }

    private List<DefinitionPage.Use> claims(Published shown, Face face) {
        return definitions.naming("claim", "item", shown.id()).stream()
                .map(claim -> new DefinitionPage.Use(
                        face.msg("studio.kind.claim"),
                        standards
                                .latest()
                                .region(region(claim))
                                .map(Region::name)
                                .map(face::text)
                                .orElse(region(claim)),
                        "/studio/definitions/claim/" + claim.id()))
                .toList();
    }

    private static String region(Published published) {
        return published.document().fields(new Mistakes()).string("region");
    }

    /** What lies in the reader's own region, handles the item and has not claimed it. */
    private List<DefinitionPage.Place> claimable(Published shown, Actor actor, Face face) {
        if (!shown.kind().equals("item") || follows(shown) != null) {
            return List.of();
        }
        Standard standard = standards.latest();
        Set<String> claimed = new HashSet<>();
        definitions.naming("claim", "item", shown.id()).forEach(claim -> claimed.add(region(claim)));
        return items.inForce(shown.id()).stream()
                .flatMap(item -> Items.claimable(item, standard).stream())
                .filter(region -> standard.within(region.code(), actor.region()))
                .filter(region -> !claimed.contains(region.code()))
                .map(region -> new DefinitionPage.Place(region.code(), face.text(region.name())))
                .toList();
    }

    /** Begins something new; goes on with it where somebody has begun it already. */
    @PostMapping("/studio/proposals")
    Redirect begin(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String like,
            FormKey key,
            Actor actor) {
        return Redirect.to(
                "/studio/proposals/" + workshop.begin(actor, key.value().toString(), kind, id.strip(), like.strip()));
    }

    /** 认领: begins what a region has of its own in an item. */
    @PostMapping("/studio/definitions/item/{id}/claims")
    Redirect claim(@PathVariable String id, @RequestParam(defaultValue = "") String region, FormKey key, Actor actor) {
        return Redirect.to(
                "/studio/proposals/" + workshop.claim(actor, key.value().toString(), id, region));
    }

    /** 废止: begins a version that retires it. */
    @PostMapping("/studio/definitions/{kind}/{id}/retirement")
    Redirect retire(@PathVariable String kind, @PathVariable String id, FormKey key, Actor actor) {
        return Redirect.to(
                "/studio/proposals/" + workshop.retire(actor, key.value().toString(), kind, id));
    }

    /** Begins the next version; goes on with it where somebody has begun it already. */
    @PostMapping("/studio/definitions/{kind}/{id}/revision")
    Redirect revise(@PathVariable String kind, @PathVariable String id, FormKey key, Actor actor) {
        return Redirect.to(
                "/studio/proposals/" + workshop.revise(actor, key.value().toString(), kind, id));
    }
}
