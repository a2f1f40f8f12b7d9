package org.onedoor.standard.calendar;

/** 暂停事由: why a clock stands still. All but the first are the special procedures of 行政许可法 45. */
public enum PauseKind {
    /** 补正: the applicant was asked, once, for what is missing. */
    CORRECTION,
    /** 听证. */
    HEARING,
    /** 招标. */
    TENDER,
    /** 拍卖. */
    AUCTION,
    /** 检验. */
    INSPECTION,
    /** 检测. */
    TESTING,
    /** 检疫. */
    QUARANTINE,
    /** 鉴定. */
    APPRAISAL,
    /** 专家评审. */
    EXPERT_REVIEW;

    public String code() {
        return switch (this) {
            case CORRECTION -> "correction";
            case HEARING -> "hearing";
            case TENDER -> "tender";
            case AUCTION -> "auction";
            case INSPECTION -> "inspection";
            case TESTING -> "testing";
            case QUARANTINE -> "quarantine";
            case APPRAISAL -> "appraisal";
            case EXPERT_REVIEW -> "expert-review";
        };
    }
}
