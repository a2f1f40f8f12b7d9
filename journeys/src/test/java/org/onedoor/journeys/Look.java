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

    /** Four looks in which each two of language, size and device meet once in every way. */
    private static final List<Look> PAIRWISE = List.of(
            new Look(Language.ZH, Size.NORMAL, Device.PHONE),
            new Look(Language.ZH, Size.LARGE, Device.DESKTOP),
            new Look(Language.EN, Size.NORMAL, Device.DESKTOP),
            new Look(Language.EN, Size.LARGE, Device.PHONE));

    /** All of them with {@code ./onedoor test full}, else the four. */
    static List<Look> all() {
        return System.getProperty("onedoor.tests", "").equals("full") ? every() : PAIRWISE;
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
