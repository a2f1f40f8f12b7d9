package org.onedoor.standard.calendar;

/** 暂停事由: why a clock stands still. All but the first two are the special procedures of 行政许可法 45. */
public enum PauseKind {
    /** 补正: the applicant was asked, once, for what is missing. */
    CORRECTION,
    /** 容缺逾期: what the applicant pledged to send later has not come. */
    DEFERRAL,
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
            case DEFERRAL -> "deferral";
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

    /** 特别程序: whether the organ itself starts it, by 行政许可法 45. */
    public boolean special() {
        return this != CORRECTION && this != DEFERRAL;
    }
}
