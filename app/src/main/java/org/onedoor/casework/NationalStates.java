package org.onedoor.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.casework.life.CaseState;
import org.onedoor.journal.Event;
import org.onedoor.journal.JournalReader;
import org.onedoor.shared.Actor;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * 办理状态的经过 (BLZT 1 to 15 of the engineering-approval exchange): which of a case's events another system is told, and under which
 * national code. Some codes are moments and no states: a correction and a special procedure that end, a department that begins.
 */
@Component
public class NationalStates {

    /** 部门开始办理: with the first opinion. */
    private static final String BEGUN = "8";

    private final CaseViews views;
    private final JournalReader journal;

    NationalStates(CaseViews views, JournalReader journal) {
        this.views = views;
        this.journal = journal;
    }

    /**
     * One moment.
     *
     * @param national its code
     * @param event the journal's word for what happened
     */
    public record Reported(String national, String event, Instant at) {}

    /** Of a case that the actor may see, the oldest first. */
    public List<Reported> of(Actor actor, UUID id) {
        views.head(actor, id);
        return reported(journal.of(id));
    }

    /** Of several cases, by their ids, for a room that has let its actor see the whole of which they are parts. */
    public Map<UUID, List<Reported>> ofParts(Collection<UUID> ids) {
        Map<UUID, List<Event>> events = new HashMap<>();
        if (!ids.isEmpty()) {
            journal.of(ids)
                    .forEach(event -> events.computeIfAbsent(event.subject(), id -> new ArrayList<>())
                            .add(event));
        }
        Map<UUID, List<Reported>> reported = new HashMap<>();
        events.forEach((id, happened) -> reported.put(id, reported(happened)));
        return reported;
    }

    private static List<Reported> reported(List<Event> events) {
        List<Reported> reported = new ArrayList<>();
        for (Event event : events) {
            code(event.type(), event.payload())
                    .filter(code -> !code.equals(BEGUN)
                            || reported.stream().noneMatch(one -> one.national().equals(BEGUN)))
                    .ifPresent(code -> {
                        if (code.equals(CaseState.GRANTED_DEFICIENT.national())) {
                            reported.removeLast(); // the decision itself, written in the same moment
                        }
                        reported.add(new Reported(code, event.type(), event.at()));
                    });
        }
        return List.copyOf(reported);
    }

    private static Optional<String> code(String type, JsonNode payload) {
        String code = switch (type) {
            case "casework.case-submitted.v1" -> CaseState.RECEIVED.national();
            case "casework.case-accepted.v1" -> CaseState.ACCEPTED.national();
            case "casework.correction-asked.v1", "casework.review-correction-asked.v1" ->
                CaseState.CORRECTING.national();
            case "casework.correction-answered.v1",
                    "casework.review-correction-answered.v1",
                    "casework.review-correction-unanswered.v1" -> "7";
            case "casework.review-given.v1", "casework.consented-by-silence.v1" -> BEGUN;
            case "casework.procedure-started.v1", "casework.hearing-asked.v1" -> CaseState.SUSPENDED.national();
            case "casework.procedure-ended.v1" -> "10";
            case "casework.case-decided.v1" ->
                payload.path("granted").asBoolean() ? CaseState.GRANTED.national() : CaseState.DENIED.national();
            case "casework.granted-deficient.v1" -> CaseState.GRANTED_DEFICIENT.national();
            case "casework.case-refused.v1", "casework.grant-ended.v1" ->
                CaseState.of(payload.path("state").asString()).national();
            case "casework.case-withdrawn.v1", "casework.case-terminated.v1" -> CaseState.WITHDRAWN.national();
            default -> "";
        };
        return Optional.of(code).filter(known -> !known.isEmpty());
    }
}
