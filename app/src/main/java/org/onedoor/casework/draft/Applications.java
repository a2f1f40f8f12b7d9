package org.onedoor.casework.draft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.life.Deadlines;
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
import org.onedoor.standard.Emergency;
import org.onedoor.standard.LicenceTypeDefinition;
import org.onedoor.standard.Standard;
import org.onedoor.standard.Standards;
import org.onedoor.standard.calendar.Limit;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Puts an {@link Application} together from its draft. */
@Component
public class Applications {

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

    public Application of(Actor actor, Draft draft) {
        return of(actor, draft, files.of(draft.city(), draft.id()));
    }

    /** Of one that comes with its files. */
    public Application of(Actor actor, Draft draft, List<Draft.MaterialFile> sent) {
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
                party,
                deadlines.today());
    }

    public static Map<String, JsonNode> values(Map<String, Held> held) {
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
        Optional<Emergency> emergency = emergency(draft);
        for (Item.Material asked : tailored.materials()) {
            boolean urgent = emergency.isPresent() && mayWait(asked);
            Item.Material material =
                    urgent ? later(asked, emergency.orElseThrow().within()) : asked;
            List<Draft.MaterialFile> own = sent.stream()
                    .filter(file -> file.material().equals(material.type()))
                    .toList();
            wanted.add(new Application.Wanted(
                    material,
                    proof(material, held),
                    own,
                    material.need() == Item.Need.DEFERRABLE && draft.deferred().contains(material.type()),
                    urgent));
        }
        return List.copyOf(wanted);
    }

    /** 应急容缺: in force for the draft's region today, where its reason is one of those listed. */
    private Optional<Emergency> emergency(Draft draft) {
        String reason = draft.emergency();
        return reason == null
                ? Optional.empty()
                : standards
                        .current()
                        .emergency(draft.region(), deadlines.today())
                        .filter(one -> one.reason(reason).isPresent());
    }

    /** What an emergency alone lets follow later. */
    public static boolean mayWait(Item.Material material) {
        return material.need() == Item.Need.REQUIRED && material.from() != Item.Origin.FORM;
    }

    private static Item.Material later(Item.Material material, Limit within) {
        return new Item.Material(
                material.type(),
                Item.Need.DEFERRABLE,
                material.from(),
                material.licence(),
                within,
                material.when(),
                material.hint());
    }

    /** The number of a licence that a party holds and that proves a material. */
    public Optional<String> proof(Actor actor, UUID party, Item.Material material) {
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
