package org.onedoor.casework.life;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.Item;
import org.onedoor.shared.Channel;
import org.onedoor.standard.calendar.Limit;

/**
 * What stands on the front of a case's file.
 *
 * @param city the city of submission, frozen; first part of the key
 * @param region whose department handles it
 * @param channel by which it was submitted
 * @param submitted when it was submitted (提交); stays, whatever is corrected later
 * @param received when it reached the system (收件); after a correction, when the answer did
 * @param countedFrom the day as which the arrival counts by the region's office hours
 * @param acceptBy the last day to accept, refuse or ask for a correction
 * @param correctionAsked when the one correction notice was given
 * @param answerBy by when the applicant should answer it
 * @param correctedInFull whether the answer held everything that the notice had asked for, so that it must be accepted
 * @param acceptedOn the day from whose morrow the limits count
 * @param statutoryDue null where no law sets a limit
 * @param licence the licence issued, null until then
 * @param delivery 送达方式: how the decision reaches the applicant
 * @param follows 变更、延续、补证: the licence that it is about; null for what is new
 * @param decideBy 延续: the last day to decide it, after which silence renews (行政许可法 50); null where silence means nothing
 * @param emergency 应急容缺 because of which materials follow later: its id, a slash and the reason; null without one
 * @param agreed 联办: the promised limit that was agreed for the bundle; null for what the item promises
 */
public record CaseHead(
        String city,
        UUID id,
        FilingNumber filingNumber,
        String item,
        int itemVersion,
        UUID party,
        UUID account,
        String region,
        String department,
        Channel channel,
        CaseState state,
        Instant submitted,
        Instant received,
        LocalDate countedFrom,
        @Nullable LocalDate acceptBy,
        @Nullable Instant correctionAsked,
        @Nullable LocalDate answerBy,
        boolean correctedInFull,
        @Nullable Instant accepted,
        @Nullable LocalDate acceptedOn,
        @Nullable LocalDate promisedDue,
        @Nullable LocalDate statutoryDue,
        @Nullable Instant ended,
        @Nullable UUID licence,
        Delivery delivery,
        @Nullable UUID follows,
        @Nullable LocalDate decideBy,
        @Nullable String emergency,
        @Nullable Limit agreed,
        int version) {

    /** 承诺时限: what was agreed for the bundle that it belongs to, else what its item promises. */
    public Limit promised(Item item) {
        return agreed != null ? agreed : item.limits().promised();
    }

    /** The law's last day, or the promised one where no law sets any; null before acceptance. */
    public @Nullable LocalDate lastDay() {
        return statutoryDue != null ? statutoryDue : promisedDue;
    }

    /** The emergency's id; null without one. */
    public @Nullable String emergencyId() {
        return emergency == null ? null : emergency.split("/", 2)[0];
    }

    /** The reason that was stated for it. */
    public Optional<String> emergencyReason() {
        return emergency == null ? Optional.empty() : Optional.of(emergency.split("/", 2)[1]);
    }

    /** Whether the applicant was asked to put something right. */
    public boolean corrected() {
        return correctionAsked != null;
    }
}
