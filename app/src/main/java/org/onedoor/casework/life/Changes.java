package org.onedoor.casework.life;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.Item;
import org.onedoor.payment.BillOrder;
import org.onedoor.shared.Actor;

/** What commands leave to be written beside the case itself: events, opinions, the correction notice, messages, the licence, the bill. */
public final class Changes {

    public record Event(Actor actor, Happened what) {}

    /** @param step the step, or the word of the action, that it belongs to */
    public record Opinion(Actor actor, Instant at, String step, String text) {}

    public record Message(Actor actor, String template, Map<String, Object> values) {}

    /** Something that a colleague is told of a step that he has taken, in the case's internal thread. */
    public record Mention(UUID account, String text) {}

    /** @param licence the id that it will have */
    public record Issue(Actor actor, UUID licence, Item item, LocalDate on) {}

    /**
     * 秒批: a grant by the program.
     *
     * @param document the trace as it is kept
     * @param sampled whether a person looks at it afterwards
     */
    public record AutomaticGrant(String city, UUID caseId, Instant at, String document, boolean sampled) {}

    /** 抽查结果: what a person found of such a grant. */
    public record Judgement(
            String city,
            UUID caseId,
            String department,
            String region,
            String item,
            boolean right,
            String reason,
            UUID by,
            Instant at) {}

    /**
     * 移送处罚.
     *
     * @param to the organ that punishes
     */
    public record Referral(
            String city,
            UUID caseId,
            String department,
            String region,
            String to,
            String reason,
            UUID by,
            Instant at) {}

    /** What became of the applicant's pledge. */
    public enum Pledge {
        AS_IT_WAS,
        BROKEN,
        MENDED
    }

    private final List<Event> events = new ArrayList<>();
    private final List<Opinion> opinions = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private final List<Mention> mentions = new ArrayList<>();
    private final List<CaseCommand.ToCorrect> corrections = new ArrayList<>();
    private final List<FormRevision> revisions = new ArrayList<>();
    private final List<Referral> referrals = new ArrayList<>();
    private final List<AutomaticGrant> automaticGrants = new ArrayList<>();
    private final List<Judgement> judgements = new ArrayList<>();
    private final List<Issue> issues = new ArrayList<>();
    private final List<BillOrder> bills = new ArrayList<>();
    private Pledge pledge = Pledge.AS_IT_WAS;
    private @Nullable LocalDate pledgeOn;

    public void happened(Actor actor, Happened what) {
        events.add(new Event(actor, what));
    }

    /** 意见或理由, apart from the journal, so that it can be erased; a blank one is none. */
    void said(Scene scene, String step, String text) {
        if (!text.isBlank()) {
            opinions.add(new Opinion(scene.actor(), scene.at(), step, text.strip()));
        }
    }

    /** Tells the applicant, in the same transaction; the words are rendered in the reader's language when read. */
    public void tell(Actor actor, FilingNumber number, Item item, String template, Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("item", item.name());
        all.put("number", number.spaced());
        messages.add(new Message(actor, template, all));
    }

    public void mentions(UUID account, String text) {
        mentions.add(new Mention(account, text));
    }

    void toCorrect(List<CaseCommand.ToCorrect> all) {
        corrections.addAll(all);
    }

    /** 改填: the form's next revision. */
    void revises(FormRevision form) {
        revisions.add(form);
    }

    void refers(Referral referral) {
        referrals.add(referral);
    }

    void automatic(AutomaticGrant granted) {
        automaticGrants.add(granted);
    }

    void judges(Judgement judged) {
        judgements.add(judged);
    }

    public void issues(Issue issue) {
        issues.add(issue);
    }

    /** 缴款单: what becomes of the case's bill. */
    public void bill(BillOrder order) {
        bills.add(order);
    }

    public void pledge(Pledge now, LocalDate on) {
        pledge = now;
        pledgeOn = on;
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    public List<Opinion> opinions() {
        return List.copyOf(opinions);
    }

    public List<Message> messages() {
        return List.copyOf(messages);
    }

    public List<Mention> mentions() {
        return List.copyOf(mentions);
    }

    public List<CaseCommand.ToCorrect> corrections() {
        return List.copyOf(corrections);
    }

    public List<FormRevision> revisions() {
        return List.copyOf(revisions);
    }

    public List<Referral> referrals() {
        return List.copyOf(referrals);
    }

    public List<AutomaticGrant> automaticGrants() {
        return List.copyOf(automaticGrants);
    }

    public List<Judgement> judgements() {
        return List.copyOf(judgements);
    }

    public List<Issue> issues() {
        return List.copyOf(issues);
    }

    public List<BillOrder> bills() {
        return List.copyOf(bills);
    }

    public Pledge pledge() {
        return pledge;
    }

    /** The day of it; null while nothing became of the pledge. */
    public @Nullable LocalDate pledgeOn() {
        return pledgeOn;
    }
}
