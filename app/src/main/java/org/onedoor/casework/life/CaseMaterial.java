package org.onedoor.casework.life;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.Item;

/**
 * 一份申请材料 of one case.
 *
 * @param type id of the material type
 * @param licence number of the licence that proves it, null where none was looked up
 * @param due by when a deferred one must follow; null before acceptance
 * @param provided when it came, null while it has not
 */
public record CaseMaterial(
        String type,
        Item.Need need,
        State state,
        @Nullable String licence,
        @Nullable LocalDate due,
        @Nullable Instant provided) {

    /** The same for whoever need not know which licence proves it. */
    public CaseMaterial withoutProof() {
        return new CaseMaterial(type, need, state, null, due, provided);
    }

    public enum State {
        /** Files are there. */
        PROVIDED("provided"),
        /** 免提交: proved by a licence that the city holds. */
        HELD("held"),
        /** 在线填报: the answers themselves. */
        FORM("form"),
        /** 容缺: to follow, under a pledge. */
        DEFERRED("deferred"),
        /** 容缺逾期: it was to follow and did not come by its day; there is a second one. */
        LAPSED("lapsed"),
        /** Optional and not given. */
        OMITTED("omitted");

        private final String code;

        State(String code) {
            this.code = code;
        }

        @JsonValue
        public String code() {
            return code;
        }

        @JsonCreator
        public static State of(String code) {
            for (State state : values()) {
                if (state.code.equals(code)) {
                    return state;
                }
            }
            throw new IllegalArgumentException("no material state " + code);
        }
    }

    /** Whether it is still to come. */
    public boolean awaited() {
        return state == State.DEFERRED || state == State.LAPSED;
    }

    /** Whether this type came by itself after a correction was asked for. */
    public static boolean suppliedSince(Collection<CaseMaterial> all, String type, Instant asked) {
        return all.stream().anyMatch(one -> one.type().equals(type) && one.suppliedSince(asked));
    }

    /** Whether it came by itself after a correction was asked for (容缺补交): it is no part of the answer. */
    private boolean suppliedSince(Instant asked) {
        return state == State.PROVIDED && provided != null && !provided.isBefore(asked);
    }

    /** 容缺收件: a day by which something has to follow is given before acceptance only then. */
    public static boolean receivedLacking(@Nullable LocalDate acceptedOn, Collection<CaseMaterial> all) {
        return acceptedOn == null && all.stream().anyMatch(one -> one.due() != null);
    }

    CaseMaterial lapsed(LocalDate second) {
        return new CaseMaterial(type, need, State.LAPSED, licence, second, provided);
    }

    /** What the answers do not ask for any more need not follow. */
    CaseMaterial omitted() {
        return new CaseMaterial(type, need, State.OMITTED, licence, due, provided);
    }

    CaseMaterial dueOn(LocalDate day) {
        return new CaseMaterial(type, need, state, licence, day, provided);
    }

    CaseMaterial provided(Instant at) {
        return new CaseMaterial(type, need, State.PROVIDED, licence, due, at);
    }
}
