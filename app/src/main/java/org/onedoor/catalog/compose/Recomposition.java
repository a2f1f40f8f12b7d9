package org.onedoor.catalog.compose;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.onedoor.standard.Standard;

/** 业务再造: computes one thing out of several items. Pure; the same items in the same order give the same. */
public final class Recomposition {

    /** What came of it. */
    public sealed interface Outcome {

        record Done(Recomposed recomposed) implements Outcome {}

        /** @param clashes all that stand in the way */
        record Refused(List<Clash> clashes) implements Outcome {}
    }

    private Recomposition() {}

    /**
     * Joins items.
     *
     * @param sources in the order in which somebody would name them; it decides wherever nothing else does
     */
    public static Outcome of(List<Source> sources) {
        return of(sources, 2);
    }

    /** The same for a whole that may have a single member. */
    static Outcome ofAny(List<Source> sources) {
        return of(sources, 1);
    }

    private static Outcome of(List<Source> sources, int least) {
        List<Clash> clashes = new ArrayList<>();
        Set<String> different = new HashSet<>();
        sources.forEach(source -> different.add(source.id()));
        if (different.size() < least || different.size() < sources.size()) {
            return new Outcome.Refused(List.of(
                    new Clash.NotSeveral(sources.stream().map(Source::id).toList())));
        }
        List<String> regions = commonRegions(sources);
        if (regions.isEmpty()) {
            clashes.add(
                    new Clash.NoCommonRegion(sources.stream().map(Source::id).toList()));
        }
        List<Need> needs = Needs.among(sources);
        List<Source> ordered = Needs.ordered(sources, needs, clashes);
        JointForm form = new FormMerge(ordered, handedOn(needs), clashes).merge();
        if (!clashes.isEmpty()) {
            return new Outcome.Refused(List.copyOf(clashes));
        }
        List<JointMaterial> materials = MaterialMerge.merge(ordered, needs);
        Course course = Course.of(ordered, needs);
        return new Outcome.Done(new Recomposed(
                ordered,
                needs,
                course,
                form,
                materials,
                regions,
                Figures.apart(ordered),
                Figures.together(ordered, form, materials, course)));
    }

    private static List<JointForm.HandedOn> handedOn(List<Need> needs) {
        List<JointForm.HandedOn> handedOn = new ArrayList<>();
        for (Need need : needs) {
            if (need.thing() instanceof Need.Thing.ByElement(String element, String licence)) {
                handedOn.add(new JointForm.HandedOn(element, need.by(), need.of(), licence));
            }
        }
        return List.copyOf(handedOn);
    }

    /** Of every item's regions those that lie in one of every other's. */
    private static List<String> commonRegions(List<Source> sources) {
        Set<String> named = new LinkedHashSet<>();
        sources.forEach(source -> named.addAll(source.item().regions()));
        return named.stream()
                .filter(region -> sources.stream().allMatch(source -> covers(source, region)))
                .toList();
    }

    private static boolean covers(Source source, String region) {
        Standard standard = source.standard();
        return source.item().regions().stream().anyMatch(outer -> standard.within(region, outer));
    }
}
