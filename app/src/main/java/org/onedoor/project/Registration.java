package org.onedoor.project;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.onedoor.catalog.AnswerFacts;
import org.onedoor.catalog.FormCheck;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Items;
import org.onedoor.catalog.Problem;
import org.onedoor.identity.Firm;
import org.onedoor.identity.Parties;
import org.onedoor.journal.Journal;
import org.onedoor.journal.Once;
import org.onedoor.rules.Answer;
import org.onedoor.rules.Rule;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Cities;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Text;
import org.onedoor.standard.CodeSet;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.Standard;
import org.onedoor.standard.Standards;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ObjectNode;

/** 项目登记·赋码: says once what a project is, and gives it the code that every later paper bears. */
@Service
class Registration {

    static final String NAME = "project_name";
    static final String DISTRICT = "project_district";
    private static final String TRADE = "project_trade";

    /** What a code cannot be made without. */
    static final List<String> NEEDED = List.of(NAME, DISTRICT, TRADE);

    private static final Text NO_OTHER = new Text("别的种类", "another kind");

    /** 行业 of the code, as the trade's code set maps it. */
    private static final String SCHEME = "project-code";

    private final Projects projects;
    private final Themes themes;
    private final Items items;
    private final Parties parties;
    private final Standards standards;
    private final Journal journal;
    private final Once once;
    private final Clock clock;

    Registration(
            Projects projects,
            Themes themes,
            Items items,
            Parties parties,
            Standards standards,
            Journal journal,
            Once once,
            Clock clock) {
        this.projects = projects;
        this.themes = themes;
        this.items = items;
        this.parties = parties;
        this.standards = standards;
        this.journal = journal;
        this.once = once;
        this.clock = clock;
    }

    /** The firm that the actor acts for; empty where he acts for a person, for whom nothing is registered. */
    Optional<UUID> firm(Actor actor) {
        return Optional.ofNullable(actor.actingFor())
                .filter(party ->
                        parties.find(party).filter(Firm.class::isInstance).isPresent());
    }

    /** What is wrong with the answers, in the order of the form; what does not apply is not looked at. */
    List<Problem> problems(Theme theme, ObjectNode typed) {
        Standard standard = standards.current();
        List<Item.Part> parts = applying(theme, typed, standard);
        return FormCheck.check(parts, kept(parts, typed), standard);
    }

    /** What is kept of the answers: those to what applies. */
    ObjectNode facts(Theme theme, ObjectNode typed) {
        return kept(applying(theme, typed, standards.current()), typed);
    }

    private List<Item.Part> applying(Theme theme, ObjectNode typed, Standard standard) {
        AnswerFacts facts = new AnswerFacts(standard, typed, Map.of());
        LocalDate today = LocalDate.now(clock);
        return theme.asked().stream()
                .filter(part -> {
                    Rule when = part.when();
                    return when == null || when.evaluate(facts, today) instanceof Answer.Met;
                })
                .toList();
    }

    private static ObjectNode kept(List<Item.Part> parts, ObjectNode typed) {
        Set<String> asked = parts.stream()
                .map(part -> switch (part) {
                    case Item.Field field -> field.element();
                    case Item.Group group -> group.id();
                })
                .collect(Collectors.toSet());
        ObjectNode kept = typed.deepCopy();
        kept.retain(asked);
        return kept;
    }

    /**
     * Registers a project once, however often the same request comes.
     *
     * @return its id
     */
    UUID register(Actor actor, String key, String theme, ObjectNode typed) {
        record Register(String theme, String facts) {}
        return once.run(actor, key, new Register(theme, typed.toString()), UUID.class, () -> {
            Theme inForce = themes.inForce(theme).orElseThrow(() -> new Refused(new ProjectRefusal.NoSuchTheme()));
            return add(actor, inForce, typed);
        });
    }

    private UUID add(Actor actor, Theme theme, ObjectNode typed) {
        UUID owner = firm(actor).orElseThrow(() -> new Refused(new ProjectRefusal.OnlyFirms()));
        List<Problem> problems = problems(theme, typed);
        if (!problems.isEmpty()) {
            throw new Refused(new ProjectRefusal.Incomplete(
                    ProjectRefusal.listed(problems.stream().map(Problem::label))));
        }
        Standard standard = standards.current();
        ObjectNode facts = facts(theme, typed);
        requireKind(theme, facts);
        Instant at = clock.instant();
        String district = facts.required(DISTRICT).asString();
        YearMonth month = YearMonth.from(at.atZone(clock.getZone()));
        int serial =
                projects.nextSerial(month, district).orElseThrow(() -> new Refused(new ProjectRefusal.NoCodeLeft()));
        Project project = new Project(
                Cities.of(district),
                Ids.next(clock),
                ProjectCode.of(
                        month, district, trade(facts.required(TRADE).asString(), standard), theme.type(), serial),
                theme.id(),
                theme.version(),
                owner,
                actor.account(),
                district,
                departments(theme),
                facts.required(NAME).asString(),
                facts,
                1,
                at);
        projects.add(project);
        journal.append(
                actor,
                "project.registered.v1",
                "project",
                project.id(),
                project.city(),
                Map.of(
                        "code", project.code().value(),
                        "theme", theme.id(),
                        "themeVersion", theme.version(),
                        "district", district,
                        "party", owner.toString()));
        return project.id();
    }

    /** 审批、核准、备案: what is said of the project decides, not which form was opened. */
    void requireKind(Theme theme, ObjectNode facts) {
        AnswerFacts known = new AnswerFacts(standards.current(), facts, Map.of());
        LocalDate today = LocalDate.now(clock);
        if (!theme.takes(known, today)) {
            List<Text> others = themes.inForce().stream()
                    .filter(other -> !other.id().equals(theme.id()) && other.mayTake(known, today))
                    .map(Theme::name)
                    .toList();
            throw new Refused(
                    new ProjectRefusal.OtherKind(others.isEmpty() ? NO_OTHER : ProjectRefusal.listed(others.stream())));
        }
    }

    /** Two digits of the national classification. */
    private static String trade(String code, Standard standard) {
        return standard.element(TRADE)
                .map(DataElement::codes)
                .flatMap(standard::codeSet)
                .flatMap(set -> set.code(code))
                .map(CodeSet.Code::maps)
                .flatMap(maps -> Optional.ofNullable(maps.get(SCHEME)))
                .orElseThrow(() -> new IllegalStateException("the trade " + code + " has no digits for project codes"));
    }

    /** Whoever leads a stage or a line, and whoever handles one of the items. */
    private List<String> departments(Theme theme) {
        Set<String> departments = new LinkedHashSet<>(theme.leads());
        List<String> ids = new ArrayList<>();
        theme.stages().forEach(stage -> stage.items().forEach(member -> ids.add(member.item())));
        ids.forEach(id -> items.inForce(id).map(Item::department).ifPresent(departments::add));
        return List.copyOf(departments);
    }
}
