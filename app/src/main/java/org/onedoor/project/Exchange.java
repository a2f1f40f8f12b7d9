package org.onedoor.project;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.Cases;
import org.onedoor.casework.NationalStates;
import org.onedoor.casework.draft.MaterialFiles;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.Timing;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Items;
import org.onedoor.identity.Firm;
import org.onedoor.identity.Parties;
import org.onedoor.licence.IssuedLicences;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Money;
import org.onedoor.shared.Slice;
import org.onedoor.shared.Text;
import org.onedoor.standard.CodeSet;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.Department;
import org.onedoor.standard.Standard;
import org.onedoor.standard.Standards;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** 数据共享: what the exchange is told of the projects that an actor may see, some projects at a time. */
@Component
class Exchange {

    private static final int AT_A_TIME = 100;

    private final Projects projects;
    private final Courses courses;
    private final Consultations consultations;
    private final HeldDays days;
    private final NationalStates states;
    private final MaterialFiles files;
    private final IssuedLicences licences;
    private final Items items;
    private final Parties parties;
    private final Standards standards;
    private final Clock clock;

    Exchange(
            Projects projects,
            Courses courses,
            Consultations consultations,
            HeldDays days,
            NationalStates states,
            MaterialFiles files,
            IssuedLicences licences,
            Items items,
            Parties parties,
            Standards standards,
            Clock clock) {
        this.projects = projects;
        this.courses = courses;
        this.consultations = consultations;
        this.days = days;
        this.states = states;
        this.files = files;
        this.licences = licences;
        this.items = items;
        this.parties = parties;
        this.standards = standards;
        this.clock = clock;
    }

    /**
     * The rows of one table about the next projects.
     *
     * @param cursor of the page before; null for the first
     */
    Slice<List<String>> page(Actor actor, Table table, @Nullable String cursor) {
        Slice<Project> slice = projects.page(actor, null, cursor, AT_A_TIME);
        return slice.with(rows(table, slice.rows()));
    }

    private List<List<String>> rows(Table table, List<Project> wanted) {
        return switch (table) {
            case PROJECTS -> courses.of(wanted).stream().map(this::project).toList();
            case PARTIES -> owners(wanted);
            case MATTERS ->
                courses.of(wanted).stream()
                        .flatMap(course -> course.parts().stream().flatMap(part -> matter(course, part).stream()))
                        .toList();
            case DETAILS -> details(courses.of(wanted));
            case PROCEDURES -> procedures(courses.of(wanted));
            case DOCUMENTS -> documents(courses.of(wanted));
            case ATTACHMENTS -> attachments(courses.of(wanted));
            case OPINIONS -> opinions(wanted);
        };
    }

    private List<String> project(Course course) {
        Project project = course.project();
        JsonNode investment = project.facts().path("project_investment");
        return List.of(
                project.code().value(),
                project.name(),
                course.theme().type().digits(),
                course.theme().name().zh(),
                named(project, "project_kind"),
                named(project, "project_trade"),
                project.district(),
                said(project, "project_site"),
                said(project, "project_content"),
                investment.isIntegralNumber() ? new Money(investment.asLong()).yuan() : "",
                said(project, "project_land_area"),
                said(project, "project_floor_area"),
                said(project, "project_begin"),
                said(project, "project_end"),
                at(project.registered()),
                Integer.toString(days.of(course.parts()).size()),
                Integer.toString(course.theme().workingDays()));
    }

    private static String said(Project project, String element) {
        JsonNode value = project.facts().path(element);
        return value.isMissingNode() ? "" : value.asString();
    }

    /** A code's name. */
    private String named(Project project, String element) {
        Standard standard = standards.current();
        String code = said(project, element);
        return standard.element(element)
                .map(DataElement::codes)
                .flatMap(standard::codeSet)
                .flatMap(set -> set.code(code))
                .map(CodeSet.Code::name)
                .map(Text::zh)
                .orElse(code);
    }

    private List<List<String>> owners(List<Project> wanted) {
        Map<UUID, Firm> firms =
                parties.firms(wanted.stream().map(Project::party).toList());
        return wanted.stream()
                .map(project -> {
                    Firm firm = firms.get(project.party());
                    return List.of(
                            project.code().value(),
                            "建设单位",
                            firm == null ? "" : firm.name(),
                            firm == null ? "" : firm.creditCode());
                })
                .toList();
    }

    private List<List<String>> matter(Course course, Course.Part part) {
        Cases.Looked looked = part.looked();
        if (looked == null) {
            return List.of();
        }
        CaseHead head = looked.head();
        Item item = items.version(head.item(), head.itemVersion());
        Theme.Stage stage = course.theme().stage(part.phase());
        Optional<Department> department = standards.current().department(head.department());
        LocalDate due = head.promisedDue();
        return List.of(List.of(
                course.project().code().value(),
                part.phase().national(),
                part.joint().filingNumber().value(),
                head.filingNumber().value(),
                item.catalogue().code(),
                item.name().zh(),
                stage.lines().stream()
                        .filter(line -> line.items().contains(head.item()))
                        .map(Theme.Line::code)
                        .collect(Collectors.joining("、")),
                department.map(one -> one.name().zh()).orElse(head.department()),
                department.map(Department::creditCode).orElse(""),
                at(head.received()),
                at(head.accepted()),
                due == null ? "" : due.toString(),
                at(head.ended()),
                head.state().national(looked.timing().unanswered(head).isPresent()),
                stage.member(head.item()).filter(Theme.Member::filing).isPresent() ? "1" : "0",
                Integer.toString(days.of(looked).size())));
    }

    /** Every case of some courses, with its project's code. */
    private record Numbered(String code, Cases.Looked looked) {

        String number() {
            return looked.head().filingNumber().value();
        }

        UUID id() {
            return looked.head().id();
        }
    }

    private static List<Numbered> cases(List<Course> courses) {
        List<Numbered> cases = new ArrayList<>();
        for (Course course : courses) {
            for (Course.Part part : course.parts()) {
                Cases.Looked looked = part.looked();
                if (looked != null) {
                    cases.add(new Numbered(course.project().code().value(), looked));
                }
            }
        }
        return cases;
    }

    private static List<UUID> ids(Collection<Numbered> cases) {
        return cases.stream().map(Numbered::id).toList();
    }

    private List<List<String>> details(List<Course> wanted) {
        List<Numbered> cases = cases(wanted);
        Map<UUID, List<NationalStates.Reported>> reported = states.ofParts(ids(cases));
        List<List<String>> rows = new ArrayList<>();
        for (Numbered one : cases) {
            reported.getOrDefault(one.id(), List.of())
                    .forEach(moment -> rows.add(
                            List.of(one.code(), one.number(), moment.national(), moment.event(), at(moment.at()))));
        }
        return rows;
    }

    private List<List<String>> procedures(List<Course> wanted) {
        List<List<String>> rows = new ArrayList<>();
        for (Numbered one : cases(wanted)) {
            for (Timing.Standing standing : one.looked().timing().procedures()) {
                LocalDate ended = standing.ended();
                if (standing.procedure().special()) {
                    rows.add(List.of(
                            one.code(),
                            one.number(),
                            standing.procedure().code(),
                            standing.from().toString(),
                            standing.announced().toString(),
                            ended == null ? "" : ended.toString(),
                            standing.counted() ? "1" : "0",
                            standing.ground().zh()));
                }
            }
        }
        return rows;
    }

    private List<List<String>> documents(List<Course> wanted) {
        List<Numbered> cases = cases(wanted);
        List<UUID> issued = cases.stream()
                .map(one -> one.looked().head().licence())
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        Map<UUID, IssuedLicences.Line> lines = licences.of(issued);
        List<List<String>> rows = new ArrayList<>();
        for (Numbered one : cases) {
            IssuedLicences.Line line = lines.get(one.id());
            if (line != null) {
                LocalDate until = line.until();
                rows.add(List.of(
                        one.code(),
                        one.number(),
                        line.name().zh(),
                        line.number(),
                        line.from().toString(),
                        until == null ? "" : until.toString(),
                        line.replaced() ? "1" : "0"));
            }
        }
        return rows;
    }

    private List<List<String>> attachments(List<Course> wanted) {
        Map<UUID, Numbered> cases = cases(wanted).stream().collect(Collectors.toMap(Numbered::id, Function.identity()));
        List<List<String>> rows = new ArrayList<>();
        for (MaterialFiles.Lying lying : files.of(cases.keySet())) {
            Numbered one = Objects.requireNonNull(cases.get(lying.dossier()));
            rows.add(List.of(
                    one.code(),
                    one.number(),
                    standards
                            .current()
                            .materialType(lying.file().material())
                            .map(type -> type.name().zh())
                            .orElse(lying.file().material()),
                    lying.file().name(),
                    lying.file().mediaType(),
                    Long.toString(lying.file().size()),
                    lying.file().sha256(),
                    at(lying.file().addedAt())));
        }
        return rows;
    }

    private List<List<String>> opinions(List<Project> wanted) {
        Map<UUID, Project> byId = wanted.stream().collect(Collectors.toMap(Project::id, Function.identity()));
        LocalDate today = LocalDate.now(clock);
        Map<UUID, Theme> themes = courses.of(wanted).stream()
                .collect(Collectors.toMap(course -> course.project().id(), Course::theme));
        List<List<String>> rows = new ArrayList<>();
        for (Consultation one : consultations.of(byId.keySet())) {
            Project project = Objects.requireNonNull(byId.get(one.project()));
            Theme theme = Objects.requireNonNull(themes.get(one.project()));
            String answer = one.answer();
            rows.add(List.of(
                    project.code().value(),
                    one.phase().national(),
                    department(one.askedBy()),
                    department(one.department()),
                    at(one.askedAt()),
                    one.due().toString(),
                    one.state(today, theme.opinions().silence()).code(),
                    one.question(),
                    answer == null ? "" : answer,
                    at(one.answered())));
        }
        return rows;
    }

    private String department(String id) {
        return standards
                .current()
                .department(id)
                .map(Department::name)
                .map(Text::zh)
                .orElse(id);
    }

    private String at(@Nullable Instant at) {
        return at == null ? "" : OffsetDateTime.ofInstant(at, clock.getZone()).toString();
    }
}
