package org.onedoor.casework.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.casework.life.Deadlines;
import org.onedoor.catalog.Item;
import org.onedoor.data.Holding;
import org.onedoor.data.Holdings;
import org.onedoor.identity.Firm;
import org.onedoor.identity.Parties;
import org.onedoor.identity.Party;
import org.onedoor.licence.Licence;
import org.onedoor.licence.LicencesOf;
import org.onedoor.shared.Actor;
import org.onedoor.standard.LicenceTypeDefinition;
import org.onedoor.standard.Standard;
import org.onedoor.standard.Standards;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** 免于提交: the licences that prove materials, so that nobody need bring them: those of other systems, and those issued here. */
@Component
public class Proofs {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Holdings holdings;
    private final LicencesOf licences;
    private final Parties parties;
    private final Standards standards;
    private final Deadlines deadlines;

    Proofs(Holdings holdings, LicencesOf licences, Parties parties, Standards standards, Deadlines deadlines) {
        this.holdings = holdings;
        this.licences = licences;
        this.parties = parties;
        this.standards = standards;
        this.deadlines = deadlines;
    }

    /** All that a party holds, those issued here first: they are the newest that anybody knows. */
    List<Holding> held(Actor actor, Party party) {
        Standard standard = standards.current();
        List<Holding> held = new ArrayList<>();
        String creditCode = party instanceof Firm firm ? firm.creditCode() : null;
        for (Licence licence : licences.held(party.id(), creditCode, deadlines.today())) {
            standard.licenceTypes().stream()
                    .filter(type -> type.code().equals(licence.type().code()))
                    .findFirst()
                    .ifPresent(type -> held.add(own(type, licence)));
        }
        held.addAll(holdings.of(actor, party.id(), Applications.PURPOSE));
        return List.copyOf(held);
    }

    private static Holding own(LicenceTypeDefinition type, Licence licence) {
        return new Holding(
                licence.id(),
                type.id(),
                Objects.requireNonNullElse(licence.number(), ""),
                type.issuer(),
                licence.validFrom(),
                licence.validTo(),
                JSON.createObjectNode(), // the face is read where the licence is
                licence.issuedAt().toInstant());
    }

    /** A valid licence of the type asked, or of one that counts as it. */
    Optional<Holding> of(Item.Material material, List<Holding> held) {
        String licence = material.licence();
        if (licence == null) {
            return Optional.empty();
        }
        List<String> proving = standards.current().licenceTypesProving(licence).stream()
                .map(LicenceTypeDefinition::id)
                .toList();
        return held.stream()
                .filter(holding -> proving.contains(holding.licenceType()) && holding.validOn(deadlines.today()))
                .findFirst();
    }

    /** The number of a licence that a party holds and that proves a material. */
    public Optional<String> number(Actor actor, UUID party, Item.Material material) {
        if (material.licence() == null) {
            return Optional.empty();
        }
        return parties.find(party)
                .flatMap(known -> of(material, held(actor, known)))
                .map(Holding::number);
    }
}
