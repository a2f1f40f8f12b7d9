package org.onedoor.studio;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onedoor.catalog.Claims;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistake;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Published;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Text;
import org.onedoor.standard.Standard;
import org.onedoor.standard.Standards;
import org.springframework.stereotype.Component;

/** 办事指南质量报告: what the checks of today say of the items in force, by region and department. */
@Component
class Quality {

    private final Definitions definitions;
    private final Examiner examiner;
    private final Standards standards;
    private final Clock clock;

    Quality(Definitions definitions, Examiner examiner, Standards standards, Clock clock) {
        this.definitions = definitions;
        this.examiner = examiner;
        this.standards = standards;
        this.clock = clock;
    }

    /** What is to be mended in one item, and what is worth a thought. */
    record Guide(String id, Text name, String path, List<Mistake> mistakes, List<Mistake> advice) {}

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

    /** By region and department, of the actor's region and what lies in it; where most is to be mended first. */
    List<Line> report(Actor actor) {
        Mistakes found = examiner.ofToday();
        Map<String, List<Mistake>> mistakes = byFile(found.all());
        Map<String, List<Mistake>> advice = byFile(found.advice());
        Standard standard = standards.latest();
        Map<String, Line> lines = new HashMap<>();
        for (Published item : definitions.inForce("item", LocalDate.now(clock))) {
            Fields fields = item.document().fields(new Mistakes());
            String department = fields.string("department");
            for (String region : fields.strings("regions")) {
                if (standard.within(region, actor.region())) {
                    lines.merge(
                            region + " " + department,
                            line(region, department, guide(item, mistakes, advice)),
                            Quality::together);
                }
            }
        }
        return lines.values().stream()
                .sorted(Comparator.comparingInt(Line::mistakes)
                        .thenComparingInt(Line::advice)
                        .reversed()
                        .thenComparing(Line::region)
                        .thenComparing(Line::department))
                .toList();
    }

    private static Map<String, List<Mistake>> byFile(List<Mistake> all) {
        Map<String, List<Mistake>> byFile = new HashMap<>();
        all.forEach(one -> byFile.computeIfAbsent(one.place().file(), file -> new ArrayList<>())
                .add(one));
        return byFile;
    }

    /** What follows from a claim is told with the claim, and mended there. */
    private Guide guide(Published item, Map<String, List<Mistake>> mistakes, Map<String, List<Mistake>> advice) {
        boolean claimed = Claims.derived(item.id());
        String kind = claimed ? "claim" : "item";
        int version = claimed
                ? definitions
                        .versionInForce("claim", item.id(), LocalDate.now(clock))
                        .orElse(0)
                : item.version();
        String file = kind + "/" + item.id() + "/" + version;
        return new Guide(
                item.id(),
                Named.of(item),
                "/studio/definitions/" + kind + "/" + item.id(),
                mistakes.getOrDefault(file, List.of()),
                advice.getOrDefault(file, List.of()));
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
