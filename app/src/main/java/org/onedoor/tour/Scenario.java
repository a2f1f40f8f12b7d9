package org.onedoor.tour;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The courses that a tour can take. */
enum Scenario {
    /** A restaurant's food licence: a material follows later, two departments review side by side. */
    FOOD("food"),
    /** An elder's card, granted by the program itself. */
    INSTANT("instant"),
    /** The restaurant, asked once to put something right. */
    CORRECTION("correction"),
    /** The restaurant, denied with the reason. */
    DENIED("denied");

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

        static final Application ELDER_CARD = new Application("elder-card", "老年证", "bing", "330302", """
                {"photo_source": "id-card"}""", """
                {"mobile": "17900000003", "current_address": "温州市鹿城区演示路2号", "delivery_way": "electronic"}""");

        private Known() {}
    }

    private final String word;

    Scenario(String word) {
        this.word = word;
    }

    Application application() {
        return switch (this) {
            case FOOD, CORRECTION, DENIED -> Known.RESTAURANT;
            case INSTANT -> Known.ELDER_CARD;
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
