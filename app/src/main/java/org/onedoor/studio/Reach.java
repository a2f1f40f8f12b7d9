package org.onedoor.studio;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Published;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.standard.Standard;
import org.onedoor.standard.Standards;
import org.springframework.stereotype.Component;

/**
 * 权限: whose a definition is. What is published and what is to follow it are both looked at: nobody takes what is another's
 * by writing his own name into it, nor gives his own away.
 *
 * <p>部门的事项管理员 writes his department's items; one of a region writes everything that lies in it. Elements, codes and the other
 * standards have no place: they are one and the same for all, and the stewards of cities write them.
 */
@Component
class Reach {

    /** What lies somewhere, and says where by {@code region} or {@code regions}. */
    private static final Set<String> PLACED = Set.of("item", "claim", "department", "office-hours", "emergency");

    private static final Set<String> DEPARTMENTS_OWN = Set.of("item", "claim");

    private final Definitions definitions;
    private final Standards standards;

    Reach(Definitions definitions, Standards standards) {
        this.definitions = definitions;
        this.standards = standards;
    }

    /** @throws Refused where the actor may not begin the next version of it, or a new one of this text */
    void require(Actor actor, String kind, String definition, String text) {
        require(actor, kind, definition, text, true);
    }

    /** @throws Refused where the actor may not write, decide or throw away a proposal as it stands */
    void require(Actor actor, Proposal proposal) {
        require(
                actor,
                proposal.kind(),
                proposal.definition(),
                proposal.text(),
                proposal.writers().contains(actor.account()));
    }

    /** @param wrote whether the actor wrote the text: then it is his where nothing in it says whose it is */
    private void require(Actor actor, String kind, String definition, String text, boolean wrote) {
        Optional<Fields> published =
                definitions.latest(kind, definition).map(Published::document).map(it -> it.fields(new Mistakes()));
        Optional<Fields> written = DefinitionFolder.read(Examiner.TEXT, text, new Mistakes()).stream()
                .findFirst()
                .map(it -> it.fields(new Mistakes()));
        List<Fields> both =
                Stream.of(published, written).flatMap(Optional::stream).toList();
        Optional<Fields> item =
                kind.equals("claim") && published.isEmpty() ? written.flatMap(this::claimed) : Optional.empty();
        if (!mayWrite(actor, kind, Stream.concat(both.stream(), item.stream()).toList(), wrote)
                || !within(actor, kind, both)) {
            throw new Refused(new StudioRefusal.NotYours());
        }
    }

    private boolean mayWrite(Actor actor, String kind, List<Fields> both, boolean wrote) {
        String own = actor.department();
        if (own == null) {
            return true;
        }
        Set<String> named = new LinkedHashSet<>();
        both.forEach(fields -> department(kind, fields).ifPresent(named::add));
        return DEPARTMENTS_OWN.contains(kind) && (named.isEmpty() ? wrote : named.equals(Set.of(own)));
    }

    /** Whose it is; a claim that names nobody is the business of whoever answers for the item. */
    private Optional<String> department(String kind, Fields fields) {
        return fields.optionalString("department")
                .or(() -> kind.equals("claim")
                        ? claimed(fields).flatMap(item -> item.optionalString("department"))
                        : Optional.empty());
    }

    /** The item that a claim is about. */
    private Optional<Fields> claimed(Fields claim) {
        return claim.optionalString("item")
                .flatMap(item -> definitions.latest("item", item))
                .map(item -> item.document().fields(new Mistakes()));
    }

    private boolean within(Actor actor, String kind, List<Fields> both) {
        if (!PLACED.contains(kind)) {
            return actor.region().equals(actor.city());
        }
        Standard standard = standards.latest();
        return both.stream()
                .flatMap(fields -> regions(fields).stream())
                .allMatch(region -> standard.within(region, actor.region()));
    }

    private static Set<String> regions(Fields fields) {
        Set<String> regions = new LinkedHashSet<>();
        if (fields.has("regions")) {
            regions.addAll(fields.strings("regions"));
        }
        fields.optionalString("region").ifPresent(regions::add);
        return regions;
    }
}
