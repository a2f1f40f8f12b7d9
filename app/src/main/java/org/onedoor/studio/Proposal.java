package org.onedoor.studio;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 修订稿: a definition's next version while it is written and checked.
 *
 * @param definition its id within the kind
 * @param baseVersion the published version that it goes on from; 0 where it is new
 * @param text YAML as it was written
 * @param writers who began it and who saved it, each once, the last one last
 * @param remark why it came back to be mended; null where it did not
 * @param decidedBy who published it or gave it back; null before
 * @param publishedVersion what it became; null before
 * @param version counts what happens to it, so that nobody writes over what he did not see
 * @param begun when it was begun
 * @param saved when it was saved last; where it was sent on, the moment of that
 */
record Proposal(
        String city,
        UUID id,
        String kind,
        String definition,
        int baseVersion,
        String text,
        State state,
        List<UUID> writers,
        @Nullable String remark,
        @Nullable UUID decidedBy,
        @Nullable Integer publishedVersion,
        int version,
        Instant begun,
        Instant saved) {

    /** How far it is. */
    enum State {
        /** 草稿. */
        DRAFT,
        /** 送审. */
        REVIEW,
        /** 已发布. */
        PUBLISHED,
        /** 已作废. */
        WITHDRAWN;

        String code() {
            return switch (this) {
                case DRAFT -> "draft";
                case REVIEW -> "review";
                case PUBLISHED -> "published";
                case WITHDRAWN -> "withdrawn";
            };
        }

        static State of(String code) {
            for (State state : values()) {
                if (state.code().equals(code)) {
                    return state;
                }
            }
            throw new IllegalArgumentException("no state " + code);
        }

        boolean open() {
            return this == DRAFT || this == REVIEW;
        }
    }

    Proposal with(String other) {
        return new Proposal(
                city,
                id,
                kind,
                definition,
                baseVersion,
                other,
                state,
                writers,
                remark,
                decidedBy,
                publishedVersion,
                version,
                begun,
                saved);
    }

    /** Who wrote it last. */
    UUID savedBy() {
        return writers.getLast();
    }

    /** Whether somebody may publish or give back what no line of is his: 第二双眼睛. */
    boolean mayBeDecidedBy(UUID account) {
        return state == State.REVIEW && !writers.contains(account);
    }
}
