package org.onedoor.tour;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The courses of one application for several items. What is chosen and answered stands beside the code, in
 * {@code tour/<bundle>.json}: {@code situation}, {@code chosen} and {@code answers}; {@code {today}} is the day of the walk and
 * {@code {this-month}} the first of its month.
 */
enum JointScenario {
    /** 易企办: a company, its seals, invoices and social insurance. */
    YI_QI_BAN("yi-qi-ban", "starting-a-firm", Applicant.FOUNDER, null),
    /** 部分未办成: the same, the seals are refused. */
    ONE_REFUSED("yi-qi-ban-one-refused", "starting-a-firm", Applicant.FOUNDER, "seal-filing"),
    /** 新生儿出生. */
    CHILD("having-a-child", Applicant.PERSON),
    /** 公民身后. */
    DEATH("after-a-death", Applicant.PERSON),
    /** 二手房. */
    HOME("buying-a-used-home", Applicant.PERSON),
    /** 退休. */
    RETIRING("retiring", Applicant.PERSON),
    /** 灵活就业. */
    FREELANCE("working-freelance", Applicant.PERSON),
    /** 企业准营. */
    RESTAURANT("opening-a-restaurant", Applicant.FIRM),
    /** 员工录用. */
    HIRING("hiring-staff", Applicant.FIRM),
    /** 简易注销. */
    CLOSING("closing-a-firm", Applicant.FIRM);

    /** Who applies. */
    enum Applicant {
        /** Somebody for himself. */
        PERSON,
        /** Somebody for himself; from the second item on for the firm that was founded. */
        FOUNDER,
        /** The representative of a demo firm, in its name. */
        FIRM
    }

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final String word;
    private final String bundle;
    private final Applicant applicant;

    @Nullable
    private final String refused;

    JointScenario(String bundle, Applicant applicant) {
        this(bundle, bundle, applicant, null);
    }

    JointScenario(String word, String bundle, Applicant applicant, @Nullable String refused) {
        this.word = word;
        this.bundle = bundle;
        this.applicant = applicant;
        this.refused = refused;
    }

    static @Nullable JointScenario of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word.equals(word))
                .findFirst()
                .orElse(null);
    }

    /** All of them as they are typed. */
    static List<String> words() {
        return Arrays.stream(values()).map(one -> one.word).toList();
    }

    String bundle() {
        return bundle;
    }

    Applicant applicant() {
        return applicant;
    }

    /** Whether this item is to be refused. */
    boolean refuses(String item) {
        return item.equals(refused);
    }

    /** How the whole comes out. */
    String outcome() {
        return refused == null ? "granted" : "partly";
    }

    /** What the applicant chooses and answers. */
    ObjectNode filled() {
        String path = "/tour/" + bundle + ".json";
        LocalDate today = LocalDate.now(ZONE);
        try (InputStream read = Objects.requireNonNull(JointScenario.class.getResourceAsStream(path), path)) {
            return Node.body(new String(read.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{today}", today.toString())
                    .replace("{this-month}", today.withDayOfMonth(1).toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
