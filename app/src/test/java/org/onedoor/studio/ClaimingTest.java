package org.onedoor.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onedoor.casework.draft.Application;
import org.onedoor.casework.draft.Drafting;
import org.onedoor.catalog.Directory;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Items;
import org.onedoor.catalog.Listed;
import org.onedoor.definition.Definitions;
import org.onedoor.identity.Parties;
import org.onedoor.identity.Party;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.standard.calendar.Limit;
import org.onedoor.testing.MovableClock;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.json.JsonMapper;

/** 认领、暂停、取消: what a region and time make of an item, and who applies for which. */
@OnedoorTest
@Import(MovableClock.OnAMonday.class)
@DirtiesContext
class ClaimingTest {

    private static final String OUHAI = "330304";
    private static final String LUCHENG = "330302";

    private static final Actor CITY = steward("330300", null);
    private static final Actor COUNTY = steward(OUHAI, null);

    @Autowired
    Workshop workshop;

    @Autowired
    Definitions definitions;

    @Autowired
    Items items;

    @Autowired
    Directory directory;

    @Autowired
    Parties parties;

    @Autowired
    Drafting drafting;

    @Autowired
    Quality quality;

    @Autowired
    MovableClock clock;

    private static Actor steward(String region, @Nullable String department) {
        return new Actor(UUID.randomUUID(), null, Role.STEWARD, department, region, Channel.WEB);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private String text(UUID proposal) {
        return workshop.view(CITY, proposal).text();
    }

    private boolean send(Actor actor, UUID proposal, String text) {
        return workshop.save(
                actor, key(), proposal, workshop.view(actor, proposal).version(), text, true);
    }

    private void publish(Actor writer, UUID proposal, String text) {
        assertThat(send(writer, proposal, text))
                .as("%s", workshop.examine(workshop.view(writer, proposal)))
                .isTrue();
        Actor other = steward("330300", null);
        workshop.publish(other, key(), proposal, workshop.view(other, proposal).version());
        // a running copy of the program may take two seconds to notice
        clock.pass(Duration.ofSeconds(3));
    }

    private Application begin(String item, String region) {
        Party firm = parties.findFirm("91330302MA2DEM017C").orElseThrow();
        Actor applicant = new Actor(UUID.randomUUID(), firm.id(), Role.APPLICANT, null, "330300", Channel.WEB);
        UUID draft = drafting.begin(
                applicant,
                Objects.requireNonNull(applicant.actingFor()),
                item,
                region,
                JsonMapper.builder().build().createObjectNode(),
                null);
        return drafting.view(applicant, draft);
    }

    @Test
    void aCountyDropsAMaterialThatItHoldsAndPromisesLess() {
        UUID claim = workshop.claim(COUNTY, key(), "shop-sign", OUHAI);
        assertThat(workshop.examine(workshop.view(COUNTY, claim)).mistakes()).isEmpty();
        String text = text(claim)
                + "promised: {value: 2, unit: working-days}\n"
                + "steps: {street-check: {value: 1, unit: working-days}}\n"
                + "materials: {without: [owner-consent]}\n";
        publish(COUNTY, claim, text);

        Application there = begin("shop-sign", OUHAI);
        assertThat(there.item().id()).isEqualTo("shop-sign.330304");
        assertThat(there.item().limits().promised()).isEqualTo(Limit.workingDays(2));
        assertThat(there.item().materials()).extracting(Item.Material::type).doesNotContain("owner-consent");
        Application elsewhere = begin("shop-sign", LUCHENG);
        assertThat(elsewhere.item().id()).isEqualTo("shop-sign");
        assertThat(elsewhere.item().materials()).extracting(Item.Material::type).contains("owner-consent");
        assertThat(directory.items()).extracting(Listed::id).doesNotContain("shop-sign.330304");

        theItemsNextVersionHoldsThereToo();
        theCountyGivesItUp();
    }

    /** What is locked follows the item; what is the region's own stays. */
    private void theItemsNextVersionHoldsThereToo() {
        Item before = begin("shop-sign", OUHAI).item();
        UUID next = workshop.revise(CITY, key(), "item", "shop-sign");
        publish(CITY, next, text(next).replaceFirst("门店户外招牌设置备案", "门店招牌备案"));
        Item after = begin("shop-sign", OUHAI).item();
        assertThat(after.name().zh()).isEqualTo("门店招牌备案");
        assertThat(after.limits().promised()).isEqualTo(Limit.workingDays(2));
        assertThat(after.version()).isGreaterThan(before.version());
        assertThat(items.version(before.id(), before.version()).name().zh()).isEqualTo("门店户外招牌设置备案");

        UUID broken = workshop.revise(CITY, key(), "item", "shop-sign");
        String quick = text(broken)
                .replaceFirst(
                        "promised: \\{value: 3, unit: working-days\\}", "promised: {value: 1, unit: working-days}");
        assertThat(quick).isNotEqualTo(text(broken));
        assertThat(send(CITY, broken, quick)).isFalse();
        assertThat(workshop.examine(workshop.view(CITY, broken)).broken())
                .extracting(mistake -> mistake.place().file())
                .anyMatch(file -> file.startsWith("claim/shop-sign.330304/"));
        workshop.withdraw(CITY, key(), broken, workshop.view(CITY, broken).version());
    }

    /** 取消认领: the item holds there again as it stands. */
    private void theCountyGivesItUp() {
        UUID last = workshop.revise(COUNTY, key(), "claim", "shop-sign.330304");
        publish(COUNTY, last, text(last) + "use: cancelled\nbecause: {zh: 区里不再单独办, en: Done by the city again}\n");
        assertThat(begin("shop-sign", OUHAI).item().id()).isEqualTo("shop-sign");
        assertThat(items.inForceAt("shop-sign.330304", OUHAI).orElseThrow().id())
                .as("what was begun before is handed in under what holds")
                .isEqualTo("shop-sign");
    }

    /** Nobody could ask for it where it is not handled. */
    @Test
    void anItemIsClaimedWhereItIsHandledAlone() {
        UUID city = workshop.claim(CITY, key(), "elder-card", "330300");
        assertThat(workshop.examine(workshop.view(CITY, city)).mistakes())
                .anySatisfy(mistake -> assertThat(mistake.what().en()).contains("is not handled in 330300"));
    }

    @Test
    void aMaterialWithoutBasisIsRefused() {
        UUID claim = workshop.claim(COUNTY, key(), "drainage-permit-shop", OUHAI);
        String text = text(claim) + "materials:\n  with:\n    - {material: floor-plan, need: required, from: upload}\n";
        assertThat(send(COUNTY, claim, text)).isFalse();
        assertThat(workshop.examine(workshop.view(COUNTY, claim)).mistakes())
                .anySatisfy(mistake -> assertThat(mistake.what().en()).contains("has no legal basis"));
    }

    @Test
    void aCountyWritesItsOwnAlone() {
        assertThatThrownBy(() -> workshop.claim(COUNTY, key(), "seal-filing", LUCHENG))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> workshop.revise(COUNTY, key(), "item", "seal-filing"))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> workshop.revise(COUNTY, key(), "element", "premises_area"))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> workshop.claim(steward(OUHAI, "health"), key(), "seal-filing", OUHAI))
                .isInstanceOf(Refused.class);
        Actor health = steward(OUHAI, "health");
        UUID sly = workshop.begin(health, key(), "claim", "seal-cancellation.330304", "");
        assertThatThrownBy(() -> send(health, sly, """
                        kind: claim
                        id: seal-cancellation.330304
                        effective: 2026-03-01
                        item: seal-cancellation
                        region: "330304"
                        department: health
                        """)).isInstanceOf(Refused.class);
        UUID theirs = workshop.claim(steward(OUHAI, "public-security"), key(), "seal-filing", OUHAI);
        assertThat(workshop.claim(COUNTY, key(), "seal-filing", OUHAI)).isEqualTo(theirs);
    }

    @Test
    void whatFollowsFromAClaimIsRevisedThere() {
        assertThat(items.at(items.inForce("food-business-licence-new").orElseThrow(), OUHAI)
                        .id())
                .isEqualTo("food-business-licence-new.330304");
        assertThatThrownBy(() -> workshop.revise(CITY, key(), "item", "food-business-licence-new.330304"))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> workshop.claim(CITY, key(), "food-business-licence-new", OUHAI))
                .isInstanceOf(Refused.class);
    }

    /** 暂停: shown with its reason, nothing new is taken in; what was begun waits; then it goes on. */
    @Test
    void anItemRestsAndGoesOn() {
        UUID pause = workshop.revise(CITY, key(), "item", "drainage-permit-shop");
        publish(CITY, pause, text(pause) + "use: paused\nbecause: {zh: 系统切换, en: The system is changed}\n");
        assertThat(directory.items()).extracting(Listed::id).contains("drainage-permit-shop");
        assertThatThrownBy(() -> begin("drainage-permit-shop", LUCHENG)).isInstanceOf(Refused.class);

        UUID again = workshop.revise(CITY, key(), "item", "drainage-permit-shop");
        publish(CITY, again, text(again).replaceFirst("use: paused\\nbecause: .*\\n", ""));
        assertThat(begin("drainage-permit-shop", LUCHENG).item().id()).isEqualTo("drainage-permit-shop");

        UUID end = workshop.revise(CITY, key(), "item", "drainage-permit-shop");
        publish(CITY, end, text(end) + "use: cancelled\nbecause: {zh: 改为备案, en: A filing now}\n");
        assertThat(directory.items()).extracting(Listed::id).doesNotContain("drainage-permit-shop");
        assertThat(items.inForce("drainage-permit-shop")).isPresent();
    }

    /** 质量报告: each county sees its own, and what is worth a thought stands beside its guide. */
    @Test
    void tellsOfTheGuidesByRegionAndDepartment() {
        assertThat(quality.report(COUNTY, null).lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.region()).isEqualTo(OUHAI));
        assertThat(quality.report(CITY, OUHAI)).isEqualTo(quality.report(COUNTY, null));
        assertThat(quality.report(COUNTY, "330302").region())
                .as("another county's")
                .isEqualTo(OUHAI);
        List<Quality.Line> all = quality.report(CITY, null).lines();
        assertThat(all.stream().mapToInt(Quality.Line::items).sum())
                .isEqualTo(directory.everything().size()
                        + directory.claimedAround(CITY.region(), 100).size());
        assertThat(all).extracting(Quality.Line::mistakes).containsOnly(0);
        assertThat(all.stream().flatMap(line -> line.guides().stream()).map(Quality.Guide::id))
                .contains("self-employed-registration");
    }
}
