package org.onedoor.rating;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.onedoor.shared.Text;
import org.onedoor.standard.CodeSet;
import org.onedoor.standard.Department;
import org.onedoor.standard.Standards;
import org.onedoor.web.Face;
import org.onedoor.web.Option;
import org.springframework.stereotype.Component;

/**
 * 评价选项: the words for grades, and the options that explain each; from the code sets {@code satisfaction-grade} and
 * {@code satisfaction-option-<grade>}, so that a city edits them without a programmer.
 */
@Component
class RatingOptions {

    private static final String GRADES = "satisfaction-grade";

    private final Standards standards;

    RatingOptions(Standards standards) {
        this.standards = standards;
    }

    /** A grade with its options, for programs. */
    record GradeView(String code, Text name, List<OptionView> options) {}

    /** An option of a grade, for programs. */
    record OptionView(String code, Text name) {}

    Text name(Grade grade) {
        return set(GRADES)
                .flatMap(codes -> codes.code(grade.code()))
                .map(CodeSet.Code::name)
                .orElseGet(() -> new Text(grade.code(), grade.code()));
    }

    boolean has(Grade grade, String option) {
        return codes(grade).stream().anyMatch(code -> code.code().equals(option));
    }

    /** The options of a rating in words; one that has been abolished since shows as its code. */
    List<String> names(Rating rating, Face face) {
        return rating.tags().stream()
                .map(tag -> codes(rating.grade()).stream()
                        .filter(code -> code.code().equals(tag))
                        .findFirst()
                        .map(code -> face.text(code.name()))
                        .orElse(tag))
                .toList();
    }

    /** All grades, best first, as a form shows them. */
    List<RatingPage.Choice> choices(Face face) {
        return Arrays.stream(Grade.values())
                .map(grade -> new RatingPage.Choice(
                        grade,
                        face.text(name(grade)),
                        codes(grade).stream()
                                .map(code -> Option.of(code.code(), face.text(code.name())))
                                .toList()))
                .toList();
    }

    List<GradeView> views() {
        return Arrays.stream(Grade.values())
                .map(grade -> new GradeView(
                        grade.code(),
                        name(grade),
                        codes(grade).stream()
                                .map(code -> new OptionView(code.code(), code.name()))
                                .toList()))
                .toList();
    }

    /** What the department is called; its id where the standards no longer know it. */
    Text department(String id) {
        return standards.current().department(id).map(Department::name).orElseGet(() -> new Text(id, id));
    }

    private List<CodeSet.Code> codes(Grade grade) {
        return set("satisfaction-option-" + grade.code()).map(CodeSet::codes).orElse(List.of());
    }

    private Optional<CodeSet> set(String id) {
        return standards.current().codeSet(id);
    }
}
