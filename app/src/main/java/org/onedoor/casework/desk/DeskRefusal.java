package org.onedoor.casework.desk;

import java.util.Map;
import org.onedoor.shared.Refusal;

/** Why something cannot be done at the desk. */
sealed interface DeskRefusal extends Refusal {

    /** There is no such thing, or it is another department's. */
    record NotHere() implements DeskRefusal {
        @Override
        public String code() {
            return "casework.desk-not-here";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    /** Only the department's head does this for others. */
    record HeadOnly() implements DeskRefusal {
        @Override
        public String code() {
            return "casework.desk-head-only";
        }

        @Override
        public Kind kind() {
            return Kind.FORBIDDEN;
        }
    }

    /** Something that was sent is missing or makes no sense: days in the wrong order, a blank name, nobody's account. */
    record NotValid() implements DeskRefusal {
        @Override
        public String code() {
            return "casework.desk-not-valid";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** Our own fault: it could not be carried out, and was written to the log. */
    record Broken() implements DeskRefusal {
        @Override
        public String code() {
            return "casework.desk-broken";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** 岗位已变动: who began a batch no longer serves where its cases are. */
    record NoLongerServes() implements DeskRefusal {
        @Override
        public String code() {
            return "casework.desk-no-longer-serves";
        }

        @Override
        public Kind kind() {
            return Kind.FORBIDDEN;
        }
    }

    /** More than may be kept or done at once. */
    record TooMany(int most) implements DeskRefusal {
        @Override
        public String code() {
            return "casework.desk-too-many";
        }

        @Override
        public Kind kind() {
            return Kind.TOO_MUCH;
        }

        @Override
        public Map<String, String> values() {
            return Map.of("most", Integer.toString(most));
        }
    }
}
