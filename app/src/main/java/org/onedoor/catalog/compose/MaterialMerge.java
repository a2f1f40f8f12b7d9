package org.onedoor.catalog.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.Item;
import org.onedoor.shared.Text;
import org.onedoor.standard.calendar.Limit;

/** 材料归并: by type, and without what an item of the package gives out. */
final class MaterialMerge {

    private record Wanted(Source source, Item.Material material) {}

    private MaterialMerge() {}

    static List<JointMaterial> merge(List<Source> sources, List<Need> needs) {
        Map<String, List<Wanted>> wanted = new LinkedHashMap<>();
        for (Source source : sources) {
            for (Item.Material material : source.item().materials()) {
                wanted.computeIfAbsent(material.type(), key -> new ArrayList<>())
                        .add(new Wanted(source, material));
            }
        }
        List<JointMaterial> merged = new ArrayList<>();
        wanted.forEach((type, all) -> {
            // who can wait for another's result does; whoever cannot still has to be handed it
            List<Wanted> brought =
                    all.stream().filter(one -> giver(one, needs).isEmpty()).toList();
            Map<String, List<Wanted>> given = new LinkedHashMap<>();
            all.forEach(one -> giver(one, needs)
                    .ifPresent(of ->
                            given.computeIfAbsent(of, key -> new ArrayList<>()).add(one)));
            if (!brought.isEmpty()) {
                merged.add(joint(type, brought, null));
            }
            given.forEach((of, some) -> merged.add(joint(type, some, of)));
        });
        return List.copyOf(merged);
    }

    private static Optional<String> giver(Wanted wanted, List<Need> needs) {
        return needs.stream()
                .filter(need -> need.by().equals(wanted.source().id()))
                .filter(need -> need.thing() instanceof Need.Thing.ByMaterial(String material, String _)
                        && material.equals(wanted.material().type()))
                .map(Need::of)
                .findFirst();
    }

    private static JointMaterial joint(String type, List<Wanted> wanted, @Nullable String of) {
        List<Item.Material> materials = wanted.stream().map(Wanted::material).toList();
        Item.Need need =
                materials.stream().map(Item.Material::need).reduce(Item.Need.OPTIONAL, MaterialMerge::stricter);
        return new JointMaterial(
                type,
                need,
                materials.stream()
                        .map(Item.Material::from)
                        .reduce(MaterialMerge::easier)
                        .orElseThrow(),
                materials.stream()
                        .map(Item.Material::licence)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                need == Item.Need.DEFERRABLE ? shortest(materials) : null,
                hint(materials),
                of,
                wanted.stream()
                        .map(one -> new JointMaterial.Asker(
                                one.source().id(),
                                one.material().need(),
                                one.material().when()))
                        .toList());
    }

    private static Item.Need stricter(Item.Need one, Item.Need other) {
        if (one == Item.Need.REQUIRED || other == Item.Need.REQUIRED) {
            return Item.Need.REQUIRED;
        }
        return one == Item.Need.DEFERRABLE || other == Item.Need.DEFERRABLE ? Item.Need.DEFERRABLE : Item.Need.OPTIONAL;
    }

    /** What costs the applicant less: looked up, then made from the answers, then sent. */
    private static Item.Origin easier(Item.Origin one, Item.Origin other) {
        if (one == Item.Origin.LICENCE || other == Item.Origin.LICENCE) {
            return Item.Origin.LICENCE;
        }
        return one == Item.Origin.FORM || other == Item.Origin.FORM ? Item.Origin.FORM : Item.Origin.UPLOAD;
    }

    private static @Nullable Limit shortest(List<Item.Material> materials) {
        Limit shortest = null;
        for (Item.Material material : materials) {
            Limit within = material.within();
            if (within != null && (shortest == null || Span.of(within).compareTo(Span.of(shortest)) < 0)) {
                shortest = within;
            }
        }
        return shortest;
    }

    private static @Nullable Text hint(List<Item.Material> materials) {
        for (Item.Material material : materials) {
            if (material.hint() != null) {
                return material.hint();
            }
        }
        return null;
    }
}
