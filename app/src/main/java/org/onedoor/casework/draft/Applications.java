package org.onedoor.casework.draft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.life.Deadlines;
import org.onedoor.catalog.AnswerFacts;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Tailored;
import org.onedoor.data.Held;
import org.onedoor.data.Holding;
import org.onedoor.data.Records;
import org.onedoor.identity.Parties;
import org.onedoor.identity.Party;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Text;
import org.onedoor.standard.Emergency;
import org.onedoor.standard.Standard;
import org.onedoor.standard.Standards;
import org.onedoor.standard.calendar.Limit;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Puts an {@link Application} together from its draft. */
@Component
public class Applications {

    static final String PURPOSE = "prefill";

    private final Matters matters;
    private final Standards standards;
    private final Records records;
    private final Proofs proofs;
    private final MaterialFiles files;
    private final Deadlines deadlines;
    private final Parties parties;

    Applications(
            Matters matters,
            Standards standards,
            Records records,
            Proofs proofs,
            MaterialFiles files,
            Deadlines deadlines,
            Parties parties) {
        this.matters = matters;
        this.standards = standards;
        this.records = records;
        this.proofs = proofs;
        this.files = files;
        this.deadlines = deadlines;
        this.parties = parties;
    }

    public Application of(Actor actor, Draft draft) {
        return of(actor, draft, parties.find(draft.party()).orElse(null), tailored -> sent(draft, tailored));
    }

    /**
     * Its own files, and those that came with the whole of which it is a part. What all signed of the whole goes where the part has
     * a signed one of its own, or signs it no more.
     */
    private List<Draft.MaterialFile> sent(Draft draft, Tailored tailored) {
        List<Draft.MaterialFile> own = files.of(draft.city(), draft.id());
        if (draft.partOf() == null) {
            return own;
        }
        Set<String> anew = own.stream().map(Draft.MaterialFile::material).collect(Collectors.toSet());
        List<Draft.MaterialFile> all = new ArrayList<>();
        files.of(draft.city(), draft.partOf()).stream()
                .filter(file -> !mayBeSigned(tailored.item(), file.material())
                        || (signs(tailored, file.material()) && !anew.contains(file.material())))
                .forEach(all::add);
        all.addAll(own);
        return List.copyOf(all);
    }

    private static boolean mayBeSigned(Item item, String material) {
        Item.Signing signing = item.signing();
        return signing != null
                && signing.documents().stream()
                        .anyMatch(document -> document.material().equals(material));
    }

    /** What a draft is called on a list. */
    Text name(Draft.Line line) {
        return matters.name(line);
    }

    /** Of one that comes with its files. */
    public Application of(Actor actor, Draft draft, List<Draft.MaterialFile> sent) {
        return of(actor, draft, parties.find(draft.party()).orElse(null), tailored -> sent);
    }

    private Application of(
            Actor actor, Draft draft, @Nullable Party party, Function<Tailored, List<Draft.MaterialFile>> sent) {
        Item item = matters.of(draft);
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
                wanted(actor, draft, party, tailored, sent.apply(tailored)),
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
            Actor actor, Draft draft, @Nullable Party party, Tailored tailored, List<Draft.MaterialFile> sent) {
        boolean looksUp = tailored.materials().stream().anyMatch(material -> material.licence() != null);
        List<Holding> held = looksUp && party != null ? proofs.held(actor, party) : List.of();
        List<Application.Wanted> wanted = new ArrayList<>();
        Optional<Emergency> emergency = emergency(draft);
        for (Item.Material asked : signed(draft, tailored)) {
            boolean urgent = emergency.isPresent() && mayWait(asked);
            Item.Material material =
                    urgent ? later(asked, emergency.orElseThrow().within()) : asked;
            // nobody sends a form; what lies there of one is what was signed, and of a whole another member's
            boolean made = material.from() == Item.Origin.FORM && !signs(tailored, material.type());
            List<Draft.MaterialFile> own = made
                    ? List.of()
                    : sent.stream()
                            .filter(file -> file.material().equals(material.type()))
                            .toList();
            wanted.add(new Application.Wanted(
                    material,
                    proofs.of(material, held).orElse(null),
                    own,
                    material.need() == Item.Need.DEFERRABLE && draft.deferred().contains(material.type()),
                    urgent));
        }
        return List.copyOf(wanted);
    }

    private static boolean signs(Tailored tailored, String material) {
        return tailored.documents().stream()
                .anyMatch(document -> document.material().equals(material));
    }

    /**
     * What is signed here is made from the form, whatever else the item says of it; at a counter it is signed on paper and
     * comes as a file.
     */
    private static List<Item.Material> signed(Draft draft, Tailored tailored) {
        if (tailored.documents().isEmpty()) {
            return tailored.materials();
        }
        Item.Origin from = draft.channel() == Channel.COUNTER ? Item.Origin.UPLOAD : Item.Origin.FORM;
        Map<String, Item.Material> all = new LinkedHashMap<>();
        tailored.materials().forEach(material -> all.put(material.type(), material));
        for (Item.Signing.Document document : tailored.documents()) {
            all.put(
                    document.material(),
                    new Item.Material(document.material(), Item.Need.REQUIRED, from, null, null, null, null));
        }
        return List.copyOf(all.values());
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
}
