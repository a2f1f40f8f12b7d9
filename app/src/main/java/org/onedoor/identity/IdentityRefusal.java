package org.onedoor.identity;

import java.util.Map;
import org.onedoor.shared.Refusal;

/** Why this room does not do what was asked. */
public sealed interface IdentityRefusal extends Refusal {

    /** No such record, or not the asker's to know of. */
    record NoSuchRecord() implements IdentityRefusal {
        @Override
        public String code() {
            return "identity.no-such-record";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    /** The login name is taken already. */
    record LoginTaken(String login) implements IdentityRefusal {
        @Override
        public String code() {
            return "identity.login-taken";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Map<String, String> values() {
            return Map.of("login", login);
        }
    }

    /** One of the values is not what it should be; {@code field} names which. */
    record NotValid(String field) implements IdentityRefusal {
        @Override
        public String code() {
            return "identity.not-valid-" + field;
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** It has been done already, or has ended already. */
    record AlreadySo() implements IdentityRefusal {
        @Override
        public String code() {
            return "identity.already-so";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** There is no post to shut, or one beyond the administrator's region. */
    record PostsElsewhere() implements IdentityRefusal {
        @Override
        public String code() {
            return "identity.posts-elsewhere";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** An administrator may neither shut, take nor give posts of one's own. */
    record OwnAccount() implements IdentityRefusal {
        @Override
        public String code() {
            return "identity.own-account";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** The chosen capacity is not, or no longer, the account's. */
    record NotYourCapacity() implements IdentityRefusal {
        @Override
        public String code() {
            return "identity.not-your-capacity";
        }

        @Override
        public Kind kind() {
            return Kind.FORBIDDEN;
        }
    }

    /** Where a family member's letters go is the member's own matter. */
    record NotForFamily() implements IdentityRefusal {
        @Override
        public String code() {
            return "identity.not-for-family";
        }

        @Override
        public Kind kind() {
            return Kind.FORBIDDEN;
        }
    }

    /** Nobody has set up a mail server. */
    record NoEmailHere() implements IdentityRefusal {
        @Override
        public String code() {
            return "identity.no-email-here";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }
}
