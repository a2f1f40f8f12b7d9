package org.onedoor.casework.life;

import java.util.Arrays;
import java.util.Optional;
import org.onedoor.shared.Text;

/** 不受理、不予受理的情形: why an application is not accepted. */
public enum NotAccepted {
    /** 不需要取得行政许可: outcome 不受理. */
    NOT_REQUIRED("not-required", "行政许可法 第三十二条第一款第一项", "Administrative Licensing Law, art. 32, para. 1, item 1"),
    /** 不属于本机关职权范围: the applicant is told where to go. */
    NOT_COMPETENT("not-competent", "行政许可法 第三十二条第一款第二项", "Administrative Licensing Law, art. 32, para. 1, item 2"),
    /** 隐瞒有关情况或者提供虚假材料. */
    UNTRUE("untrue", "行政许可法 第七十八条", "Administrative Licensing Law, art. 78"),
    /** 补正后仍不齐全: after the one notice, which was not answered in full. */
    INCOMPLETE("incomplete", "行政许可法 第三十二条第一款第四项", "Administrative Licensing Law, art. 32, para. 1, item 4");

    private final String code;
    private final String zh;
    private final String en;

    NotAccepted(String code, String zh, String en) {
        this.code = code;
        this.zh = zh;
        this.en = en;
    }

    public String code() {
        return code;
    }

    /** The permit law's article; other items have their own rules. */
    public Text law() {
        return new Text(zh, en);
    }

    public static Optional<NotAccepted> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
