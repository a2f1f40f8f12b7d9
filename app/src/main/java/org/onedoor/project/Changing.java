package org.onedoor.project;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Problem;
import org.onedoor.journal.Journal;
import org.onedoor.journal.Once;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * 项目变更 (企业投资项目核准和备案管理条例 14): the owner says anew what a project is, having seen what follows. Its code stays, and so
 * does whatever was applied for: cases and forms keep what they were told, and only what is still to come goes by the new facts.
 * Where it is built is part of what it is, and so of who handles it: another place is another project.
 */
@Service
class Changing {

    /** What cannot be said anew. */
    static final Set<String> FIXED = Set.of(Registration.DISTRICT);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Projects projects;
    private final Courses courses;
    private final Registration registration;
    private final Journal journal;
    private final Once once;
    private final Clock clock;

    Changing(Projects projects, Courses courses, Registration registration, Journal journal, Once once, Clock clock) {
        this.projects = projects;
        this.courses = courses;
        this.registration = registration;
        this.journal = journal;
        this.once = once;
        this.clock = clock;
    }

    /**
     * What follows from a change.
     *
     * @param facts all that the project would be said to be
     * @param problems what is wrong with them
     * @param before element → value, of what differs
     * @param effects items that stand to the project otherwise than before
     * @param filling stages whose form is being filled in, and goes on as it was begun
     */
    record Foreseen(
            Project project,
            ObjectNode facts,
            List<Problem> problems,
            ObjectNode before,
            ObjectNode after,
            List<Effect> effects,
            List<Theme.Stage> filling) {

        boolean nothing() {
            return before.isEmpty() && after.isEmpty();
        }
    }

    /** @param standing what has become of it already */
    record Effect(Theme.Member member, Theme.Need need, Standing standing) {}

    /** How far an item is whose need changes. */
    enum Standing {
        /** 还没有申报. */
        NOT_YET("not-yet"),
        /** 办理中: goes on, and is taken back by nobody but the owner. */
        UNDER_WAY("under-way"),
        /** 已办好: stays as it is. */
        SETTLED("settled");

        private final String code;

        Standing(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /** What may be said anew. */
    static List<Item.Part> asked(Theme theme) {
        return theme.asked().stream().filter(Changing::open).toList();
    }

    static boolean open(Item.Part part) {
        return !(part instanceof Item.Field field) || !FIXED.contains(field.element());
    }

    /** Changes nothing. */
    Foreseen foresee(Actor actor, UUID project, ObjectNode typed) {
        return foresee(projects.require(actor, project), typed);
    }

    private Foreseen foresee(Project project, ObjectNode typed) {
        ObjectNode merged = typed.deepCopy();
        FIXED.forEach(element -> merged.set(element, project.facts().required(element)));
        Course course = courses.of(project);
        Theme theme = course.theme();
        ObjectNode facts = registration.facts(theme, merged);
        Map<String, Theme.Need> needs = courses.needs(project.with(project.name(), facts), theme);
        return new Foreseen(
                project,
                facts,
                registration.problems(theme, merged),
                differing(project.facts(), facts),
                differing(facts, project.facts()),
                theme.stages().stream()
                        .flatMap(stage -> stage.items().stream())
                        .filter(member -> needs.get(member.item()) != course.need(member))
                        .map(member -> new Effect(
                                member, needs.getOrDefault(member.item(), Theme.Need.NONE), standing(course, member)))
                        .toList(),
                theme.stages().stream()
                        .filter(stage -> course.filling().containsKey(stage.phase()))
                        .toList());
    }

    private static Standing standing(Course course, Theme.Member member) {
        if (course.settled(member.item())) {
            return Standing.SETTLED;
        }
        return course.latest(member.item()).filter(Course.Part::open).isPresent()
                ? Standing.UNDER_WAY
                : Standing.NOT_YET;
    }

    /** What stands in one and not, or otherwise, in the other. */
    private static ObjectNode differing(ObjectNode one, ObjectNode other) {
        ObjectNode differing = JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> fact : one.properties()) {
            if (!same(fact.getValue(), other.path(fact.getKey()))) {
                differing.set(fact.getKey(), fact.getValue());
            }
        }
        return differing;
    }

    /** A number is the same however wide it was written. */
    private static boolean same(JsonNode one, JsonNode other) {
        boolean numbers = one.isNumber() && other.isNumber();
        return numbers ? one.decimalValue().compareTo(other.decimalValue()) == 0 : one.equals(other);
    }

    /**
     * Says it anew once, however often the same request comes.
     *
     * @param seen the version of the project that what follows was shown for
     * @return the version that it has become
     */
    int change(Actor actor, String key, UUID project, int seen, ObjectNode typed) {
        record ChangeFacts(UUID project, int seen, String facts) {}
        return once.run(actor, key, new ChangeFacts(project, seen, typed.toString()), Integer.class, () -> {
            Project found = projects.lock(actor, project);
            if (found.version() != seen) {
                throw new Refused(new ProjectRefusal.ChangedMeanwhile());
            }
            if (FIXED.stream()
                    .anyMatch(fixed -> typed.has(fixed)
                            && !typed.path(fixed).equals(found.facts().path(fixed)))) {
                throw new Refused(new ProjectRefusal.AnotherPlace());
            }
            return change(actor, foresee(found, typed));
        });
    }

    private int change(Actor actor, Foreseen foreseen) {
        if (!foreseen.problems().isEmpty()) {
            throw new Refused(new ProjectRefusal.Incomplete(
                    ProjectRefusal.listed(foreseen.problems().stream().map(Problem::label))));
        }
        if (foreseen.nothing()) {
            throw new Refused(new ProjectRefusal.NothingChanged());
        }
        Project changed = foreseen.project()
                .with(foreseen.facts().required(Registration.NAME).asString(), foreseen.facts());
        registration.requireKind(courses.of(changed).theme(), changed.facts());
        Map<String, Theme.Need> needs = new LinkedHashMap<>();
        foreseen.effects().forEach(effect -> needs.put(effect.member().item(), effect.need()));
        projects.change(
                changed,
                actor.account(),
                new FactsChange(changed.version(), clock.instant(), foreseen.before(), foreseen.after(), needs));
        Set<String> elements = new TreeSet<>(foreseen.before().propertyNames());
        elements.addAll(foreseen.after().propertyNames());
        journal.append(
                actor,
                "project.facts-changed.v1",
                "project",
                changed.id(),
                changed.city(),
                Map.of(
                        "version", changed.version(),
                        "elements", List.copyOf(elements),
                        "needs",
                                needs.entrySet().stream()
                                        .collect(Collectors.toMap(
                                                Map.Entry::getKey,
                                                need -> need.getValue().code()))));
        return changed.version();
    }
}
