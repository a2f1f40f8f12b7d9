package org.onedoor.project;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.Cases;
import org.onedoor.casework.joint.JointCase;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.Step;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Items;
import org.onedoor.identity.Parties;
import org.onedoor.journal.AccessLog;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Text;
import org.onedoor.standard.calendar.PauseKind;
import org.springframework.stereotype.Service;

/** 看项目: draws the whole of a project for whoever may see it; each look is logged. */
@Service
class Pictures {

    private final Projects projects;
    private final Courses courses;
    private final JointChecks checks;
    private final Consultations opinions;
    private final HeldDays days;
    private final Items items;
    private final Parties parties;
    private final AccessLog accesses;
    private final Clock clock;

    Pictures(
            Projects projects,
            Courses courses,
            JointChecks checks,
            Consultations opinions,
            HeldDays days,
            Items items,
            Parties parties,
            AccessLog accesses,
            Clock clock) {
        this.projects = projects;
        this.courses = courses;
        this.checks = checks;
        this.opinions = opinions;
        this.days = days;
        this.items = items;
        this.parties = parties;
        this.accesses = accesses;
        this.clock = clock;
    }

    Picture of(Actor actor, UUID id) {
        Project project = projects.require(actor, id);
        accesses.read(actor, "project", id, "project");
        Course course = courses.of(project);
        List<Picture.StageView> stages = course.theme().stages().stream()
                .map(stage -> stage(course, stage))
                .toList();
        return new Picture(
                course,
                parties.names(List.of(project.party())).getOrDefault(project.party(), ""),
                stages,
                holds(course),
                days.of(course.parts()).size(),
                checks.of(project),
                opinions.of(project),
                projects.changes(project),
                LocalDate.now(clock));
    }

    /** Ids of the departments that each of its joint checks is for. */
    List<List<String>> judging(Picture picture) {
        return picture.checks().stream()
                .map(check -> List.copyOf(checks.judging(picture.course(), check)))
                .toList();
    }

    private Picture.StageView stage(Course course, Theme.Stage stage) {
        List<Course.Part> parts = course.of(stage.phase());
        boolean reached = course.before(stage.phase()).isEmpty();
        UUID draft = course.filling().get(stage.phase());
        List<Theme.Member> remaining = course.remaining(stage);
        return new Picture.StageView(
                stage,
                status(course, stage, parts, reached),
                days.of(parts).size(),
                stage.items().stream().map(member -> row(course, member)).toList(),
                draft,
                reached && draft == null && !remaining.isEmpty());
    }

    private static Picture.Status status(Course course, Theme.Stage stage, List<Course.Part> parts, boolean reached) {
        if (parts.stream().anyMatch(Course.Part::open)) {
            return Picture.Status.UNDERWAY;
        }
        if (course.filling().containsKey(stage.phase())) {
            return Picture.Status.FILLING;
        }
        if (stage.items().stream().allMatch(member -> course.need(member) == Theme.Need.NONE)) {
            return Picture.Status.NONE;
        }
        if (course.done(stage) && !parts.isEmpty()) {
            return Picture.Status.DONE;
        }
        return reached ? Picture.Status.READY : Picture.Status.LATER;
    }

    private Picture.Row row(Course course, Theme.Member member) {
        Course.Part part = course.latest(member.item()).orElse(null);
        Optional<Item> item = part == null
                ? items.inForce(member.item())
                : Optional.of(items.version(member.item(), part.member().itemVersion()));
        Cases.Looked looked = part == null ? null : part.looked();
        return new Picture.Row(
                member,
                item.map(Item::name).orElseGet(() -> new Text(member.item(), member.item())),
                item.map(Item::department).orElse(null),
                course.need(member),
                part,
                looked == null ? 0 : days.of(looked).size());
    }

    private List<Picture.Hold> holds(Course course) {
        List<Picture.Hold> holds = new ArrayList<>();
        for (Course.Part part : course.parts()) {
            if (part.open()) {
                Item item = items.version(part.member().item(), part.member().itemVersion());
                Cases.Looked looked = part.looked();
                if (looked == null) {
                    boolean held = part.member().stage() == JointCase.Stage.HELD;
                    holds.add(hold(item, held ? Picture.Holder.OWNER : Picture.Holder.TURN, null, null, null));
                } else {
                    holds.addAll(holds(item, looked));
                }
            }
        }
        Optional<LocalDate> last = holds.stream()
                .filter(hold -> hold.holder() == Picture.Holder.AUTHORITY)
                .flatMap(hold -> Optional.ofNullable(hold.due()).stream())
                .max(LocalDate::compareTo);
        return holds.stream()
                .map(hold -> new Picture.Hold(
                        hold.item(),
                        hold.holder(),
                        hold.department(),
                        hold.step(),
                        hold.review(),
                        hold.due(),
                        hold.holder() == Picture.Holder.AUTHORITY && last.equals(Optional.ofNullable(hold.due()))))
                .sorted(Comparator.comparing((Picture.Hold hold) -> !hold.last())
                        .thenComparing(hold -> hold.due() == null ? LocalDate.MAX : hold.due()))
                .toList();
    }

    /** Of one case that is not over: everybody who has a step of it, or whom it waits for. */
    private static List<Picture.Hold> holds(Item item, Cases.Looked looked) {
        CaseHead head = looked.head();
        return switch (head.state()) {
            case LACKING, CORRECTING -> List.of(hold(item, Picture.Holder.OWNER, null, null, head.answerBy()));
            case SUSPENDED -> List.of(stopped(item, looked));
            case RECEIVED, ACCEPTED -> {
                List<Picture.Hold> open = looked.steps().stream()
                        .filter(step -> step.state() == Step.State.OPEN)
                        .map(step -> hold(item, Picture.Holder.AUTHORITY, step.department(), step.id(), step.due()))
                        .toList();
                yield open.isEmpty() ? List.of(hold(item, Picture.Holder.OWNER, null, null, null)) : open;
            }
            case NOT_REQUIRED,
                    NOT_ACCEPTED,
                    GRANTED,
                    GRANTED_DEFICIENT,
                    DENIED,
                    WITHDRAWN,
                    TERMINATED,
                    REVOKED,
                    RECALLED,
                    CANCELLED,
                    STRIPPED -> List.of();
        };
    }

    /** A correction and what was pledged are the owner's to bring; all other procedures are the department's. */
    private static Picture.Hold stopped(Item item, Cases.Looked looked) {
        boolean owners = looked.timing().open().stream()
                .anyMatch(standing ->
                        standing.procedure() == PauseKind.CORRECTION || standing.procedure() == PauseKind.DEFERRAL);
        LocalDate until = looked.timing().open().stream()
                .map(standing -> standing.announced())
                .max(LocalDate::compareTo)
                .orElse(null);
        return owners
                ? hold(item, Picture.Holder.OWNER, null, null, until)
                : hold(item, Picture.Holder.STOPPED, looked.head().department(), null, until);
    }

    private static Picture.Hold hold(
            Item item,
            Picture.Holder holder,
            @Nullable String department,
            @Nullable String step,
            @Nullable LocalDate due) {
        Text review =
                step == null ? null : item.review(step).map(Item.Review::name).orElse(null);
        return new Picture.Hold(item.name(), holder, department, step, review, due, false);
    }
}
