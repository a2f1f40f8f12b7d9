package org.onedoor.studio;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Mistake;
import org.onedoor.shared.Actor;
import org.onedoor.standard.Department;
import org.onedoor.standard.Region;
import org.onedoor.standard.Standard;
import org.onedoor.standard.Standards;
import org.onedoor.web.Face;
import org.onedoor.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 办事指南质量报告, for stewards. */
@Controller
class QualityController {

    private final Quality quality;
    private final Standards standards;

    QualityController(Quality quality, Standards standards) {
        this.quality = quality;
        this.standards = standards;
    }

    /**
     * @param guides those of which there is something to say
     * @param more whether there are too many to look at all of them at once
     */
    record QualityPage(int items, int mistakes, int advice, List<Row> rows, List<Told> guides, boolean more) {

        /** @param path of the report of that region alone */
        record Row(String region, String path, String department, int items, int mistakes, int advice) {}

        record Told(String name, String where, String path, List<String> mistakes, List<String> advice) {}
    }

    @GetMapping("/studio/quality")
    Page report(Actor actor, @RequestParam(required = false) @Nullable String region, Face face) {
        Quality.Report report = quality.report(actor, region);
        List<Quality.Line> lines = report.lines();
        return Page.of(
                "studio/quality",
                new QualityPage(
                        lines.stream().mapToInt(Quality.Line::items).sum(),
                        lines.stream().mapToInt(Quality.Line::mistakes).sum(),
                        lines.stream().mapToInt(Quality.Line::advice).sum(),
                        lines.stream()
                                .map(line -> new QualityPage.Row(
                                        region(line, face),
                                        "/studio/quality?region=" + line.region(),
                                        department(line, face),
                                        line.items(),
                                        line.mistakes(),
                                        line.advice()))
                                .toList(),
                        lines.stream()
                                .flatMap(line -> line.guides().stream()
                                        .map(guide -> new QualityPage.Told(
                                                face.text(guide.name()),
                                                region(line, face) + " · " + department(line, face),
                                                guide.path(),
                                                told(guide.mistakes(), face),
                                                told(guide.advice(), face))))
                                .toList(),
                        report.more()));
    }

    private String region(Quality.Line line, Face face) {
        Standard standard = standards.latest();
        return standard.region(line.region()).map(Region::name).map(face::text).orElse(line.region());
    }

    private String department(Quality.Line line, Face face) {
        Standard standard = standards.latest();
        return standard.department(line.department())
                .map(Department::brief)
                .map(face::text)
                .orElse(line.department());
    }

    private static List<String> told(List<Mistake> mistakes, Face face) {
        return mistakes.stream()
                .map(one -> face.text(one.what()) + " — " + face.text(one.mend()))
                .distinct()
                .toList();
    }
}
