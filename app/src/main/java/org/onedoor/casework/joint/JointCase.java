package org.onedoor.casework.joint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.life.Delivery;
import org.onedoor.casework.life.FilingNumber;
import org.onedoor.catalog.compose.Joint;

/**
 * 一件事申请: the whole of several cases.
 *
 * @param draft what was filled in, with its files
 * @param party who applied; what comes after a founding is applied for by the new firm
 * @param promisedDue by when all of it was promised; null where a calendar is missing
 * @param delivery 送达方式 of the whole, chosen once; null of older ones, whose parts go each by itself
 * @param address where a parcel goes; blank where none was said
 * @param outcome what became of it; null while something is still under way
 */
public record JointCase(
        String city,
        UUID id,
        FilingNumber filingNumber,
        String bundle,
        int bundleVersion,
        UUID draft,
        UUID party,
        UUID account,
        String region,
        String channel,
        Instant submitted,
        @Nullable LocalDate promisedDue,
        @Nullable Outcome outcome,
        @Nullable Instant ended,
        @Nullable Delivery delivery,
        String address,
        List<Member> members) {

    public JointCase {
        members = List.copyOf(members);
    }

    JointCase with(List<Member> all) {
        return new JointCase(
                city,
                id,
                filingNumber,
                bundle,
                bundleVersion,
                draft,
                party,
                account,
                region,
                channel,
                submitted,
                promisedDue,
                outcome,
                ended,
                delivery,
                address,
                all);
    }

    /** Whether its papers go out in one delivery. */
    boolean oneDelivery() {
        return delivery == Delivery.POST || delivery == Delivery.COUNTER;
    }

    /** How the whole came out. */
    public enum Outcome {
        /** 全部办成. */
        GRANTED("granted"),
        /** 部分办成. */
        PARTLY("partly"),
        /** 都没有办成. */
        REFUSED("refused");

        private final String code;

        Outcome(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        static @Nullable Outcome of(@Nullable String code) {
            for (Outcome outcome : values()) {
                if (outcome.code.equals(code)) {
                    return outcome;
                }
            }
            return null;
        }
    }

    /** How far a member is, as long as it is no case of its own. */
    public enum Stage {
        /** 等前一件. */
        WAITING("waiting"),
        /** 要补全: it could begin, but something of it is missing or no longer right. */
        HELD("held"),
        /** 已立案. */
        FILED("filed"),
        /** 不办了: what it waits for was not granted. */
        LEFT("left");

        private final String code;

        Stage(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        static Stage of(String code) {
            for (Stage stage : values()) {
                if (stage.code.equals(code)) {
                    return stage;
                }
            }
            throw new IllegalArgumentException("no stage " + code);
        }
    }

    /**
     * One item.
     *
     * @param after ids of the items that it waits for
     * @param caseId its case; null before it is filed
     * @param reason why it is held: the code of a refusal; null where it is not
     * @param delivery the number of the delivery that it goes out with; null before there is one
     */
    public record Member(
            int position,
            String item,
            int itemVersion,
            List<String> after,
            UUID draft,
            Stage stage,
            @Nullable UUID caseId,
            @Nullable String reason,
            @Nullable Integer delivery) {

        public Member {
            after = List.copyOf(after);
        }
    }

    /** What each member was pinned as. */
    public List<Joint.Pinned> pinned() {
        return members.stream()
                .map(member -> new Joint.Pinned(member.item(), member.itemVersion()))
                .toList();
    }

    Optional<Member> member(String item) {
        return members.stream().filter(member -> member.item().equals(item)).findFirst();
    }
}
