package org.onedoor.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.onedoor.catalog.Items;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Differences.Difference;
import org.onedoor.definition.Published;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.testing.MovableClock;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/** 编制: one writes, another publishes, and what holds is never broken on the way. */
@OnedoorTest
@Import(MovableClock.OnAMonday.class)
@DirtiesContext
class WorkshopTest {

    /** 事项编码 as it stands in the model's text. */
    private static final String CODE = "code: ['\"]?\\d{12}['\"]?";

    private static final Actor WRITER = steward(null);
    private static final Actor CHECKER = steward(null);

    @Autowired
    Workshop workshop;

    @Autowired
    Definitions definitions;

    @Autowired
    Items items;

    @Autowired
    MovableClock clock;

    private static Actor steward(String department) {
        return new Actor(UUID.randomUUID(), null, Role.STEWARD, department, "330300", Channel.WEB);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private UUID begin(String kind, String id, String like) {
        return workshop.begin(WRITER, key(), kind, id, like);
    }

    private UUID revise(String kind, String id) {
        return workshop.revise(WRITER, key(), kind, id);
    }

    private boolean save(UUID id, String text, boolean send) {
        return workshop.save(WRITER, key(), id, workshop.view(WRITER, id).version(), text, send);
    }

    private int version(UUID id) {
        return workshop.view(WRITER, id).version();
    }

    /** A new item like one of the catalogue, sent on. */
    private UUID sent(String id, String code) {
        UUID proposal = begin("item", id, "shop-sign");
        String text = workshop.view(WRITER, proposal).text().replaceFirst(CODE, "code: \"" + code + "\"");
        assertThat(save(proposal, text, true)).isTrue();
        return proposal;
    }

    @Test
    void aNewItemHoldsForEverybodyOnceSomebodyElsePublishedIt() {
        UUID proposal = sent("awning", "331033001801");
        assertThat(items.inForce("awning")).isEmpty();
        assertThatThrownBy(() -> workshop.publish(WRITER, key(), proposal, version(proposal)))
                .isInstanceOf(Refused.class);
        assertThat(items.inForce("awning")).isEmpty();

        assertThat(workshop.publish(CHECKER, key(), proposal, version(proposal)))
                .isEqualTo(1);
        assertThat(items.inForce("awning").orElseThrow().effective()).isEqualTo(LocalDate.now(clock));
        assertThat(workshop.view(WRITER, proposal).state()).isEqualTo(Proposal.State.PUBLISHED);
    }

    @Test
    void theSameKeyPublishesOnce() {
        UUID proposal = sent("awning-once", "331033001802");
        String key = key();
        int version = version(proposal);
        assertThat(workshop.publish(CHECKER, key, proposal, version)).isEqualTo(1);
        assertThat(workshop.publish(CHECKER, key, proposal, version)).isEqualTo(1);
        assertThat(definitions.editions("item", "awning-once")).hasSize(1);
    }

    @Test
    void whatHasMistakesIsSavedAndNotSentOn() {
        UUID proposal = begin("item", "awning-wrong", "shop-sign");
        String text = workshop.view(WRITER, proposal).text().replace("promised:", "promissed:");
        assertThat(save(proposal, text, true)).isFalse();
        Proposal saved = workshop.view(WRITER, proposal);
        assertThat(saved.state()).isEqualTo(Proposal.State.DRAFT);
        assertThat(saved.text()).isEqualTo(text);
        Examination examination = workshop.examine(saved);
        int line = text.lines()
                        .toList()
                        .indexOf(text.lines()
                                .filter(one -> one.contains("promissed"))
                                .findFirst()
                                .orElseThrow())
                + 1;
        assertThat(examination.mistakes()).anySatisfy(mistake -> {
            assertThat(mistake.place().line()).isEqualTo(line);
            assertThat(mistake.what().en()).contains("promissed");
        });
    }

    @Test
    void tellsWhatAChangeWouldBreakElsewhere() {
        UUID proposal = revise("element", "food_business_form");
        assertThat(workshop.examine(workshop.view(WRITER, proposal)).sound()).isTrue();
        String text = workshop.view(WRITER, proposal).text().replaceFirst("codes: .*", "codes: sex");
        assertThat(save(proposal, text, true)).isFalse();
        Examination examination = workshop.examine(workshop.view(WRITER, proposal));
        assertThat(examination.mistakes()).isEmpty();
        assertThat(examination.broken())
                .anySatisfy(
                        mistake -> assertThat(mistake.place().file()).startsWith("item/food-business-licence-new/"));
        assertThat(examination.differences())
                .extracting(Difference::path)
                .containsExactlyInAnyOrder(List.of("codes"), List.of("effective"));
    }

    @Test
    void nobodyWritesOverWhatHeDidNotSee() {
        UUID proposal = begin("item", "awning-twice", "shop-sign");
        int seen = version(proposal);
        String text = workshop.view(WRITER, proposal).text();
        workshop.save(WRITER, key(), proposal, seen, text + "note: one\n", false);
        assertThatThrownBy(() -> workshop.save(CHECKER, key(), proposal, seen, text + "note: two\n", false))
                .isInstanceOf(Refused.class);
        assertThat(workshop.view(WRITER, proposal).text()).endsWith("note: one\n");
    }

    /** 废止: only what nothing uses; then nothing may use it, and what was begun with it is still read. */
    @Test
    void retiresAStandardThatNothingUsesAnyMore() {
        UUID used = workshop.retire(WRITER, key(), "element", "sign_text");
        assertThat(workshop.view(WRITER, used).text()).contains("retired: true");
        assertThat(workshop.examine(workshop.view(WRITER, used)).broken())
                .anyMatch(mistake -> mistake.what().en().contains("shop-sign still uses the element sign_text"));
        assertThat(save(used, workshop.view(WRITER, used).text(), true)).isFalse();

        UUID fresh = workshop.begin(WRITER, key(), "element", "awning_colour", "sign_text");
        assertThat(save(fresh, workshop.view(WRITER, fresh).text(), true)).isTrue();
        workshop.publish(CHECKER, key(), fresh, version(fresh));
        UUID unused = workshop.retire(WRITER, key(), "element", "awning_colour");
        assertThat(save(unused, workshop.view(WRITER, unused).text(), true)).isTrue();
        workshop.publish(CHECKER, key(), unused, version(unused));
        assertRefused(() -> workshop.retire(WRITER, key(), "element", "awning_colour"), StudioRefusal.NotThere.class);

        UUID item = begin("item", "awning-coloured", "shop-sign");
        String text = workshop.view(WRITER, item)
                .text()
                .replaceFirst(CODE, "code: \"331033001809\"")
                .replaceFirst("element: sign_lit", "element: awning_colour");
        assertThat(save(item, text, true)).isFalse();
        assertThat(workshop.examine(workshop.view(WRITER, item)).mistakes())
                .anyMatch(mistake -> mistake.what().en().contains("awning_colour, which is retired"));
    }

    @Test
    void goesOnWithWhatSomebodyBegan() {
        UUID first = revise("item", "gas-transfer");
        assertThat(workshop.revise(CHECKER, key(), "item", "gas-transfer")).isEqualTo(first);
        workshop.withdraw(CHECKER, key(), first, version(first));
        assertThat(workshop.revise(CHECKER, key(), "item", "gas-transfer")).isNotEqualTo(first);
    }

    @Test
    void aDepartmentWritesItsOwnItemsAlone() {
        Actor health = steward("health");
        assertThatThrownBy(() -> workshop.revise(health, key(), "item", "seal-filing"))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> workshop.revise(health, key(), "element", "premises_area"))
                .isInstanceOf(Refused.class);
        UUID own = workshop.revise(health, key(), "item", "vaccination-certificate");
        String other = workshop.view(health, own).text().replaceFirst("department: health", "department: taxation");
        assertThatThrownBy(() -> workshop.save(health, key(), own, version(own), other, false))
                .isInstanceOf(Refused.class);
    }

    @Test
    void givesBackWithTheReasonAndKeepsTheRemarksOfTheText() {
        UUID proposal = begin("item", "awning-back", "shop-sign");
        String text =
                "# 谁写的、为什么\n" + workshop.view(WRITER, proposal).text().replaceFirst(CODE, "code: \"331033001803\"");
        assertThat(save(proposal, text, true)).isTrue();
        workshop.giveBack(CHECKER, key(), proposal, version(proposal), "承诺写短一些");
        assertThat(workshop.view(WRITER, proposal).remark()).isEqualTo("承诺写短一些");
        assertThat(save(proposal, text, true)).isTrue();
        workshop.publish(CHECKER, key(), proposal, version(proposal));
        UUID next = revise("item", "awning-back");
        assertThat(workshop.view(WRITER, next).text()).isEqualTo(text);
        assertThat(workshop.view(WRITER, next).baseVersion()).isEqualTo(1);
    }

    @Test
    void noVersionBeginsInThePast() {
        UUID proposal = begin("item", "awning-past", "shop-sign");
        String text = workshop.view(WRITER, proposal)
                .text()
                .replaceFirst(CODE, "code: \"331033001804\"")
                .replaceFirst("effective: .*", "effective: 2020-01-01");
        assertThat(save(proposal, text, true)).isFalse();
        assertThat(workshop.examine(workshop.view(WRITER, proposal)).mistakes())
                .anySatisfy(mistake -> assertThat(mistake.what().en()).contains("has passed"));
    }

    /** Somebody's case goes on in the version that it began in, whatever holds by then. */
    @Test
    void tellsWhatAChangeWouldBreakInVersionsOfBefore() {
        UUID without = revise("item", "shop-sign");
        String text = workshop.view(WRITER, without).text();
        String less = text.replaceFirst("(element: sign_mount_height), when: [^}]*\\}", "$1}");
        assertThat(less).isNotEqualTo(text);
        assertThat(save(without, less, true)).isTrue();
        workshop.publish(CHECKER, key(), without, version(without));

        UUID element = revise("element", "sign_kind");
        String other = workshop.view(WRITER, element).text().replaceFirst("codes: .*", "codes: sex");
        assertThat(save(element, other, true)).isFalse();
        Examination examination = workshop.examine(workshop.view(WRITER, element));
        assertThat(examination.mistakes()).isEmpty();
        assertThat(examination.broken())
                .extracting(mistake -> mistake.place().file())
                .contains("item/shop-sign/1")
                .doesNotContain("item/shop-sign/2");
    }

    @Test
    void noVersionBeginsBeforeTheNewest() {
        UUID first = revise("item", "water-transfer");
        String later = LocalDate.now(clock).plusMonths(2).toString();
        String text = workshop.view(WRITER, first)
                .text()
                .replaceFirst("effective: .*", "effective: " + later)
                .replaceFirst("note: .*", "note: later");
        assertThat(save(first, text, true)).isTrue();
        workshop.publish(CHECKER, key(), first, version(first));
        UUID next = revise("item", "water-transfer");
        assertThat(workshop.view(WRITER, next).text()).contains("effective: " + later);
        String early = workshop.view(WRITER, next)
                .text()
                .replaceFirst("effective: .*", "effective: " + LocalDate.now(clock))
                .replace("note: later", "note: earlier");
        assertThat(save(next, early, true)).isFalse();
    }

    /** 第二双眼睛: whoever wrote a line of it at any time is one of its authors. */
    @Test
    void nobodyPublishesWhatHeWroteInBetween() {
        UUID proposal = begin("item", "awning-three", "shop-sign");
        String text = workshop.view(WRITER, proposal).text().replaceFirst(CODE, "code: \"331033001805\"");
        workshop.save(CHECKER, key(), proposal, version(proposal), text, false);
        assertThat(save(proposal, text, true)).isTrue();
        assertRefused(() -> workshop.publish(CHECKER, key(), proposal, version(proposal)), StudioRefusal.OwnWork.class);
        assertThat(workshop.publish(steward(null), key(), proposal, version(proposal)))
                .isEqualTo(1);
    }

    @Test
    void whatCannotBeReadIsNotEverybodys() {
        Actor health = steward("health");
        Actor taxation = steward("taxation");
        UUID own = workshop.begin(health, key(), "item", "unread", "");
        workshop.save(health, key(), own, version(own), "kind: [", false);
        assertRefused(
                () -> workshop.save(taxation, key(), own, version(own), "kind: item", false),
                StudioRefusal.NotYours.class);
        assertRefused(() -> workshop.withdraw(taxation, key(), own, version(own)), StudioRefusal.NotYours.class);

        UUID revised = workshop.revise(health, key(), "item", "vaccination-certificate");
        workshop.save(WRITER, key(), revised, version(revised), "kind: [", false);
        assertRefused(
                () -> workshop.save(taxation, key(), revised, version(revised), "kind: item", false),
                StudioRefusal.NotYours.class);
        workshop.withdraw(health, key(), revised, version(revised));
    }

    @Test
    void nobodyWritesWhatLiesElsewhere() {
        Actor elsewhere = new Actor(UUID.randomUUID(), null, Role.STEWARD, null, "110100", Channel.WEB);
        assertRefused(() -> workshop.revise(elsewhere, key(), "item", "shop-sign"), StudioRefusal.NotYours.class);
        assertRefused(() -> workshop.revise(elsewhere, key(), "department", "health"), StudioRefusal.NotYours.class);
        assertRefused(() -> workshop.revise(WRITER, key(), "office-hours", "nation"), StudioRefusal.NotYours.class);
        assertThat(workshop.revise(elsewhere, key(), "element", "premises_area"))
                .isNotNull();
    }

    /** Whatever a steward may revise, he can: what is there is sound, and its own version of before is not in its way. */
    @Test
    void everyKindIsRevisedAsItStands() {
        for (String kind : Workshop.KINDS) {
            String id = definitions.newest(kind, "", "", Integer.MAX_VALUE).stream()
                    .map(Published::id)
                    .filter(one -> !one.equals("nation"))
                    .findFirst()
                    .orElseThrow();
            UUID proposal = revise(kind, id);
            Examination examination = workshop.examine(workshop.view(WRITER, proposal));
            assertThat(examination.mistakes()).as(kind + " " + id).isEmpty();
            assertThat(examination.broken()).as(kind + " " + id).isEmpty();
            workshop.withdraw(WRITER, key(), proposal, version(proposal));
        }
    }

    @Test
    void aTextIsNotWrongBecauseSomebodyTookDaysToLookAtIt() {
        UUID proposal = sent("awning-late", "331033001806");
        clock.pass(Duration.ofDays(3));
        assertThat(workshop.examine(workshop.view(WRITER, proposal)).sound()).isTrue();
        workshop.publish(CHECKER, key(), proposal, version(proposal));
        LocalDate today = LocalDate.now(clock);
        assertThat(items.inForce("awning-late").orElseThrow().effective()).isEqualTo(today);
        assertThat(workshop.view(WRITER, proposal).text()).contains("effective: " + today);
    }

    @Test
    void aDraftIsWrongOnceItsDayHasPassed() {
        UUID proposal = begin("item", "awning-stale", "shop-sign");
        clock.pass(Duration.ofDays(3));
        assertThat(workshop.examine(workshop.view(WRITER, proposal)).mistakes())
                .anySatisfy(mistake -> assertThat(mistake.what().en()).contains("has passed"));
    }

    /** What begins today may break what was published for a later day. */
    @Test
    void looksAheadToWhatBeginsLater() {
        UUID later = revise("item", "shop-sign");
        String day = LocalDate.now(clock).plusMonths(1).toString();
        String text = workshop.view(WRITER, later)
                .text()
                .replaceFirst("effective: .*", "effective: " + day)
                .replaceFirst(
                        "(element: sign_mount_height)[^}]*\\}", "$1, when: \"sign_kind in ['standing', 'wall']\"}");
        assertThat(save(later, text, true)).isTrue();
        workshop.publish(CHECKER, key(), later, version(later));

        UUID element = revise("element", "sign_kind");
        String other = workshop.view(WRITER, element).text().replaceFirst("codes: .*", "codes: sex");
        assertThat(save(element, other, true)).isFalse();
        int version = definitions.latest("item", "shop-sign").orElseThrow().version();
        assertThat(workshop.examine(workshop.view(WRITER, element)).broken())
                .extracting(mistake -> mistake.place().file())
                .contains("item/shop-sign/" + version);
        workshop.withdraw(WRITER, key(), element, version(element));
    }

    @Test
    void whatChangesNothingIsNotSentOn() {
        UUID proposal = revise("item", "seal-filing");
        assertThat(save(proposal, workshop.view(WRITER, proposal).text(), true)).isFalse();
        assertThat(workshop.examine(workshop.view(WRITER, proposal)).nothingNew())
                .isTrue();
        workshop.withdraw(WRITER, key(), proposal, version(proposal));
    }

    @Test
    void isGivenBackWithAReasonAlone() {
        UUID proposal = sent("awning-mute", "331033001807");
        assertRefused(
                () -> workshop.giveBack(CHECKER, key(), proposal, version(proposal), " "),
                StudioRefusal.NoRemark.class);
    }

    @Test
    void nobodyThrowsAwayWhatHeDidNotSee() {
        UUID proposal = begin("item", "awning-gone", "shop-sign");
        int seen = version(proposal);
        workshop.save(CHECKER, key(), proposal, seen, "kind: item", false);
        assertRefused(() -> workshop.withdraw(WRITER, key(), proposal, seen), StudioRefusal.Overtaken.class);
    }

    @Test
    void beginsNothingThatIsThereAlready() {
        assertRefused(() -> begin("item", "shop-sign", ""), StudioRefusal.Taken.class);
        assertRefused(() -> revise("item", "nothing-of-it"), StudioRefusal.NotThere.class);
        assertRefused(() -> revise("calendar", "nation"), StudioRefusal.NotThere.class);
    }

    @Test
    void aTextThatTheDatabaseCannotKeepIsAMistake() {
        UUID proposal = begin("item", "awning-nul", "shop-sign");
        assertThat(save(proposal, workshop.view(WRITER, proposal).text() + "note: \"a\\0b\"\n", true))
                .isFalse();
    }

    private static void assertRefused(ThrowingCallable act, Class<? extends StudioRefusal> why) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isInstanceOf(why));
    }
}
