package org.onedoor.catalog.compose;

import java.util.Map;
import org.onedoor.shared.Refusal;
import org.onedoor.shared.Text;

/** Why something about a bundle is not done. */
public sealed interface BundleRefusal extends Refusal {

    /** There is no such bundle in force. */
    record NoSuchBundle() implements BundleRefusal {
        @Override
        public String code() {
            return "catalog.no-such-bundle";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    /** A member is not in force any more, so that the bundle is not offered until a steward has seen to it. */
    record NotOffered(String item) implements BundleRefusal {
        @Override
        public String code() {
            return "catalog.bundle-not-offered";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Map<String, String> values() {
            return Map.of("item", item);
        }
    }

    /** Nothing but one member was chosen: that is no package. */
    record OnlyOne() implements BundleRefusal {
        @Override
        public String code() {
            return "catalog.bundle-only-one";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** What was chosen cannot be joined. */
    record CannotBeJoined(Text why) implements BundleRefusal {
        @Override
        public String code() {
            return "catalog.bundle-cannot-be-joined";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Map<String, String> values() {
            return Map.of("zh", why.zh(), "en", why.en());
        }
    }
}
