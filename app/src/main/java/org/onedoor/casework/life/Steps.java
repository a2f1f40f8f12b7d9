package org.onedoor.casework.life;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.Item;
import org.onedoor.shared.Refused;
import org.onedoor.standard.calendar.Pause;

/** 各环节 of one case, in the order of the process: which comes next, what is on a desk, and what has changed there. */
public final class Steps {

    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final Map<String, Step> before;

    public Steps(Collection<Step> all) {
        all.forEach(this::put);
        before = Map.copyOf(steps);
    }

    List<Step> all() {
        return List.copyOf(steps.values());
    }

    void put(Step step) {
        steps.put(step.id(), step);
    }

    /** One that every case has. */
    public Step get(String id) {
        return Objects.requireNonNull(steps.get(id), id);
    }

    boolean isOpen(String id) {
        Step step = steps.get(id);
        return step != null && step.state() == Step.State.OPEN;
    }

    /** A review that is on its department's desk. */
    Step openReview(String id) {
        if (!isOpen(id) || !get(id).review()) {
            throw new Refused(new CaseRefusal.StepNotOpen(id));
        }
        return get(id);
    }

    /** Whether every review is done; the decision waits for that. */
    boolean reviewed() {
        return steps.values().stream().allMatch(step -> !step.review() || step.over());
    }

    /** Opens each waiting review whose predecessors are done. */
    void openReviews(Scene scene, Timing timing, Deadlines.Accepted days) {
        for (Step step : all()) {
            if (step.state() == Step.State.WAITING && step.review() && predecessorsDone(scene.item(), step.id())) {
                put(step.open(scene.at(), days.reviewDue(step.id(), days.today(), holding(step, timing))));
            }
        }
    }

    /**
     * 重审: reviews that are done and read what was replaced wait again, and so does what comes after them and rests on
     * them.
     *
     * @return their ids in the order of the process; empty where nobody who is done reads it
     */
    List<String> again(Item item, Collection<String> replaced) {
        Set<String> again = new LinkedHashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Item.Review review : item.process().reviews()) {
                Step step = steps.get(review.id());
                if (step == null) {
                    continue; // left out by this case's situation
                }
                boolean rests = review.after().stream().anyMatch(again::contains);
                boolean redone = (step.state() == Step.State.DONE && (rests || review.readsAny(replaced)))
                        || (step.state() == Step.State.OPEN && rests);
                if (redone && again.add(review.id())) {
                    put(step.waits());
                    more = true;
                }
            }
        }
        return List.copyOf(again);
    }

    /** 改填: the reviews that what was answered anew asks for; those that are not asked for any more and not done are dropped. */
    void follow(Item item, List<Item.Review> possible) {
        Map<String, Step> now = new LinkedHashMap<>();
        now.put(Step.ACCEPT, get(Step.ACCEPT));
        for (Item.Review review : item.process().reviews()) {
            Step known = steps.get(review.id());
            if (possible.contains(review)) {
                boolean anew = known == null || known.state() == Step.State.DROPPED;
                now.put(review.id(), anew ? Step.waiting(review.id(), review.department()) : known);
            } else if (known != null) {
                now.put(review.id(), known.state() == Step.State.DONE ? known : known.dropped());
            }
        }
        steps.values().forEach(step -> now.putIfAbsent(step.id(), step));
        steps.clear();
        steps.putAll(now);
    }

    /** 子时限: the last day of each open review, by what has held it since it came to its desk. */
    void reckonReviews(Timing timing, Deadlines.Accepted days) {
        for (Step step : all()) {
            Instant opened = step.opened();
            if (step.state() == Step.State.OPEN && step.review() && opened != null) {
                put(step.due(days.reviewDue(step.id(), days.day(opened), holding(step, timing))));
            }
        }
    }

    /**
     * A department's own days stand still while the applicant has to act and that is not counted, and while a special
     * procedure goes on that it started itself; other departments' procedures hold the decision alone.
     */
    private List<Pause> holding(Step review, Timing timing) {
        return timing.pauses().stream()
                .filter(pause -> {
                    Step procedure = steps.get(Step.ofProcedure(pause.kind()));
                    return !pause.kind().special()
                            || (procedure != null && procedure.department().equals(review.department()));
                })
                .toList();
    }

    /** A predecessor that this case's situation left out holds nobody up. */
    private boolean predecessorsDone(Item item, String id) {
        return item.review(id).stream()
                .flatMap(review -> review.after().stream())
                .map(steps::get)
                .allMatch(step -> step == null || step.over());
    }

    /** The decision is on its desk as soon as every review is done, and while nothing holds the case. */
    public void placeDecision(Scene scene, boolean held, @Nullable LocalDate due) {
        Step decide = get(Step.DECIDE);
        boolean waits = held || !reviewed();
        if (waits && decide.state() == Step.State.OPEN) {
            put(decide.waits());
        } else if (!held && decide.state() == Step.State.WAITING && reviewed()) {
            put(decide.open(scene.at(), due));
        } else if (decide.onDesk()) {
            put(decide.due(due));
        }
    }

    /** 重算期限: reviews by the day on which they came to their desk, an extension that is asked for by the limit itself. */
    void recount(Timing timing, Deadlines.Accepted days, LocalDate lastDay) {
        reckonReviews(timing, days);
        if (isOpen(Step.EXTEND)) {
            put(get(Step.EXTEND).due(lastDay));
        }
    }

    /** The check that follows a grant, but for one that waits for a repair: that has its day in writing; the service of a decision. */
    void recountAfterwards(Item item, String region, Deadlines deadlines) {
        Item.InformedPledge pledge = item.process().informedPledge();
        for (Step step : all()) {
            Instant opened = step.opened();
            boolean waitsForOthers = step.id().equals(Step.SERVE) && step.state() == Step.State.WAITING;
            if (!(step.state() == Step.State.OPEN || waitsForOthers) || opened == null) {
                continue;
            }
            if (step.id().equals(Step.CHECK) && pledge != null) {
                put(step.due(deadlines.after(region, deadlines.day(opened), pledge.check())));
            } else if (step.id().equals(Step.SERVE)) {
                put(step.due(deadlines.after(
                        region, deadlines.day(opened), item.process().serveWithin())));
            }
        }
    }

    /** Reviews that are not asked for after all: their departments have not seen the case. */
    void standDown() {
        all().stream()
                .filter(step -> step.review() && step.state() != Step.State.DONE)
                .forEach(step -> put(Step.waiting(step.id(), step.department()).dropped()));
    }

    /** What is not needed after all. */
    void drop(String id) {
        Step step = steps.get(id);
        if (step != null && !step.over()) {
            put(step.dropped());
        }
    }

    /** The case is over: what is not done is not needed any more. */
    void drop() {
        all().stream().filter(step -> step.state() != Step.State.DONE).forEach(step -> put(step.dropped()));
    }

    /**
     * Steps that came to a desk or whose line there reads differently now.
     *
     * @param otherwise whether something beside the steps themselves makes all lines read differently
     */
    List<Step> toDesk(boolean otherwise) {
        return steps.values().stream()
                .filter(Step::onDesk)
                .filter(step -> otherwise || !step.equals(before.get(step.id())))
                .toList();
    }

    /** Steps that were on a desk and are no more. */
    public List<Step> offDesk() {
        return before.values().stream()
                .filter(known -> known.onDesk() && !get(known.id()).onDesk())
                .toList();
    }

    /** Departments that have had a step of the case: it is theirs to see from then on. */
    public List<String> departments() {
        return steps.values().stream()
                .filter(step -> step.opened() != null)
                .map(Step::department)
                .distinct()
                .toList();
    }
}
