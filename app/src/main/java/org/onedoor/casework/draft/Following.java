package org.onedoor.casework.draft;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.casework.life.Deadlines;
import org.onedoor.catalog.Directory;
import org.onedoor.catalog.Follows;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Items;
import org.onedoor.licence.Licence;
import org.onedoor.licence.LicenceStatus;
import org.onedoor.licence.LicencesOf;
import org.onedoor.shared.Refused;
import org.onedoor.standard.LicenceTypeDefinition;
import org.onedoor.standard.Standard;
import org.onedoor.standard.Standards;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * 变更、延续、补证: which licence an application is about, and whether that may be asked for now. It is asked for where the
 * licence was granted (行政许可法 49、50: 向作出行政许可决定的行政机关提出).
 */
@Component
public class Following {

    private final LicencesOf licences;
    private final Items items;
    private final Directory directory;
    private final Standards standards;
    private final Deadlines deadlines;
    private final JdbcClient jdbc;

    Following(
            LicencesOf licences,
            Items items,
            Directory directory,
            Standards standards,
            Deadlines deadlines,
            JdbcClient jdbc) {
        this.licences = licences;
        this.items = items;
        this.directory = directory;
        this.standards = standards;
        this.deadlines = deadlines;
        this.jdbc = jdbc;
    }

    /** @param decideBy the last day to decide a renewal, after which silence renews; null where silence means nothing */
    public record Followed(UUID licence, @Nullable LocalDate decideBy) {}

    /**
     * The licence that an application begins with.
     *
     * @param asked the one that was named; null for the only one there is
     * @return null for an item that is about none
     */
    public @Nullable Licence choose(Item item, UUID party, String region, @Nullable UUID asked) {
        Follows follows = item.follows();
        if (follows == null) {
            return null;
        }
        LicenceTypeDefinition type = type(follows);
        List<Licence> held = asked == null
                ? standing(follows, type, party, region)
                : licences.ofParty(party, type.code(), asked).filter(licence -> usable(follows, licence)).stream()
                        .toList();
        if (held.isEmpty()) {
            throw new Refused(new CaseRefusal.NoLicenceToFollow(type.name().zh()));
        }
        if (held.size() > 1) {
            throw new Refused(new CaseRefusal.LicenceNotChosen(type.name().zh()));
        }
        requireHere(type, held.getFirst(), region);
        decideBy(follows, held.getFirst(), region);
        return held.getFirst();
    }

    /** Two are enough to know that one has to be chosen. */
    private List<Licence> standing(Follows follows, LicenceTypeDefinition type, UUID party, String region) {
        boolean renews = follows.kind() == Follows.Kind.RENEWAL;
        return licences
                .standing(party, type.code(), region, deadlines.today(), renews, renews && follows.late(), 2)
                .stream()
                .filter(licence -> usable(follows, licence))
                .toList();
    }

    private void requireHere(LicenceTypeDefinition type, Licence licence, String region) {
        if (!licence.region().equals(region)) {
            String there = standards
                    .current()
                    .region(licence.region())
                    .map(one -> one.name().zh())
                    .orElse(licence.region());
            throw new Refused(new CaseRefusal.LicenceOfAnotherRegion(type.name().zh(), there));
        }
    }

    /** What its face says, as answers to what the item asks; to be looked at by the applicant like all answers. */
    ObjectNode face(Item item, Licence licence) {
        Follows follows = item.follows();
        return follows == null
                ? JsonNodeFactory.instance.objectNode()
                : FaceAnswers.of(licence, type(follows), item, standards.current());
    }

    /**
     * The same once more in the moment of the submission, with the licence locked so that it is asked for once at a time.
     *
     * @return null for an item that is about none
     */
    @Nullable
    @Transactional(propagation = Propagation.MANDATORY)
    public Followed filed(Item item, Draft draft) {
        Follows follows = item.follows();
        if (follows == null) {
            return null;
        }
        LicenceTypeDefinition type = type(follows);
        UUID id = draft.follows();
        Licence licence = (id == null ? Optional.<Licence>empty() : licences.lock(id))
                .filter(one -> one.holder().party().equals(draft.party()))
                .filter(one -> one.type().code().equals(type.code()) && usable(follows, one))
                .orElseThrow(() -> new Refused(
                        new CaseRefusal.NoLicenceToFollow(type.name().zh())));
        requireHere(type, licence, draft.region());
        if (!asked(List.of(licence.id()), follows.kind()).isEmpty()) {
            throw new Refused(new CaseRefusal.FollowedAlready(type.name().zh()));
        }
        if (follows.kind() != Follows.Kind.CHANGE) {
            FaceAnswers.differing(licence, type, item, standards.current(), draft.answers())
                    .ifPresent(line -> {
                        throw new Refused(new CaseRefusal.OnlyAsItStands(line));
                    });
        }
        return new Followed(licence.id(), decideBy(follows, licence, draft.region()));
    }

    /** For which of some licences a renewal has been asked for and is not decided. */
    Set<UUID> renewalsAsked(Collection<UUID> licences) {
        return asked(licences, Follows.Kind.RENEWAL);
    }

    private Set<UUID> asked(Collection<UUID> licences, Follows.Kind kind) {
        return open(licences).stream()
                .filter(open -> {
                    Follows follows = items.version(open.item(), open.version()).follows();
                    return follows != null && follows.kind() == kind;
                })
                .map(Open::licence)
                .collect(Collectors.toSet());
    }

    /** For which of some licences anything is asked and not decided. */
    Set<UUID> asked(Collection<UUID> licences) {
        return open(licences).stream().map(Open::licence).collect(Collectors.toSet());
    }

    /** Whether an item is about a licence as it stands today, and not too late for it. */
    boolean possible(Item item, Licence licence) {
        Follows follows = item.follows();
        return follows != null
                && type(follows).code().equals(licence.type().code())
                && usable(follows, licence)
                && (follows.late()
                        || lastDayToRenew(item, licence).filter(deadlines::over).isEmpty());
    }

    /** The items in force that are about licences of the types of some. */
    List<Item> about(Collection<Licence> held) {
        Set<String> codes = held.stream().map(licence -> licence.type().code()).collect(Collectors.toSet());
        Standard standard = standards.current();
        return directory.items().stream()
                .filter(item -> Optional.ofNullable(item.follows())
                        .flatMap(standard::licenceType)
                        .filter(type -> codes.contains(type.code()))
                        .isPresent())
                .map(item -> items.version(item.id(), item.version()))
                .toList();
    }

    private record Open(UUID licence, String item, int version) {}

    private List<Open> open(Collection<UUID> licences) {
        return jdbc.sql("""
                        SELECT follows, item, item_version FROM casework.case_file
                         WHERE follows = ANY (:licences::uuid[])
                           AND state IN ('received', 'lacking', 'correcting', 'accepted', 'suspended')""")
                .param("licences", licences.toArray(UUID[]::new))
                .query((row, n) -> new Open(
                        row.getObject("follows", UUID.class), row.getString("item"), row.getInt("item_version")))
                .list();
    }

    /** A renewal late by the item's leave may be asked for even after the end. */
    private boolean usable(Follows follows, Licence licence) {
        LicenceStatus status = licence.statusOn(deadlines.today());
        boolean renews = follows.kind() == Follows.Kind.RENEWAL;
        return licence.replaceable()
                && (!renews || licence.validTo() != null)
                && (status == LicenceStatus.ISSUED || (status == LicenceStatus.EXPIRED && renews && follows.late()));
    }

    private @Nullable LocalDate decideBy(Follows follows, Licence licence, String region) {
        LocalDate end = licence.validTo();
        if (follows.kind() != Follows.Kind.RENEWAL || end == null) {
            return null;
        }
        LocalDate last = deadlines.lastDayToRenew(region, end, follows.before());
        if (!deadlines.over(last)) {
            return end;
        }
        if (!follows.late()) {
            throw new Refused(new CaseRefusal.TooLateToRenew(last));
        }
        return null;
    }

    /** The last day to ask for a renewal in time; empty where the item renews nothing or the licence has no end. */
    Optional<LocalDate> lastDayToRenew(Item item, Licence licence) {
        Follows follows = item.follows();
        LocalDate end = licence.validTo();
        return follows == null || follows.kind() != Follows.Kind.RENEWAL || end == null
                ? Optional.empty()
                : Optional.of(deadlines.lastDayToRenew(licence.region(), end, follows.before()));
    }

    private LicenceTypeDefinition type(Follows follows) {
        return standards.current().licenceType(follows.licence()).orElseThrow();
    }
}
