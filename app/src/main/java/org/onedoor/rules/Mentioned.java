package org.onedoor.rules;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.onedoor.rules.Condition.All;
import org.onedoor.rules.Condition.Always;
import org.onedoor.rules.Condition.Any;
import org.onedoor.rules.Condition.Ask;
import org.onedoor.rules.Condition.Compare;
import org.onedoor.rules.Condition.HasValue;
import org.onedoor.rules.Condition.Includes;
import org.onedoor.rules.Condition.IsKnown;
import org.onedoor.rules.Condition.IsTrue;
import org.onedoor.rules.Condition.Not;
import org.onedoor.rules.Condition.OneOf;
import org.onedoor.rules.Condition.Operand;
import org.onedoor.rules.Condition.StartsWith;

/** Collects the data elements that a condition speaks of. */
final class Mentioned {

    private final Set<String> ids = new LinkedHashSet<>();

    private Mentioned() {}

    static Set<String> in(Condition condition) {
        Mentioned mentioned = new Mentioned();
        mentioned.collect(condition);
        return Collections.unmodifiableSet(mentioned.ids);
    }

    private void collect(Condition condition) {
        switch (condition) {
            case All all -> all.parts().forEach(this::collect);
            case Any any -> any.parts().forEach(this::collect);
            case Not not -> collect(not.part());
            case Compare compare -> {
                collect(compare.left());
                collect(compare.right());
            }
            case OneOf oneOf -> ids.add(oneOf.term().id());
            case Includes includes -> ids.add(includes.term().id());
            case StartsWith starts -> ids.add(starts.term().id());
            case IsTrue isTrue -> ids.add(isTrue.term().id());
            case HasValue has -> ids.add(has.term().id());
            case IsKnown known -> ids.add(known.term().id());
            case Ask _, Always _ -> {}
        }
    }

    private void collect(Operand operand) {
        switch (operand) {
            case Operand.Value value -> ids.add(value.term().id());
            case Operand.Since since -> collect(since.date());
            case Operand.Calculated calculated -> {
                collect(calculated.left());
                collect(calculated.right());
            }
            case Operand.Amount _, Operand.Word _, Operand.Day _, Operand.Flag _, Operand.Today _ -> {}
        }
    }
}
