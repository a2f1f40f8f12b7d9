package org.onedoor.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.referral.Referrals;
import org.onedoor.catalog.Item;
import org.onedoor.payment.BillOrder;
import org.onedoor.shared.Actor;

/** What commands leave to be written beside the case itself: events, opinions, the correction notice, messages, the licence, the bill. */
final class Changes {

    record Event(Actor actor, Happened what) {}

    /** @param step the step, or the word of the action, that it belongs to */
    record Opinion(Actor actor, Instant at, String step, String text) {}

    record Message(Actor actor, String template, Map<String, Object> values) {}

    /** @param licence the id that it will have */
    record Issue(Actor actor, UUID licence, Item item, LocalDate on) {}

    private final List<Event> events = new ArrayList<>();
    private final List<Opinion> opinions = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private final List<CaseCommand.ToCorrect> corrections = new ArrayList<>();
    private Pledge pledge = Pledge.AS_IT_WAS;
    private @Nullable LocalDate pledgeOn;

    /** What became of the applicant's pledge. */
    enum Pledge {
        AS_IT_WAS,
        BROKEN,
        MENDED
    }

    void pledge(Pledge now, LocalDate on) {
        pledge = now;
        pledgeOn = on;
    }

    Pledge pledge() {
        return pledge;
    }

    @Nullable
    LocalDate pledgeOn() {
        return pledgeOn;
    }

    private final List<Forms.Form> revisions = new ArrayList<>();
    private final List<Referrals.Referral> referrals = new ArrayList<>();
    /** Something that a colleague is told of a step that he has taken, in the case's internal thread. */
    record Mention(UUID account, String text) {}

    private final List<Mention> mentions = new ArrayList<>();

    void mentions(UUID account, String text) {
        mentions.add(new Mention(account, text));
    }

    List<Mention> mentions() {
        return List.copyOf(mentions);
    }

    private final List<Issue> issues = new ArrayList<>();
    private final List<BillOrder> bills = new ArrayList<>();

    void happened(Actor actor, Happened what) {
        events.add(new Event(actor, what));
    }

    /** 意见或理由, apart from the journal, so that it can be erased; a blank one is none. */
    void said(Scene scene, String step, String text) {
        if (!text.isBlank()) {
            opinions.add(new Opinion(scene.actor(), scene.at(), step, text.strip()));
        }
    }

    void toCorrect(List<CaseCommand.ToCorrect> all) {
        corrections.addAll(all);
    }

    /** Tells the applicant, in the same transaction; the words are rendered in the reader's language when read. */
    void tell(Actor actor, FilingNumber number, Item item, String template, Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("item", item.name());
        all.put("number", number.spaced());
        messages.add(new Message(actor, template, all));
    }

    /** 改填: the form's next revision. */
    void revises(Forms.Form form) {
        revisions.add(form);
    }

    List<Forms.Form> revisions() {
        return List.copyOf(revisions);
    }

    /** 移送处罚. */
    void refers(Referrals.Referral referral) {
        referrals.add(referral);
    }

    List<Referrals.Referral> referrals() {
        return List.copyOf(referrals);
    }

    private final List<AutomaticGrants.Granted> automaticGrants = new ArrayList<>();
    private final List<AutomaticGrants.Judged> judgements = new ArrayList<>();

    /** 秒批. */
    void automatic(AutomaticGrants.Granted granted) {
        automaticGrants.add(granted);
    }

    List<AutomaticGrants.Granted> automaticGrants() {
        return List.copyOf(automaticGrants);
    }

    /** 抽查结果. */
    void judges(AutomaticGrants.Judged judged) {
        judgements.add(judged);
    }

    List<AutomaticGrants.Judged> judgements() {
        return List.copyOf(judgements);
    }

    void issues(Issue issue) {
        issues.add(issue);
    }

    /** 缴款单: what becomes of the case's bill. */
    void bill(BillOrder order) {
        bills.add(order);
    }

    List<BillOrder> bills() {
        return List.copyOf(bills);
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    List<Opinion> opinions() {
        return List.copyOf(opinions);
    }

    List<Message> messages() {
        return List.copyOf(messages);
    }

    List<CaseCommand.ToCorrect> corrections() {
        return List.copyOf(corrections);
    }

    List<Issue> issues() {
        return List.copyOf(issues);
    }
}
