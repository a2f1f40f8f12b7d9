package org.onedoor.tour;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The courses that a tour can take. */
enum Scenario {
    /** 承诺件: a restaurant's food licence with everything there; two departments review side by side. */
    PROMISED("promised", "granted"),
    /** 容缺: one of its materials follows later, in time; the licence waits for it. */
    DEFICIENT_SUPPLIED("deficient-supplied", "granted"),
    /** 容缺逾期: it never comes: suspended, a second term, ended. Moves the demo's clock. */
    DEFICIENT_LAPSED("deficient-lapsed", "terminated"),
    /** 即办: an elder's card, granted by the program itself. */
    INSTANT("instant", "granted"),
    /** 补正: the restaurant, asked once to put something right. */
    CORRECTION("correction", "granted"),
    /** 并联审查: something turns up in the review, and only who judged it looks again. */
    PARALLEL("parallel", "granted"),
    /** 特别程序: experts have to see it first, and the clock stands still. Moves the demo's clock. */
    SPECIAL("special", "granted"),
    /** 听证: the neighbours are told too, the applicant asks for a hearing, and it is held. Moves the demo's clock. */
    HEARING("hearing", "granted"),
    /** 容缺收件: what is missing follows first; only then it is accepted, and the clock starts. */
    LACKING("lacking", "granted"),
    /** 延续: a licence that was granted before goes on for another term. */
    RENEWAL("renewal", "granted"),
    /** 延期: more time is needed, and the head grants it once. */
    EXTENSION("extension", "granted"),
    /** 不予许可: the restaurant, refused with the reason. */
    REFUSAL("refusal", "denied"),
    /** 告知承诺: promised in writing, granted at once; the check finds something, which is put right. */
    PLEDGE("pledge", "granted"),
    /** 收费: a new ID card, paid at the hall's counter after the grant, then fetched there. */
    FEE("fee", "granted"),
    /** 减免: the same, and the head waives the fee. */
    FEE_WAIVED("fee-waived", "granted"),
    /** 撤件: the applicant takes it back before the decision. */
    WITHDRAWAL("withdrawal", "withdrawn");

    /**
     * What is applied for.
     *
     * @param search what somebody would type to find it
     * @param login who applies; null for the representative of a firm of the region, in its name
     * @param answers what registers do not know; an answer that is not asked is left out
     */
    record Application(
            String item, String search, @Nullable String login, String region, String situation, String answers) {}

    private static final class Known {

        static final Application RESTAURANT =
                new Application("food-business-licence-new", "我想开一家餐馆", null, "330302", """
                {"food_business_form": "catering", "has_cold_dishes": false, "sells_online": true}""", """
                {"legal_representative_name": "演示·甲", "contact_phone": "0577-88000000",
                 "premises_address": "温州市鹿城区演示路 1 号", "premises_area": 58.5, "online_shop_name": "演示外卖店",
                 "food_business_items": ["hot-dishes"], "food_safety_officer_name": "演示·丁",
                 "food_workers": [{"worker_name": "演示·丁", "worker_post": "cook"}],
                 "delivery_way": "electronic"}""");

        /** Another firm: whoever broke a pledge may not pledge again for a year. */
        static final Application RESTAURANT_IN_OUHAI = new Application(
                RESTAURANT.item(),
                RESTAURANT.search(),
                null,
                "330304",
                RESTAURANT.situation(),
                RESTAURANT.answers().replace("鹿城区", "瓯海区"));

        static final Application ELDER_CARD = new Application("elder-card", "老年证", "bing", "330302", """
                {"photo_source": "id-card"}""", """
                {"mobile": "17900000003", "current_address": "温州市鹿城区演示路2号", "delivery_way": "electronic"}""");

        static final Application RESIDENCE = new Application("residence-permit", "居住证", "ji", "330304", """
                {"residence_reason": "work", "acts_for_other": false, "photo_source": "id-card"}""", """
                {"mobile": "17900000006", "household_province": "360000",
                 "household_address": "江西省演示市演示县演示村4号", "residence_district": "330304",
                 "residence_address": "温州市瓯海区演示路4号", "residence_since": "2025-03-01", "housing_kind": "rent",
                 "employer_name": "温州演示二号餐饮有限公司", "employer_credit_code": "91330304MA2DEM0254",
                 "delivery_way": "electronic"}""");

        static final Application ANOTHER_TERM = new Application(
                "food-business-licence-renewal", "延续食品经营许可", null, "330302", "{}", RESTAURANT.answers());
        static final Application ID_CARD = new Application("id-card-renewal", "身份证丢了", "jia", "330302", """
                {"id_card_reason": "lost", "photo_source": "id-card"}""", """
                {"mobile": "17900000001", "delivery_way": "counter"}""");

        private Known() {}
    }

    private final String word;
    private final String end;

    Scenario(String word, String end) {
        this.word = word;
        this.end = end;
    }

    /** The state in which the case must end. */
    String end() {
        return end;
    }

    boolean decided() {
        return end.equals("granted") || end.equals("denied");
    }

    /** Whether days have to pass: the demo's clock is moved forward, for everybody. */
    boolean takesDays() {
        return this == DEFICIENT_LAPSED || this == SPECIAL || this == HEARING;
    }

    /** Whether a material is to follow later. */
    boolean putsOff() {
        return this == DEFICIENT_SUPPLIED || this == DEFICIENT_LAPSED || this == LACKING;
    }

    Application application() {
        return switch (this) {
            case DEFICIENT_LAPSED -> Known.RESTAURANT_IN_OUHAI;
            case PROMISED,
                    PARALLEL,
                    DEFICIENT_SUPPLIED,
                    CORRECTION,
                    SPECIAL,
                    HEARING,
                    EXTENSION,
                    REFUSAL,
                    PLEDGE,
                    WITHDRAWAL -> Known.RESTAURANT;
            case LACKING -> Known.RESIDENCE;
            case RENEWAL -> Known.ANOTHER_TERM;
            case INSTANT -> Known.ELDER_CARD;
            case FEE, FEE_WAIVED -> Known.ID_CARD;
        };
    }

    static String words() {
        return String.join(", ", Arrays.stream(values()).map(one -> one.word).toList());
    }

    static @Nullable Scenario of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word.equals(word))
                .findFirst()
                .orElse(null);
    }

    @Override
    public String toString() {
        return word;
    }
}
