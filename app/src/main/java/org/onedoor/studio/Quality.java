package org.onedoor.studio;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.Claims;
import org.onedoor.catalog.Directory;
import org.onedoor.catalog.Listed;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Mistake;
import org.onedoor.definition.Mistakes;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Text;
import org.onedoor.standard.Standard;
import org.onedoor.standard.Standards;
import org.springframework.stereotype.Component;

/** 办事指南质量报告: what the checks of today say of the items in force, by region and department. */
@Component
class Quality {

    /** So many are checked at a time. */
    private static final int TOGETHER = 200;

    /** So many can be looked at while somebody waits. */
    private static final int MOST = 3_000;

    private final Directory directory;
    private final Definitions definitions;
    private final Examiner examiner;
    private final Standards standards;
    private final Clock clock;

    Quality(Directory directory, Definitions definitions, Examiner examiner, Standards standards, Clock clock) {
        this.directory = directory;
        this.definitions = definitions;
        this.examiner = examiner;
        this.standards = standards;
        this.clock = clock;
    }

    /** What is to be mended in one item, and what is worth a thought. */
    record Guide(String id, Text name, String path, List<Mistake> mistakes, List<Mistake> advice) {}

    /**
     * What was looked at.
     *
     * @param region what lies in it
     * @param more whether there are more, which were left out
     */
    record Report(String region, List<Line> lines, boolean more) {}

    /**
     * The items of one department in one region.
     *
     * @param guides those of which there is something to say
     */
    record Line(String region, String department, int items, List<Guide> guides) {

        int mistakes() {
            return guides.stream().mapToInt(guide -> guide.mistakes().size()).sum();
        }

        int advice() {
            return guides.stream().mapToInt(guide -> guide.advice().size()).sum();
        }
    }

    /**
     * By region and department, of a region and what lies in it; where most is to be mended first.
     *
     * @param wanted a region in the actor's own; that where it is another one, or none
     */
    Report report(Actor actor, @Nullable String wanted) {
        Standard standard = standards.latest();
        String region = wanted != null && standard.within(wanted, actor.region()) ? wanted : actor.region();
        List<Listed> all = Stream.concat(
                        directory.everything().stream(), directory.claimedAround(region, MOST + 1).stream())
                .filter(item -> item.regions().stream().anyMatch(place -> standard.within(place, region)))
                .toList();
        List<Listed> here = all.subList(0, Math.min(all.size(), MOST));
        Map<String, Line> lines = new HashMap<>();
        for (int from = 0; from < here.size(); from += TOGETHER) {
            List<Listed> some = here.subList(from, Math.min(here.size(), from + TOGETHER));
            Map<String, Guide> guides = guides(some);
            for (Listed item : some) {
                String department = item.steps().getFirst().department();
                for (String place : item.regions()) {
                    if (standard.within(place, region)) {
                        lines.merge(
                                place + " " + department,
                                line(place, department, Objects.requireNonNull(guides.get(item.id()))),
                                Quality::together);
                    }
                }
            }
        }
        List<Line> ordered = lines.values().stream()
                .sorted(Comparator.comparingInt(Line::mistakes)
                        .thenComparingInt(Line::advice)
                        .reversed()
                        .thenComparing(Line::region)
                        .thenComparing(Line::department))
                .toList();
        return new Report(region, ordered, all.size() > MOST);
    }

    /** What is to be told of some items, by their ids. What follows from a claim is told with the claim, and mended there. */
    private Map<String, Guide> guides(List<Listed> some) {
        Set<String> items = new LinkedHashSet<>();
        Set<String> claims = new LinkedHashSet<>();
        some.forEach(item -> {
            items.add(Claims.item(item.id()));
            if (Claims.derived(item.id())) {
                claims.add(item.id());
            }
        });
        Mistakes found = examiner.ofToday(items, claims);
        Map<String, List<Mistake>> mistakes = byFile(found.all());
        Map<String, List<Mistake>> advice = byFile(found.advice());
        Map<String, Integer> versions = new HashMap<>();
        definitions
                .inForce(Claims.KIND, claims, LocalDate.now(clock))
                .forEach(claim -> versions.put(claim.id(), claim.version()));
        Map<String, Guide> guides = new HashMap<>();
        for (Listed item : some) {
            boolean claimed = Claims.derived(item.id());
            String kind = claimed ? Claims.KIND : "item";
            int version = claimed ? versions.getOrDefault(item.id(), 0) : item.version();
            String file = kind + "/" + item.id() + "/" + version;
            guides.put(
                    item.id(),
                    new Guide(
                            item.id(),
                            item.name(),
                            "/studio/definitions/" + kind + "/" + item.id(),
                            mistakes.getOrDefault(file, List.of()),
                            advice.getOrDefault(file, List.of())));
        }
        return guides;
    }

    private static Map<String, List<Mistake>> byFile(List<Mistake> all) {
        Map<String, List<Mistake>> byFile = new HashMap<>();
        all.forEach(one -> byFile.computeIfAbsent(one.place().file(), file -> new ArrayList<>())
                .add(one));
        return byFile;
    }

    private static Line line(String region, String department, Guide guide) {
        boolean silent = guide.mistakes().isEmpty() && guide.advice().isEmpty();
        return new Line(region, department, 1, silent ? List.of() : List.of(guide));
    }

    private static Line together(Line one, Line other) {
        List<Guide> guides = new ArrayList<>(one.guides());
        guides.addAll(other.guides());
        return new Line(one.region(), one.department(), one.items() + other.items(), List.copyOf(guides));
    }
}
