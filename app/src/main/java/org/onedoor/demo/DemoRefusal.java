package org.onedoor.demo;

import java.util.Map;
import org.onedoor.shared.Refusal;

/** Why the demo's clock does not move. */
sealed interface DemoRefusal extends Refusal {

    /** Not forward by 1 to {@code most} days. */
    record NotSoFar(int most) implements DemoRefusal {
        @Override
        public String code() {
            return "demo.not-so-far";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public Map<String, String> values() {
            return Map.of("most", Integer.toString(most));
        }
    }
}
