package org.onedoor.casework;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.AnswerFacts;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Items;
import org.onedoor.catalog.Tailored;
import org.onedoor.data.Held;
import org.onedoor.data.Holding;
import org.onedoor.data.Holdings;
import org.onedoor.data.Records;
import org.onedoor.identity.Parties;
import org.onedoor.identity.Party;
import org.onedoor.shared.Actor;
import org.onedoor.standard.LicenceTypeDefinition;
import org.onedoor.standard.Standard;
import org.onedoor.standard.Standards;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Puts an {@link Application} together from its draft. */
@Component
class Applications {

    private static final String PURPOSE = "prefill";

    private final Items items;
    private final Standards standards;
    private final Records records;
    private final Holdings holdings;
    private final MaterialFiles files;
    private final Deadlines deadlines;
    private final Parties parties;

    Applications(
            Items items,
            Standards standards,
            Records records,
            Holdings holdings,
            MaterialFiles files,
            Deadlines deadlines,
            Parties parties) {
        this.items = items;
        this.standards = standards;
        this.records = records;
        this.holdings = holdings;
        this.files = files;
        this.deadlines = deadlines;
        this.parties = parties;
    }

    Application of(Actor actor, Draft draft) {
        return of(actor, draft, files.of(draft.city(), draft.id()));
    }

    /** Of one that comes with its files. */
    Application of(Actor actor, Draft draft, List<Draft.MaterialFile> sent) {
        return of(actor, draft, parties.find(draft.party()).orElse(null), sent);
    }

    private Application of(Actor actor, Draft draft, @Nullable Party party, List<Draft.MaterialFile> sent) {
        Item item = items.version(draft.item(), draft.itemVersion());
        Standard standard = standards.current();
        Map<String, Held> held = records.of(actor, draft.party(), PURPOSE);
        Tailored tailored =
                Tailored.of(item, new AnswerFacts(standard, draft.answers(), values(held)), deadlines.today());
        return new Application(
                draft,
                item,
                tailored,
                held,
                party == null ? Map.of() : AccountFacts.of(party, standard),
                wanted(actor, draft, tailored, sent),
                standard,
                party);
    }

    static Map<String, JsonNode> values(Map<String, Held> held) {
        Map<String, JsonNode> values = new HashMap<>();
        held.forEach((element, value) -> {
            if (!value.disputed()) {
                values.put(element, value.value());
            }
        });
        return values;
    }

    private List<Application.Wanted> wanted(
            Actor actor, Draft draft, Tailored tailored, List<Draft.MaterialFile> sent) {
        boolean looksUp = tailored.materials().stream().anyMatch(material -> material.licence() != null);
        List<Holding> held = looksUp ? holdings.of(actor, draft.party(), PURPOSE) : List.of();
        List<Application.Wanted> wanted = new ArrayList<>();
        for (Item.Material material : tailored.materials()) {
            List<Draft.MaterialFile> own = sent.stream()
                    .filter(file -> file.material().equals(material.type()))
                    .toList();
            wanted.add(new Application.Wanted(
                    material, proof(material, held), own, draft.deferred().contains(material.type())));
        }
        return List.copyOf(wanted);
    }

    /** The number of a licence that a party holds and that proves a material. */
    Optional<String> proof(Actor actor, UUID party, Item.Material material) {
        return material.licence() == null
                ? Optional.empty()
                : Optional.ofNullable(proof(material, holdings.of(actor, party, PURPOSE)))
                        .map(Holding::number);
    }

    /** A valid licence of the type asked, or of one that counts as it. */
    private @Nullable Holding proof(Item.Material material, List<Holding> held) {
        String licence = material.licence();
        if (licence == null) {
            return null;
        }
        List<String> proving = standards.current().licenceTypesProving(licence).stream()
                .map(LicenceTypeDefinition::id)
                .toList();
        return held.stream()
                .filter(holding -> proving.contains(holding.licenceType()) && holding.validOn(deadlines.today()))
                .findFirst()
                .orElse(null);
    }
}
