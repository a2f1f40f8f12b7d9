package org.onedoor.studio;

import org.onedoor.shared.Refusal;

/** Why something is not done to a definition. */
sealed interface StudioRefusal extends Refusal {

    /** There is no such definition or proposal. */
    record NotThere() implements StudioRefusal {
        @Override
        public String code() {
            return "studio.not-there";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    /** An id that cannot be one. */
    record BadName() implements StudioRefusal {
        @Override
        public String code() {
            return "studio.bad-name";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** An id that something published has already. */
    record Taken() implements StudioRefusal {
        @Override
        public String code() {
            return "studio.taken";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** It follows from a claim and the item that is claimed. */
    record Claimed() implements StudioRefusal {
        @Override
        public String code() {
            return "studio.claimed";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** What cannot be read, or is no item, cannot be shown as a guide. */
    record NoPreview() implements StudioRefusal {
        @Override
        public String code() {
            return "studio.no-preview";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** Somebody else saved or decided in between. */
    record Overtaken() implements StudioRefusal {
        @Override
        public String code() {
            return "studio.overtaken";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** Another version was published since this one was begun. */
    record Outdated() implements StudioRefusal {
        @Override
        public String code() {
            return "studio.outdated";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** It has mistakes, or breaks what uses it. */
    record Unsound() implements StudioRefusal {
        @Override
        public String code() {
            return "studio.unsound";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** It says what the version before it says. */
    record NothingNew() implements StudioRefusal {
        @Override
        public String code() {
            return "studio.nothing-new";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** What is given back without a word is not mended. */
    record NoRemark() implements StudioRefusal {
        @Override
        public String code() {
            return "studio.no-remark";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** 第二双眼睛: nobody publishes what he began or wrote. */
    record OwnWork() implements StudioRefusal {
        @Override
        public String code() {
            return "studio.own-work";
        }

        @Override
        public Kind kind() {
            return Kind.FORBIDDEN;
        }
    }

    /** It belongs to another department. */
    record NotYours() implements StudioRefusal {
        @Override
        public String code() {
            return "studio.not-yours";
        }

        @Override
        public Kind kind() {
            return Kind.FORBIDDEN;
        }
    }

    /** What the text says there can only be changed as text. */
    record TextOnly() implements StudioRefusal {
        @Override
        public String code() {
            return "studio.text-only";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** A longer text than any definition is. */
    record TooLong() implements StudioRefusal {
        @Override
        public String code() {
            return "studio.too-long";
        }

        @Override
        public Kind kind() {
            return Kind.TOO_MUCH;
        }
    }
}
