package org.onedoor.casework.draft;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.compose.Joint;
import org.onedoor.shared.Channel;
import org.onedoor.standard.calendar.Limit;
import tools.jackson.databind.node.ObjectNode;

/**
 * 草稿: an application not yet submitted; kept for 90 days after its last change.
 *
 * @param owner the account that fills it in: the applicant's, an agent's, a clerk's
 * @param party in whose name
 * @param region whose department is asked
 * @param answers element or group → value, as the form's schema has it
 * @param finished pages that were gone through without a mistake
 * @param deferred types of materials to follow, under the pledge (容缺承诺)
 * @param emergency 应急容缺: why materials follow later, a reason of the emergency in force; null without one
 * @param version counted up at each change; a page that was opened on an older one is told so
 * @param submittedAs the case it became, null until then
 * @param follows 变更、延续、补证: the licence that it is about; null for what is new
 * @param members 联办: the items of the bundle that were chosen, each in its version; empty for a single item
 * @param partOf 联办: the draft of the whole of which this is one item's part; null for one by itself
 * @param agreed 联办: the promised limit that was agreed for the bundle; null for what the item promises
 */
public record Draft(
        String city,
        UUID id,
        UUID owner,
        UUID party,
        String item,
        int itemVersion,
        String region,
        Channel channel,
        ObjectNode answers,
        Set<String> finished,
        Set<String> deferred,
        @Nullable String emergency,
        int version,
        Instant savedAt,
        @Nullable UUID submittedAs,
        @Nullable UUID follows,
        List<Joint.Pinned> members,
        @Nullable UUID partOf,
        @Nullable Limit agreed) {

    /** 联办: whether it is about a bundle, whose id then stands as its item. */
    public boolean joint() {
        return !members.isEmpty();
    }

    /** The page name under which the situation's questions are finished. */
    public static final String SITUATION = "situation";

    /** 上传的文件 of one material. */
    public record MaterialFile(
            UUID id, String material, String name, String sha256, String mediaType, long size, Instant addedAt) {}

    /** What a list of drafts shows. */
    public record Line(
            UUID id, String item, int itemVersion, boolean joint, String region, Instant savedAt, Instant expiresAt) {}

    boolean open() {
        return submittedAs == null;
    }

    Draft finished(Set<String> pages) {
        return new Draft(
                city,
                id,
                owner,
                party,
                item,
                itemVersion,
                region,
                channel,
                answers,
                pages,
                deferred,
                emergency,
                version,
                savedAt,
                submittedAs,
                follows,
                members,
                partOf,
                agreed);
    }

    public static List<String> sorted(Set<String> words) {
        return words.stream().sorted().toList();
    }
}
