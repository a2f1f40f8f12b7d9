package org.onedoor.shared;

/** 办理渠道: the way by which somebody acts. {@code SYSTEM} is the program itself (jobs, lapses). */
public enum Channel {
    WEB,
    PHONE,
    COUNTER,
    KIOSK,
    API,
    SYSTEM;

    /** The code that tables, journal and API carry. */
    public String code() {
        return switch (this) {
            case WEB -> "web";
            case PHONE -> "phone";
            case COUNTER -> "counter";
            case KIOSK -> "kiosk";
            case API -> "api";
            case SYSTEM -> "system";
        };
    }

    public static Channel of(String code) {
        for (Channel channel : values()) {
            if (channel.code().equals(code)) {
                return channel;
            }
        }
        throw new IllegalArgumentException("no channel " + code);
    }
}
