package org.onedoor.project;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.Cases;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.Step;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Role;
import org.onedoor.shared.Text;
import org.onedoor.standard.CodeSet;
import org.onedoor.standard.Department;
import org.onedoor.standard.Standard;
import org.onedoor.web.Face;
import org.onedoor.web.Progress;

/**
 * A project's picture in the reader's words, for the owner's page and for the desk's.
 *
 * @param left below zero where the days are over
 * @param now what the whole waits for, in a sentence
 */
record Drawn(
        UUID id,
        String code,
        String name,
        String theme,
        String type,
        String owner,
        Instant registered,
        int used,
        int limit,
        int left,
        String now,
        List<Stage> stages,
        List<Hold> holds,
        List<Check> checks,
        List<Said> opinions,
        List<DrawnChange> changes) {

    /**
     * @param lines 辅线, each in a sentence
     * @param apply where something of it can be applied for; null where nothing can
     * @param draft where its form is being filled in; null where none is
     */
    record Stage(
            String name,
            String lead,
            Progress progress,
            String status,
            int used,
            int limit,
            int left,
            List<Row> rows,
            List<String> lines,
            @Nullable String apply,
            @Nullable String draft) {}

    /**
     * @param path of its case; null where the reader has none to open
     * @param style of the chip: good, warn, blue or blank
     */
    record Row(
            String name,
            String department,
            String state,
            String style,
            @Nullable String number,
            @Nullable LocalDate due,
            int used,
            @Nullable String path) {}

    record Hold(
            String who, String item, String what, @Nullable LocalDate due, boolean last) {}

    /**
     * @param opinion null before it is given
     * @param passed null before
     */
    record Check(
            UUID id,
            String name,
            LocalDate visitOn,
            boolean visited,
            String attended,
            @Nullable Boolean passed,
            @Nullable String opinion,
            boolean visitable,
            boolean concludable,
            List<Choice> judging) {}

    record Choice(String id, String name) {}

    record Said(
            UUID id,
            String from,
            String question,
            String state,
            LocalDate due,
            @Nullable String answer,
            boolean mine) {}

    /** @param judging ids of the departments whose cases a joint check is for, by the check's place */
    static Drawn of(Picture picture, List<List<String>> judging, Standard standard, Actor actor, Face face) {
        return new Drawing(picture, judging, standard, actor, face).draw();
    }

    /** One drawing. */
    private record Drawing(Picture picture, List<List<String>> judging, Standard standard, Actor actor, Face face) {

        Drawn draw() {
            Project project = picture.project();
            return new Drawn(
                    project.id(),
                    project.code().value(),
                    project.name(),
                    face.text(picture.theme().name()),
                    face.msg("project.type." + picture.theme().type().code()),
                    picture.owner(),
                    project.registered(),
                    picture.used(),
                    picture.theme().workingDays(),
                    picture.left(),
                    waits(),
                    picture.stages().stream().map(this::stage).toList(),
                    picture.holds().stream().map(this::hold).toList(),
                    checks(),
                    picture.opinions().stream().map(this::said).toList(),
                    DrawnChange.of(picture, standard, face));
        }

        private boolean owner() {
            return actor.role() == Role.APPLICANT;
        }

        /** What holds it up: the authority whose part is due last, else the owner, else nobody. */
        private String waits() {
            for (Picture.Hold hold : picture.holds()) {
                if (hold.last()) {
                    return face.msg(
                            "project.now.authority",
                            "department",
                            department(hold.department()),
                            "item",
                            face.text(hold.item()),
                            "due",
                            hold.due() == null ? "" : face.day(hold.due()));
                }
            }
            if (!picture.holds().isEmpty()) {
                boolean owners = picture.holds().stream().anyMatch(hold -> hold.holder() == Picture.Holder.OWNER);
                return face.msg(owners ? "project.now.owner" : "project.now.stopped");
            }
            return picture.stages().stream()
                    .filter(stage -> stage.draft() != null || stage.applicable())
                    .findFirst()
                    .map(stage -> face.msg(
                            "project.now.next", "stage", face.text(stage.stage().name())))
                    .orElseGet(() -> face.msg("project.now.done"));
        }

        private Stage stage(Picture.StageView view) {
            String path = "/projects/" + picture.project().id() + "/stages/"
                    + view.stage().phase().code();
            UUID draft = view.draft();
            return new Stage(
                    face.text(view.stage().name()),
                    department(view.stage().lead()),
                    switch (view.status()) {
                        case DONE, NONE -> Progress.DONE;
                        case READY, FILLING, UNDERWAY -> Progress.NOW;
                        case LATER -> Progress.LATER;
                    },
                    face.msg("project.status." + view.status().code()),
                    view.used(),
                    view.stage().workingDays(),
                    view.left(),
                    view.rows().stream()
                            .filter(row -> row.need() != Theme.Need.NONE || row.part() != null)
                            .map(this::row)
                            .toList(),
                    lines(view),
                    owner() && view.applicable() ? path : null,
                    owner() && draft != null ? "/drafts/" + draft : null);
        }

        private Row row(Picture.Row row) {
            Course.Part part = row.part();
            Cases.Looked looked = part == null ? null : part.looked();
            CaseHead head = looked == null ? null : looked.head();
            return new Row(
                    face.text(row.name()),
                    department(row.department()),
                    state(row, part, head),
                    part == null ? "" : style(part),
                    head == null ? null : head.filingNumber().spaced(),
                    head == null || !head.state().open() ? null : head.promisedDue(),
                    row.used(),
                    head == null ? null : path(head));
        }

        /** What is not required is nobody's failure, and so no warning. */
        private static String style(Course.Part part) {
            return part.granted()
                    ? "good"
                    : part.looked() == null || part.settled() ? "" : part.open() ? "blue" : "warn";
        }

        /** 备案 is recorded and never approved: a filing that is done is called filed. */
        private String state(Picture.Row row, Course.@Nullable Part part, @Nullable CaseHead head) {
            if (head != null) {
                return row.member().filing() && head.state().granted()
                        ? face.msg("project.state.filed")
                        : face.msg("casework.state." + head.state().code());
            }
            if (part != null) {
                return face.msg("project.state." + part.member().stage().code());
            }
            return face.msg(row.need() == Theme.Need.CHOSEN ? "project.need.chosen" : "project.need.required");
        }

        private @Nullable String path(CaseHead head) {
            if (owner()) {
                return "/cases/" + head.id();
            }
            return head.department().equals(actor.department()) ? "/desk/cases/" + head.id() : null;
        }

        private List<String> lines(Picture.StageView view) {
            List<String> lines = new ArrayList<>();
            for (Theme.Line line : view.stage().lines()) {
                List<String> names = new ArrayList<>();
                for (Picture.Row row : view.rows()) {
                    if (line.items().contains(row.member().item())
                            && (row.need() != Theme.Need.NONE || row.part() != null)) {
                        names.add(face.text(row.name()));
                    }
                }
                String material = line.material();
                if (!names.isEmpty() || material != null) {
                    lines.add(face.msg(
                            "project.line",
                            "code",
                            line.code(),
                            "name",
                            lineName(line.code()),
                            "lead",
                            department(line.lead()),
                            "things",
                            material == null
                                    ? joined(names)
                                    : standard.materialType(material)
                                            .map(type -> face.text(type.name()))
                                            .orElse(material)));
                }
            }
            return lines;
        }

        private String lineName(String code) {
            return standard.codeSet(ThemeReader.LINES)
                    .flatMap(set -> set.code(code))
                    .map(CodeSet.Code::name)
                    .map(face::text)
                    .orElse(code);
        }

        private String joined(List<String> names) {
            return String.join(face.english() ? ", " : "、", names);
        }

        private Hold hold(Picture.Hold hold) {
            String department = hold.department();
            return new Hold(
                    department == null
                            ? face.msg("project.holder." + hold.holder().code())
                            : department(department),
                    face.text(hold.item()),
                    what(hold),
                    hold.due(),
                    hold.last());
        }

        private String what(Picture.Hold hold) {
            Text review = hold.review();
            String step = hold.step();
            if (review != null) {
                return face.text(review);
            }
            return switch (hold.holder()) {
                case AUTHORITY ->
                    face.msg(
                            Step.ACCEPT.equals(step)
                                    ? "project.step.accept"
                                    : Step.DECIDE.equals(step) ? "project.step.decide" : "project.step.other");
                case OWNER -> face.msg("project.step.owner");
                case STOPPED -> face.msg("project.step.stopped");
                case TURN -> face.msg("project.step.turn");
            };
        }

        private List<Check> checks() {
            List<Check> checks = new ArrayList<>();
            for (int i = 0; i < picture.checks().size(); i++) {
                checks.add(check(picture.checks().get(i), judging.get(i)));
            }
            return checks;
        }

        private Check check(JointCheck check, List<String> departments) {
            boolean leads = leads(check.line());
            return new Check(
                    check.id(),
                    lineName(check.line()),
                    check.visitOn(),
                    check.visited() != null,
                    joined(check.attended().stream().map(this::department).toList()),
                    check.passed(),
                    check.opinion(),
                    leads && check.visited() == null && !check.visitOn().isAfter(picture.today()),
                    leads && check.visited() != null && check.concluded() == null,
                    departments.stream()
                            .map(id -> new Choice(id, department(id)))
                            .toList());
        }

        private boolean leads(String line) {
            return picture.theme().stages().stream()
                    .flatMap(stage -> stage.line(line).stream())
                    .anyMatch(one -> one.lead().equals(actor.department()));
        }

        private Said said(Consultation one) {
            Consultation.State state =
                    one.state(picture.today(), picture.theme().opinions().silence());
            return new Said(
                    one.id(),
                    department(one.department()),
                    one.question(),
                    face.msg("project.opinion." + state.code()),
                    one.due(),
                    one.answer(),
                    one.department().equals(actor.department())
                            && (state == Consultation.State.AWAITED || state == Consultation.State.LATE));
        }

        private String department(@Nullable String id) {
            return id == null
                    ? ""
                    : standard.department(id)
                            .map(Department::brief)
                            .map(face::text)
                            .orElse(id);
        }
    }
}
