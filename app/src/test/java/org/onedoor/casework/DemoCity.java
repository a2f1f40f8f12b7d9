package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.draft.Application;
import org.onedoor.casework.draft.Drafting;
import org.onedoor.casework.filing.Attaching;
import org.onedoor.casework.filing.Filing;
import org.onedoor.casework.filing.Submission;
import org.onedoor.catalog.Item;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Mistakes;
import org.onedoor.files.Upload;
import org.onedoor.files.Uploads;
import org.onedoor.identity.Parties;
import org.onedoor.identity.Party;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Role;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** People of the demo city as actors, and an application filled in on their behalf. */
@TestComponent
class DemoCity {

    static final String LUCHENG = "330302";
    static final String FOOD = "food-business-licence-new";
    static final String RENEWAL = "food-business-licence-renewal";

    private final Parties parties;
    private final Drafting drafting;
    private final Attaching attaching;
    private final Submission submission;
    private final Uploads uploads;
    private final JdbcClient jdbc;
    private final Definitions definitions;
    private final TransactionTemplate transactions;

    DemoCity(
            Parties parties,
            Drafting drafting,
            Attaching attaching,
            Submission submission,
            Uploads uploads,
            JdbcClient jdbc,
            Definitions definitions,
            TransactionTemplate transactions) {
        this.parties = parties;
        this.drafting = drafting;
        this.attaching = attaching;
        this.submission = submission;
        this.uploads = uploads;
        this.jdbc = jdbc;
        this.definitions = definitions;
        this.transactions = transactions;
    }

    /** The restaurant's licence by another definition; in force as soon as the clock has moved to another day. */
    void publishes(String item) {
        Mistakes mistakes = new Mistakes();
        transactions.executeWithoutResult(status ->
                definitions.publish(Actor.program("000000"), DefinitionFolder.read("item.yaml", item, mistakes)));
        assertThat(mistakes.all()).isEmpty();
    }

    /** Something of the demo city with other words in it, as everybody sees it from then on. */
    void changes(String file, String... replaced) throws IOException, InterruptedException {
        String text = Files.readString(Path.of("../definitions").resolve(file));
        for (int i = 0; i < replaced.length; i += 2) {
            assertThat(text).contains(replaced[i]);
            text = text.replace(replaced[i], replaced[i + 1]);
        }
        publishes(text);
        Thread.sleep(600); // a copy of the program may look at what is published as seldom as twice a second
    }

    /** The definition of the restaurant's licence, to be changed. */
    static String item() throws IOException {
        return Files.readString(Path.of("../definitions/items/food-business-licence-new.yaml"));
    }

    /**
     * The firm is the same in every test: what one broke must not bar the next, nor may cases of others be woken by days
     * that this one lets pass.
     */
    void begin() {
        sleep();
        jdbc.sql("DELETE FROM casework.broken_pledge").update();
    }

    /** The program looks at no case by itself until something is done to it. */
    void sleep() {
        jdbc.sql("UPDATE casework.case_file SET wake_on = NULL WHERE wake_on IS NOT NULL")
                .update();
        jdbc.sql("DELETE FROM casework.waking").update();
    }

    Party firm() {
        return parties.findFirm("91330302MA2DEM017C").orElseThrow();
    }

    Actor applicant(Party party) {
        return new Actor(UUID.randomUUID(), party.id(), Role.APPLICANT, null, "330300", Channel.WEB);
    }

    /** Lets papers reach somebody electronically, as he would on the page of his papers. */
    void consents(Actor applicant) {
        jdbc.sql("""
                INSERT INTO paper.consent (party, id, text_version, given_at, given_by)
                VALUES (:party, gen_random_uuid(), 1, '2026-01-01T00:00Z', :by)
                ON CONFLICT DO NOTHING""")
                .param("party", applicant.actingFor())
                .param("by", applicant.account())
                .update();
    }

    /** Takes that back. */
    void withdraws(Actor applicant) {
        jdbc.sql("""
                UPDATE paper.consent SET withdrawn_at = given_at, withdrawn_by = :by
                 WHERE party = :party AND withdrawn_at IS NULL""")
                .param("party", applicant.actingFor())
                .param("by", applicant.account())
                .update();
    }

    static Actor reviewer(String department) {
        return reviewer(department, LUCHENG);
    }

    static Actor reviewer(String department, String region) {
        return new Actor(UUID.randomUUID(), null, Role.REVIEWER, department, region, Channel.WEB);
    }

    /** A restaurant's application, complete but for the two materials that may follow. */
    UUID restaurantDraft(Actor applicant) {
        return foodDraft(applicant, "catering");
    }

    /** A shop that cooks nothing, which owes no list of equipment. */
    UUID submitRetailer(Actor applicant) {
        return submission
                .submit(applicant, foodDraft(applicant, "retail"), new Filing.Signed(true, false))
                .id();
    }

    private UUID foodDraft(Actor applicant, String form) {
        UUID party = java.util.Objects.requireNonNull(applicant.actingFor());
        ObjectNode situation = JsonMapper.builder().build().createObjectNode();
        situation.put("food_business_form", form).put("sells_online", true);
        if (form.equals("catering")) {
            situation.put("has_cold_dishes", false);
        }
        UUID draft = drafting.begin(applicant, party, FOOD, LUCHENG, situation, null);
        answer(
                applicant,
                draft,
                "business",
                Map.of("legal_representative_name", "演示·甲", "contact_phone", "0577-88000000"));
        answer(
                applicant,
                draft,
                "premises",
                Map.of(
                        "premises_address", "温州市鹿城区演示路 1 号",
                        "premises_area", "58.5",
                        "online_shop_name", "演示外卖店"));
        answer(
                applicant,
                draft,
                "operation",
                Map.of("food_business_items", "hot-dishes", "food_safety_officer_name", "演示·丁"));
        answer(
                applicant,
                draft,
                "staff",
                Map.of("food_workers.0.worker_name", "演示·丁", "food_workers.0.worker_post", "cook"));
        answer(applicant, draft, "delivery", Map.of("delivery_way", "electronic"));
        attaching.attach(applicant, draft, "floor-plan", picture());
        for (Application.Wanted wanted : drafting.view(applicant, draft).materials()) {
            if (wanted.material().need() == Item.Need.DEFERRABLE) {
                attaching.defer(applicant, draft, wanted.material().type(), true);
            }
        }
        return draft;
    }

    /** 告知承诺: with everything there, granted at once. */
    UUID submitOnPledge(Actor applicant) {
        UUID draft = restaurantDraft(applicant);
        for (String material : List.of("food-safety-rules", "equipment-list")) {
            attaching.defer(applicant, draft, material, false);
            attaching.attach(applicant, draft, material, picture());
        }
        return submission
                .submit(applicant, draft, new Filing.Signed(false, true))
                .id();
    }

    UUID submitRestaurant(Actor applicant) {
        return submission
                .submit(applicant, restaurantDraft(applicant), new Filing.Signed(true, false))
                .id();
    }

    /** A restaurant's licence that was granted long ago and runs to a day. */
    UUID licenceEnding(Actor applicant, String day) {
        UUID licence = jdbc.sql("SELECT licence FROM casework.case_file WHERE id = :id")
                .param("id", submitOnPledge(applicant))
                .query(UUID.class)
                .single();
        jdbc.sql("UPDATE licence.version SET valid_from = :day - 1824, valid_to = :day WHERE licence = :id")
                .param("day", java.time.LocalDate.parse(day))
                .param("id", licence)
                .update();
        return licence;
    }

    /** 延续: with what the licence's face says, and what it does not say filled in. */
    UUID submitRenewal(Actor applicant, @Nullable UUID licence) {
        return submitFollowing(applicant, RENEWAL, licence);
    }

    /** The same form under another item that follows a licence. */
    UUID submitFollowing(Actor applicant, String item, @Nullable UUID licence) {
        return submitted(applicant, followingDraft(applicant, item, licence));
    }

    UUID submitted(Actor applicant, UUID draft) {
        return submission
                .submit(applicant, draft, new Filing.Signed(false, false))
                .id();
    }

    UUID renewalDraft(Actor applicant, @Nullable UUID licence) {
        return followingDraft(applicant, RENEWAL, licence);
    }

    UUID followingDraft(Actor applicant, String item, @Nullable UUID licence) {
        UUID draft = drafting.begin(
                applicant,
                java.util.Objects.requireNonNull(applicant.actingFor()),
                item,
                LUCHENG,
                JsonMapper.builder().build().createObjectNode(),
                licence);
        answer(
                applicant,
                draft,
                "business",
                Map.of("legal_representative_name", "演示·甲", "contact_phone", "0577-88000000"));
        answer(
                applicant,
                draft,
                "operation",
                Map.of(
                        "premises_address",
                        item.endsWith("-change") ? "温州市鹿城区演示路 1 号一层" : "温州市鹿城区演示路 1 号",
                        "food_business_items",
                        "hot-dishes",
                        "food_safety_officer_name",
                        "演示·丁"));
        answer(applicant, draft, "delivery", Map.of("delivery_way", "electronic"));
        return draft;
    }

    void answer(Actor applicant, UUID draft, String page, Map<String, String> values) {
        Map<String, String[]> sent = new HashMap<>();
        values.forEach((name, value) -> sent.put(name, new String[] {value}));
        List<org.onedoor.catalog.Problem> problems = drafting.answerPage(applicant, draft, page, sent);
        if (!problems.isEmpty()) {
            throw new AssertionError(page + ": " + problems);
        }
    }

    /** A small picture, as a phone's camera would send it. */
    Upload picture() {
        return picture(40);
    }

    /** Another one: the same file sent again is not taken twice. */
    Upload anotherPicture() {
        return picture(41);
    }

    private Upload picture(int width) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(width, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
            return uploads.accept(new ByteArrayInputStream(bytes.toByteArray()), "布局.png");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
