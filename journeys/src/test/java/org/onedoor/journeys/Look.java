package org.onedoor.journeys;

import java.util.ArrayList;
import java.util.List;

/** One way in which somebody may see a page. */
record Look(Language language, Size size, Device device) {

    enum Language {
        ZH,
        EN
    }

    enum Size {
        NORMAL,
        LARGE,
        LARGEST
    }

    enum Device {
        PHONE(360, 780),
        DESKTOP(1280, 900);

        final int width;
        final int height;

        Device(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    /** As most people see it. */
    static final Look PLAIN = new Look(Language.ZH, Size.NORMAL, Device.DESKTOP);

    /**
     * All of them with {@code ./onedoor test full}; else two that have nothing in common, other ones at each turn, so that
     * every page is seen in both languages, sizes and devices, and the pages together in every look.
     */
    static List<Look> at(int turn) {
        if (System.getProperty("onedoor.tests", "").equals("full")) {
            return every();
        }
        Size large = turn % 4 < 2 ? Size.LARGEST : Size.LARGE;
        Size one = turn % 2 == 0 ? Size.NORMAL : large;
        Size other = turn % 2 == 0 ? large : Size.NORMAL;
        boolean phoneFirst = turn % 4 < 2;
        return List.of(
                new Look(Language.ZH, one, phoneFirst ? Device.PHONE : Device.DESKTOP),
                new Look(Language.EN, other, phoneFirst ? Device.DESKTOP : Device.PHONE));
    }

    private static List<Look> every() {
        List<Look> looks = new ArrayList<>();
        for (Language language : Language.values()) {
            for (Size size : Size.values()) {
                for (Device device : Device.values()) {
                    looks.add(new Look(language, size, device));
                }
            }
        }
        return looks;
    }

    /** {@code zh-large-phone}. */
    String label() {
        return (language + "-" + size + "-" + device).toLowerCase(java.util.Locale.ROOT);
    }
}
