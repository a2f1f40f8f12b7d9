package org.onedoor.studio;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.onedoor.definition.YamlEdit;
import org.onedoor.journal.Once;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 选择着编: changes single places of a 修订稿's text. What is saved so is saved as the text is: no draft is journalled. */
@Service
class Editor {

    private final Proposals proposals;
    private final Reach reach;
    private final Once once;
    private final Clock clock;

    Editor(Proposals proposals, Reach reach, Once once, Clock clock) {
        this.proposals = proposals;
        this.reach = reach;
        this.once = once;
        this.clock = clock;
    }

    private record Edit(UUID id, int version, Map<String, List<String>> posted) {}

    /**
     * Changes places of the text; where nothing changes, nothing is saved.
     *
     * @param version of the proposal that the writer saw
     * @param posted what was sent, so that the same is done once
     * @throws Refused where somebody wrote in between, it is no draft any more, or the text cannot take the change
     */
    @Transactional
    boolean edit(
            Actor actor,
            String key,
            UUID id,
            int version,
            Map<String, List<String>> posted,
            UnaryOperator<YamlEdit> change) {
        return once.run(actor, key, new Edit(id, version, posted), Boolean.class, () -> {
            Proposal proposal = proposals.lock(actor, id);
            reach.require(actor, proposal);
            if (proposal.version() != version || proposal.state() != Proposal.State.DRAFT) {
                throw new Refused(new StudioRefusal.Overtaken());
            }
            int typed = posted.values().stream()
                    .flatMap(List::stream)
                    .mapToInt(String::length)
                    .sum();
            if (typed > Workshop.LONGEST) {
                throw new Refused(new StudioRefusal.TooLong());
            }
            String text = changed(proposal.text(), change);
            if (text.length() > Workshop.LONGEST) {
                throw new Refused(new StudioRefusal.TooLong());
            }
            if (text.equals(proposal.text())) {
                return false;
            }
            reach.require(actor, proposal.with(text));
            proposals.save(proposal, text, actor.account(), clock.instant());
            return true;
        });
    }

    private static String changed(String text, UnaryOperator<YamlEdit> change) {
        try {
            return change.apply(Drafting.read(text)).text();
        } catch (YamlEdit.NotPossible impossible) {
            throw new Refused(new StudioRefusal.TextOnly());
        }
    }
}
