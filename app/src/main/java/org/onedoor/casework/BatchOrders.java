package org.onedoor.casework;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.onedoor.casework.desk.Batch;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.shared.Refusal;
import org.springframework.stereotype.Component;

/** Performs a batch's lines as what they are: commands on cases. */
@Component
class BatchOrders implements Batch.Performer {

    private final Casework casework;

    BatchOrders(Casework casework) {
        this.casework = casework;
    }

    /** Without keys: a line is marked as done in the same transaction, and is not performed again. */
    @Override
    public List<Optional<Refusal>> perform(Batch batch, List<Batch.Target> targets) {
        List<Order> orders = targets.stream()
                .map(target -> new Order(batch.actor(), target.id(), null, command(batch, target)))
                .toList();
        return casework.perform(orders).stream()
                .map(outcome -> switch (outcome) {
                    case Outcome.Done() -> Optional.<Refusal>empty();
                    case Outcome.Refused(Refusal why) -> Optional.of(why);
                })
                .toList();
    }

    private static CaseCommand command(Batch batch, Batch.Target target) {
        return switch (batch.action()) {
            case CLAIM -> new CaseCommand.Claim(target.step());
            case RELEASE -> new CaseCommand.Release(target.step());
            case ASSIGN ->
                new CaseCommand.Assign(target.step(), Objects.requireNonNull(batch.assignee()), batch.reason());
            case ACCEPT -> new CaseCommand.Accept();
            case ASK_CORRECTION ->
                new CaseCommand.AskCorrection(List.of(new CaseCommand.ToCorrect("", batch.reason())));
            case AGREE -> new CaseCommand.Review(target.step(), true, batch.reason());
            case DISAGREE -> new CaseCommand.Review(target.step(), false, batch.reason());
            case GRANT -> new CaseCommand.Grant(batch.reason());
            case DENY -> new CaseCommand.Deny(batch.reason());
        };
    }
}
