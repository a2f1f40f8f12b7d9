package org.onedoor.notice;

/** 送达方式: how a message leaves the house, beside standing in the party's own list. */
public enum Way {
    /** 电子邮件, by SMTP. */
    EMAIL,
    /** 短信, by the deployer's gateway. */
    SMS;

    /** The word that tables and texts carry. */
    public String code() {
        return switch (this) {
            case EMAIL -> "email";
            case SMS -> "sms";
        };
    }

    static Way of(String code) {
        for (Way way : values()) {
            if (way.code().equals(code)) {
                return way;
            }
        }
        throw new IllegalArgumentException("no way " + code);
    }
}
