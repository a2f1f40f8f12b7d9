package org.onedoor.studio;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Published;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refusal;
import org.onedoor.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 修订稿 that come from elsewhere: begun as drafts, which stewards go on with, send on and publish as any other. Nothing is
 * published here.
 */
@Component
public class Beginnings {

    private final Workshop workshop;
    private final Proposals proposals;

    Beginnings(Workshop workshop, Proposals proposals) {
        this.workshop = workshop;
        this.proposals = proposals;
    }

    /**
     * What a definition shall say.
     *
     * @param text its YAML; a day that has passed becomes today
     */
    public record Draft(String kind, String definition, String text) {}

    /**
     * What became of a draft.
     *
     * @param proposal the proposal that was begun; null where somebody has one open, which stays as it is
     */
    public record Begun(
            String kind, String definition, @Nullable UUID proposal) {}

    /** The kinds that are written in the workshop. */
    public static List<String> kinds() {
        return Workshop.KINDS;
    }

    /** A version as it was written, remarks included where it was written in the workshop. */
    public String text(Published published) {
        return workshop.text(published);
    }

    /** Of a kind, the ids of which somebody in the actor's city is writing the next version. */
    public Set<String> open(Actor actor, String kind) {
        return new HashSet<>(proposals.openOf(actor, kind));
    }

    /** Why a draft would not be begun, so that it is known before any is; empty where it would be. */
    public Optional<Refusal> refusal(Actor actor, Draft draft) {
        try {
            workshop.drafted(actor, draft.kind(), draft.definition(), draft.text());
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(refused.refusal());
        }
    }

    /**
     * Begins one proposal for each, all of them or none.
     *
     * @throws org.onedoor.shared.Refused where one is not the actor's to write
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Begun> begin(Actor actor, List<Draft> drafts) {
        List<Begun> begun = new ArrayList<>();
        for (Draft draft : drafts) {
            Optional<UUID> proposal = workshop.draft(actor, draft.kind(), draft.definition(), draft.text());
            begun.add(new Begun(draft.kind(), draft.definition(), proposal.orElse(null)));
        }
        return List.copyOf(begun);
    }
}
