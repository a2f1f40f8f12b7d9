package org.onedoor.casework.filing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.draft.Draft;
import org.onedoor.catalog.Item;
import org.onedoor.files.Upload;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Cities;
import org.onedoor.shared.Ids;
import tools.jackson.databind.node.ObjectNode;

/**
 * 一次提交的申请: everything that an application needs, sent at once by a program that has it at hand.
 *
 * @param party in whose name
 * @param region whose department is asked
 * @param answers element or group → value, as the form's schema has it
 * @param files of each material, by its type; stored already
 * @param deferred types of materials to follow, under the pledge (容缺承诺)
 * @param pledged whether that pledge was signed
 * @param onPledge 告知承诺: whether it is to be granted at once on the applicant's promise of the item's conditions
 * @param emergency 应急容缺: the reason for materials to follow that otherwise may not; null without one
 * @param licence 变更、延续、补证: the licence that it is about; null for what is new, or for the only one there is
 */
public record WholeApplication(
        UUID party,
        String item,
        String region,
        ObjectNode answers,
        Map<String, List<Upload>> files,
        Set<String> deferred,
        boolean pledged,
        boolean onPledge,
        @Nullable String emergency,
        @Nullable UUID licence) {

    /** What must be equal for it to be the same application; a file by its content. */
    Object body() {
        record Applying(
                UUID party,
                String item,
                String region,
                ObjectNode answers,
                Map<String, List<String>> files,
                List<String> deferred,
                boolean pledged,
                boolean onPledge,
                @Nullable String emergency,
                @Nullable UUID licence) {}
        Map<String, List<String>> hashes = new TreeMap<>();
        files.forEach((material, sent) -> hashes.put(
                material, sent.stream().map(upload -> upload.file().sha256()).toList()));
        return new Applying(
                party, item, region, answers, hashes, Draft.sorted(deferred), pledged, onPledge, emergency, licence);
    }

    /** As it would stand in a draft that nobody keeps. */
    Draft draft(Actor actor, Item inForce, Clock clock, @Nullable UUID followed) {
        return new Draft(
                Cities.of(region),
                Ids.next(clock),
                actor.account(),
                party,
                inForce.id(),
                inForce.version(),
                region,
                actor.channel(),
                answers,
                Set.of(),
                deferred,
                emergency,
                1,
                clock.instant(),
                null,
                followed,
                List.of(),
                null,
                null);
    }

    List<Draft.MaterialFile> rows(Clock clock) {
        Instant at = clock.instant();
        return files.entrySet().stream()
                .flatMap(sent -> sent.getValue().stream()
                        .map(upload -> new Draft.MaterialFile(
                                Ids.next(clock),
                                sent.getKey(),
                                upload.name(),
                                upload.file().sha256(),
                                upload.file().mediaType(),
                                upload.file().size(),
                                at)))
                .toList();
    }
}
