package org.onedoor.signing;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.onedoor.identity.Account;
import org.onedoor.identity.Accounts;
import org.onedoor.identity.Parties;
import org.onedoor.identity.Party;
import org.onedoor.identity.Person;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Role;
import org.springframework.boot.test.context.TestComponent;

/** Demo people with their own accounts, who sign what lies before them. */
@TestComponent
public class Pens {

    public static final String JIA = "330302199001019915";
    public static final String YI = "330302199202029925";
    public static final String DING = "330302198508089926";
    public static final String WU = "330302198803039913";
    public static final String SECOND_FIRM = "91330304MA2DEM0254";

    private static final String CONSENT = "我已读过以上全部文件。";

    private final Accounts accounts;
    private final Parties parties;
    private final OwnHand hand;
    private final Envelopes envelopes;
    private final Forgetting forgetting;

    Pens(Accounts accounts, Parties parties, OwnHand hand, Envelopes envelopes, Forgetting forgetting) {
        this.accounts = accounts;
        this.parties = parties;
        this.hand = hand;
        this.envelopes = envelopes;
        this.forgetting = forgetting;
    }

    /** Somebody for himself, signed in with his own account. */
    public Actor myself(String residentId) {
        return as(residentId, person(residentId));
    }

    /** Somebody in the name of a firm. */
    public Actor forFirm(String residentId, String creditCode) {
        return as(residentId, parties.findFirm(creditCode).orElseThrow());
    }

    /** Somebody in the name of a member of his family. */
    public Actor forFamily(String residentId, String member) {
        return as(residentId, person(member));
    }

    private Party person(String residentId) {
        return parties.findPerson(Person.RESIDENT_ID, residentId).orElseThrow();
    }

    private Actor as(String residentId, Party party) {
        Account account = accounts.ofParty(person(residentId).id()).orElseThrow();
        return new Actor(account.id(), party.id(), Role.APPLICANT, null, "330300", Channel.WEB);
    }

    /** Reads and signs. */
    public void sign(Actor actor, UUID envelope) {
        sign(actor, UUID.randomUUID().toString(), envelope);
    }

    public void sign(Actor actor, String key, UUID envelope) {
        sign(actor, key, envelope, digests(envelope));
    }

    public void sign(Actor actor, String key, UUID envelope, Map<String, String> digests) {
        hand.sign(actor, key, new OwnHand.Sign(envelope, digests, CONSENT));
    }

    public Map<String, String> digests(UUID envelope) {
        return read(envelope).documents().stream()
                .collect(Collectors.toMap(one -> Integer.toString(one.number()), Envelope.Document::sha256));
    }

    public void decline(Actor actor, UUID envelope, String reason) {
        hand.decline(actor, UUID.randomUUID().toString(), new OwnHand.Decline(envelope, reason));
    }

    public Envelope read(UUID envelope) {
        return envelopes.find(envelope).orElseThrow();
    }

    /** Opens what is to be signed. */
    public Envelope reads(Actor actor, UUID envelope) {
        return hand.read(actor, envelope);
    }

    public void forgets() {
        forgetting.forget();
    }

    /** What one is asked to sign. */
    public boolean sees(Actor actor, UUID envelope) {
        return hand.of(actor).stream().anyMatch(seen -> seen.envelope().id().equals(envelope));
    }
}
