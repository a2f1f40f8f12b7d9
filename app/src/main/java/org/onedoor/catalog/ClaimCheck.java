package org.onedoor.catalog;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onedoor.definition.Check;
import org.onedoor.definition.Document;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Node;
import org.onedoor.definition.Place;
import org.onedoor.definition.Similar;
import org.onedoor.standard.Region;
import org.onedoor.standard.Standard;
import org.onedoor.standard.calendar.Limit;

/** Checks claims (认领): what is locked stays as it is, nothing becomes longer, and what is added rests on a law of its own. */
public final class ClaimCheck implements Check {

    /** As items, claims are checked against what comes last, what is not yet in force included. */
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    /** What a claim can say at all. */
    private static final Set<String> KNOWN = known();

    private static Set<String> known() {
        Set<String> known = new HashSet<>(Claims.OWN);
        known.addAll(Set.of("kind", "id", "effective", "source", "note", "item", "region", "promised", "steps"));
        known.addAll(Set.of("conditions", "materials"));
        return Set.copyOf(known);
    }

    @Override
    public Set<String> kinds() {
        return Set.of(Claims.KIND);
    }

    @Override
    public void check(List<Document> documents, Mistakes mistakes) {
        List<Document> claims = documents.stream()
                .filter(document -> document.kind().equals(Claims.KIND))
                .toList();
        if (claims.isEmpty()) {
            return;
        }
        Standard standard = Standard.of(documents, LAST_DAY, new Mistakes());
        Map<String, Document> items = new HashMap<>();
        documents.stream()
                .filter(document -> document.kind().equals(ItemReader.KIND) && !Claims.derived(document.id()))
                .forEach(document -> items.merge(
                        document.id(),
                        document,
                        (one, other) -> other.effective().isBefore(one.effective()) ? one : other));
        claims.forEach(claim -> new Whole(claim, items, standard, mistakes).check());
    }

    private static final class Whole {

        private final Document claim;
        private final Fields fields;
        private final Map<String, Document> items;
        private final Standard standard;
        private final Mistakes mistakes;

        Whole(Document claim, Map<String, Document> items, Standard standard, Mistakes mistakes) {
            this.claim = claim;
            this.fields = claim.fields(mistakes);
            this.items = items;
            this.standard = standard;
            this.mistakes = mistakes;
        }

        void check() {
            Mistakes own = new Mistakes();
            locked();
            Optional<Document> claimed = item();
            if (claimed.isEmpty()) {
                return;
            }
            Item item = ItemReader.read(claimed.get(), 0, standard, own);
            if (!own.none()) {
                // what is wrong with the item is told with the item
                return;
            }
            region(item);
            if (fields.optionalString("use").orElse("").equals("cancelled")) {
                // nobody begins it any more, so it stands in nobody's way
                ItemReader.read(Claims.edition(claimed.get(), claim, claim.effective()), 0, standard, mistakes);
                return;
            }
            promise(item);
            steps(item);
            materials(item);
            grounds("conditions", fields.children("conditions"));
            if (mistakes.none() || !told()) {
                together(claimed.get());
            }
        }

        /** What is wrong with both together, and with the item alone is not, is told with the claim. */
        private void together(Document item) {
            Mistakes alone = new Mistakes();
            ItemCheck.whole(item, standard, alone);
            Mistakes both = new Mistakes();
            ItemCheck.whole(Claims.edition(item, claim, claim.effective()), standard, both);
            both.all().stream()
                    .filter(one -> !alone.all().contains(one))
                    .forEach(one -> mistakes.add(here(one.place()), one.what(), one.mend()));
            both.advice().stream()
                    .filter(one -> !alone.advice().contains(one))
                    .forEach(one -> mistakes.advise(
                            here(one.place()),
                            one.what().zh(),
                            one.what().en(),
                            one.mend().zh(),
                            one.mend().en()));
        }

        private Place here(Place place) {
            return place.file().equals(claim.node().place().file()) ? place : fields.place("item");
        }

        /** Whether something was told of this claim: what follows from that is not told again. */
        private boolean told() {
            String file = claim.node().place().file();
            return mistakes.all().stream()
                    .anyMatch(mistake -> mistake.place().file().equals(file));
        }

        private void locked() {
            for (String key : Claims.mapping(claim.node()).values().keySet()) {
                if (!KNOWN.contains(key)) {
                    fields.wrong(
                            key,
                            key + " 随基本目录，认领时不能改",
                            key + " comes from the item that is claimed and cannot be changed here",
                            "删去 " + key + "；要改请修订基本目录的事项",
                            "remove " + key + ", or revise the item itself");
                }
            }
        }

        private Optional<Document> item() {
            String id = fields.string("item");
            Document item = items.get(id);
            if (item == null && !id.isEmpty()) {
                fields.wrong(
                        "item",
                        "没有可以认领的事项 " + id,
                        "there is no item " + id + " to be claimed",
                        "改成已有的事项" + Similar.hintZh(id, items.keySet()),
                        "use one that exists" + Similar.hintEn(id, items.keySet()));
            }
            return Optional.ofNullable(item);
        }

        private void region(Item item) {
            String region = fields.string("region");
            if (region.isEmpty()) {
                return;
            }
            List<String> possible =
                    Items.claimable(item, standard).stream().map(Region::code).toList();
            if (!possible.contains(region)) {
                fields.wrong(
                        "region",
                        "这个事项不在 " + region + " 办理，认领了也没人能申请",
                        "the item is not handled in " + region + ", where nobody could apply for it",
                        "写下面其中一个：" + String.join("、", possible) + Similar.hintZh(region, possible),
                        "write one of: " + String.join(", ", possible) + Similar.hintEn(region, possible));
            }
            String id = Claims.id(item.id(), region);
            if (!claim.id().equals(id)) {
                fields.wrong("id", "这份认领应当叫 " + id, "this claim is called " + id, "写 id: " + id, "write id: " + id);
            }
        }

        private void promise(Item item) {
            fields.child("promised").ifPresent(place -> {
                Limit promised = LimitReader.limit(place);
                Limit before = item.limits().promised();
                if (Limits.longer(promised, before)) {
                    fields.wrong(
                            "promised",
                            "承诺时限 " + Limits.zh(promised) + " 比原来的 " + Limits.zh(before) + " 长",
                            "the promise of " + Limits.en(promised) + " is longer than the item's own "
                                    + Limits.en(before),
                            "认领只能更短",
                            "a claim may promise less time, not more");
                }
            });
        }

        private void steps(Item item) {
            Map<String, Limit> known = new HashMap<>();
            known.put("accept", item.process().acceptWithin());
            known.put("decide", item.process().decision().within());
            item.process().reviews().forEach(review -> known.put(review.id(), review.within()));
            fields.child("steps").ifPresent(steps -> {
                known.forEach((step, before) -> steps.child(step).ifPresent(place -> {
                    Limit within = LimitReader.limit(place);
                    if (Limits.longer(within, before)) {
                        steps.wrong(
                                step,
                                "环节 " + step + " 比原来的 " + Limits.zh(before) + " 长",
                                "the step " + step + " takes longer than its " + Limits.en(before),
                                "认领只能更短",
                                "a claim may take less time, not more");
                    }
                }));
                steps.close();
            });
        }

        private void materials(Item item) {
            fields.child("materials").ifPresent(materials -> {
                Set<String> asked = new HashSet<>();
                item.materials().forEach(material -> asked.add(material.type()));
                for (Node.Scalar type : materials.scalars("without")) {
                    if (!asked.contains(type.value())) {
                        mistakes.add(
                                type.place(),
                                "事项本来就不要 " + type.value(),
                                "the item does not ask for " + type.value() + " anyway",
                                "改成事项要的材料" + Similar.hintZh(type.value(), asked),
                                "use a material that it asks for" + Similar.hintEn(type.value(), asked));
                    }
                }
                readsSomething(item, materials);
                List<Fields> added = materials.children("with");
                grounds("materials", added);
                for (Fields one : added) {
                    one.optionalString("material")
                            .filter(asked::contains)
                            .ifPresent(type -> one.wrong(
                                    "material",
                                    type + " 事项已经要了",
                                    "the item asks for " + type + " already",
                                    "删去这一项",
                                    "remove it"));
                }
                materials.close();
            });
        }

        /** A review that names what it reads would read everything once nothing of that is left. */
        private void readsSomething(Item item, Fields materials) {
            Set<String> without = Claims.without(Claims.mapping(claim.node()));
            for (Item.Review review : item.process().reviews()) {
                if (!review.reads().isEmpty() && without.containsAll(review.reads())) {
                    materials.wrong(
                            "without",
                            "环节 " + review.id() + " 只审这些材料，不能全部不要",
                            "the step " + review.id() + " reads nothing but these, they cannot all be left away",
                            "留下其中一种，或修订基本目录的事项",
                            "keep one of them, or revise the item itself");
                }
            }
        }

        /** 地方增加的材料和条件要有自己的依据. */
        private void grounds(String key, List<Fields> added) {
            for (Fields one : added) {
                Optional<Fields> law = one.child("law");
                if (law.isEmpty()) {
                    mistakes.add(
                            one.place(),
                            key.equals("materials") ? "增加的材料没有设定依据" : "增加的条件没有设定依据",
                            key.equals("materials")
                                    ? "a material that is added has no legal basis"
                                    : "a condition that is added has no legal basis",
                            "写上 law: {name: {zh: …, en: …}, article: \"…\"}，没有依据的不能增加",
                            "write law: {name: {zh: …, en: …}, article: \"…\"}; without one nothing can be added");
                } else {
                    law.get().text("name");
                    law.get().string("article");
                    law.get().close();
                }
            }
        }
    }
}
