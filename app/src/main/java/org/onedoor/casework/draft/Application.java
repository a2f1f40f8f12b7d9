package org.onedoor.casework.draft;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.life.CaseMaterial;
import org.onedoor.catalog.FormCheck;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Item.Field;
import org.onedoor.catalog.Item.Page;
import org.onedoor.catalog.Item.Part;
import org.onedoor.catalog.Problem;
import org.onedoor.catalog.Tailored;
import org.onedoor.data.Held;
import org.onedoor.data.Holding;
import org.onedoor.identity.Party;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.Prefill;
import org.onedoor.standard.Standard;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * 申请: a draft with all that follows from it: the item as tailored to the answers, what the city holds of the applicant,
 * and how far each page and material is.
 *
 * @param held element → value held of the applicant, with source and time
 * @param account element → value that the applicant's own account says, to be confirmed
 * @param materials those that apply, in the item's order
 * @param party who applies; null where the party was erased
 * @param on the day on which it is looked at
 */
public record Application(
        Draft draft,
        Item item,
        Tailored tailored,
        Map<String, Held> held,
        Map<String, AccountFacts.Known> account,
        List<Wanted> materials,
        Standard standard,
        @Nullable Party party,
        LocalDate on) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** How far a page or a material is. */
    public enum Progress {
        TODO("todo"),
        DONE("done"),
        /** Gone through, but something is wrong or new since. */
        AGAIN("again");

        private final String code;

        Progress(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /**
     * 要交的一份材料.
     *
     * @param holding the licence that proves it, so that nobody need bring it
     * @param deferred to follow, under the pledge
     * @param urgent whether it may follow only because of an emergency, with an image in place of the original
     */
    public record Wanted(
            Item.Material material,
            @Nullable Holding holding,
            List<Draft.MaterialFile> files,
            boolean deferred,
            boolean urgent) {

        public CaseMaterial.@Nullable State state() {
            if (material.from() == Item.Origin.FORM) {
                // what is made from the form has a file where it was signed
                return files.isEmpty() ? CaseMaterial.State.FORM : CaseMaterial.State.PROVIDED;
            }
            if (urgent && deferred) {
                return files.isEmpty() ? null : CaseMaterial.State.DEFERRED;
            }
            if (!files.isEmpty()) {
                return CaseMaterial.State.PROVIDED;
            }
            if (holding != null) {
                return CaseMaterial.State.HELD;
            }
            if (deferred) {
                return CaseMaterial.State.DEFERRED;
            }
            return material.need() == Item.Need.OPTIONAL ? CaseMaterial.State.OMITTED : null;
        }

        /** Whether the person still has to do something about it. */
        public boolean missing() {
            return state() == null;
        }

        /** Whether the person has anything to do with it at all. */
        public boolean asksTheApplicant() {
            return material.from() != Item.Origin.FORM && holding == null;
        }
    }

    /**
     * The value that the city holds for a field and that is not asked again (复用); empty where the person says that it is
     * wrong, or where the policy is to confirm it.
     */
    public @Nullable Held reused(String element) {
        Held value = held.get(element);
        boolean reuse = standard.element(element)
                .map(DataElement::prefill)
                .filter(Prefill.REUSE::equals)
                .isPresent();
        return value != null && reuse && !value.disputed() ? value : null;
    }

    /** What stands in a field when its page is opened: the answer given, else what the city holds and nobody disputes. */
    public @Nullable JsonNode shown(String element) {
        Held reused = reused(element);
        if (reused != null) {
            return reused.value();
        }
        if (draft.answers().has(element)) {
            return draft.answers().get(element);
        }
        Held value = held.get(element);
        boolean never = standard.element(element)
                .map(DataElement::prefill)
                .filter(Prefill.NEVER::equals)
                .isPresent();
        if (never || draft.finished().contains(pageOf(element))) {
            return null;
        }
        AccountFacts.Known known = account.get(element);
        if (value != null) {
            return value.disputed() ? null : value.value();
        }
        return known == null ? null : known.value();
    }

    private String pageOf(String element) {
        return tailored.pages().stream()
                .filter(page -> page.parts().stream()
                        .anyMatch(part ->
                                part instanceof Field field && field.element().equals(element)))
                .map(Page::id)
                .findFirst()
                .orElse(Draft.SITUATION);
    }

    /** The answers to some parts, with what is not asked again filled in. */
    public ObjectNode answers(List<? extends Part> parts) {
        ObjectNode answers = JSON.createObjectNode();
        for (Part part : parts) {
            String name = switch (part) {
                case Field field -> field.element();
                case Item.Group group -> group.id();
            };
            Held reused = reused(name);
            if (reused != null) {
                answers.set(name, reused.value());
            } else if (draft.answers().has(name)) {
                answers.set(name, Objects.requireNonNull(draft.answers().get(name)));
            }
        }
        return answers;
    }

    public List<Problem> problems(Page page) {
        return FormCheck.check(page.parts(), answers(page.parts()), standard);
    }

    public Progress progress(Page page) {
        if (!draft.finished().contains(page.id())) {
            return Progress.TODO;
        }
        return problems(page).isEmpty() ? Progress.DONE : Progress.AGAIN;
    }

    /** The first page that is not done; null when all are. */
    public @Nullable Page nextPage() {
        return tailored.pages().stream()
                .filter(page -> progress(page) != Progress.DONE)
                .findFirst()
                .orElse(null);
    }

    public List<Wanted> missing() {
        return materials.stream().filter(Wanted::missing).toList();
    }

    /** Whether it can be submitted: situation known, every page done, no material missing. */
    public boolean complete() {
        return tailored.situationKnown() && nextPage() == null && missing().isEmpty();
    }

    public boolean pledges() {
        return materials.stream().anyMatch(wanted -> wanted.state() == CaseMaterial.State.DEFERRED);
    }

    /** 应急容缺: the emergency and the reason why something follows later that otherwise may not; null where nothing does. */
    public @Nullable String emergency() {
        return materials.stream().anyMatch(wanted -> wanted.urgent() && wanted.deferred())
                ? standard.emergency(draft.region(), on)
                        .map(one -> one.id() + "/" + draft.emergency())
                        .orElse(null)
                : null;
    }

    /** The same as if its pages had been gone through one by one: those without a problem count as finished. */
    public Application goneThrough() {
        Set<String> pages = tailored.pages().stream()
                .filter(page -> problems(page).isEmpty())
                .map(Page::id)
                .collect(Collectors.toSet());
        return new Application(draft.finished(pages), item, tailored, held, account, materials, standard, party, on);
    }

    /** Everything that is submitted: answers to what applies and nothing else. */
    public ObjectNode submitted() {
        return answers(FormCheck.allParts(tailored));
    }

    public List<Problem> allProblems() {
        return FormCheck.check(tailored, submitted(), standard);
    }

    /** Where each submitted value comes from that was not typed. */
    public ObjectNode provenance() {
        ObjectNode provenance = JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> answer : submitted().properties()) {
            Held value = held.get(answer.getKey());
            if (value != null && !value.disputed() && value.value().equals(answer.getValue())) {
                provenance
                        .putObject(answer.getKey())
                        .put("department", value.department())
                        .put("asOf", value.asOf().toString());
            }
        }
        return provenance;
    }

    /** All files of all materials. */
    public List<Draft.MaterialFile> files() {
        return materials.stream().flatMap(wanted -> wanted.files().stream()).toList();
    }

    public List<CaseMaterial> caseMaterials() {
        List<CaseMaterial> all = new ArrayList<>();
        for (Wanted wanted : materials) {
            CaseMaterial.State state = Objects.requireNonNull(wanted.state());
            Holding holding = wanted.holding();
            all.add(new CaseMaterial(
                    wanted.material().type(),
                    wanted.material().need(),
                    state,
                    state == CaseMaterial.State.HELD && holding != null ? holding.number() : null,
                    null,
                    state == CaseMaterial.State.PROVIDED ? draft.savedAt() : null));
        }
        return all;
    }
}
