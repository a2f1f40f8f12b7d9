package org.onedoor.casework;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.AnswerFacts;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Items;
import org.onedoor.catalog.Tailored;
import org.onedoor.data.Held;
import org.onedoor.data.Holding;
import org.onedoor.data.Holdings;
import org.onedoor.data.Records;
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
    private final AccountFacts account;

    Applications(
            Items items,
            Standards standards,
            Records records,
            Holdings holdings,
            MaterialFiles files,
            Deadlines deadlines,
            AccountFacts account) {
        this.items = items;
        this.standards = standards;
        this.records = records;
        this.holdings = holdings;
        this.files = files;
        this.deadlines = deadlines;
        this.account = account;
    }

    Application of(Actor actor, Draft draft) {
        Item item = items.version(draft.item(), draft.itemVersion());
        Standard standard = standards.current();
        Map<String, Held> held = records.of(actor, draft.party(), PURPOSE);
        Tailored tailored =
                Tailored.of(item, new AnswerFacts(standard, draft.answers(), values(held)), deadlines.today());
        return new Application(
                draft, item, tailored, held, account.of(draft, standard), wanted(actor, draft, tailored), standard);
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

    private List<Application.Wanted> wanted(Actor actor, Draft draft, Tailored tailored) {
        boolean looksUp = tailored.materials().stream().anyMatch(material -> material.licence() != null);
        List<Holding> held = looksUp ? holdings.of(actor, draft.party(), PURPOSE) : List.of();
        List<Draft.MaterialFile> all = files.of(draft.city(), draft.id());
        List<Application.Wanted> wanted = new ArrayList<>();
        for (Item.Material material : tailored.materials()) {
            List<Draft.MaterialFile> own = all.stream()
                    .filter(file -> file.material().equals(material.type()))
                    .toList();
            wanted.add(new Application.Wanted(
                    material, proof(material, held), own, draft.deferred().contains(material.type())));
        }
        return List.copyOf(wanted);
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
