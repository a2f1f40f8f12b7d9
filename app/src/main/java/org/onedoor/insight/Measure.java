package org.onedoor.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.onedoor.journal.Event;
import org.onedoor.rating.Grade;
import tools.jackson.databind.JsonNode;

/** 指标: what is counted, each as plain counts of events; shares are made of two counts where they are shown. */
enum Measure {
    /** 申请: submitted, whatever became of it. */
    SUBMITTED,
    /** 受理. */
    ACCEPTED,
    /** 不予受理 and 不受理. */
    REFUSED,
    /** 补正: asked to correct; the law allows it once (行政许可法 32). */
    CORRECTED,
    /** 办结: decided, granted or not. */
    DECIDED,
    /** 准予. */
    GRANTED,
    /** 承诺时限内办结. */
    ON_TIME_PROMISED,
    /** 法定时限内办结. */
    ON_TIME_STATUTORY,
    /** 自动办结: granted by the program on authoritative data. */
    AUTOMATIC,
    /** 抽查无误 and 抽查有误, of what was granted automatically. */
    SAMPLE_RIGHT,
    SAMPLE_WRONG,
    /** 撤回. */
    WITHDRAWN,
    /** 主动评价: the applicant's first rating of a decided case; follow-ups do not count again. */
    RATED,
    VERY_SATISFIED,
    SATISFIED,
    FAIR,
    DISSATISFIED,
    VERY_DISSATISFIED;

    static final Set<String> TYPES = Set.of(
            "casework.case-submitted.v1",
            "casework.case-accepted.v1",
            "casework.case-refused.v1",
            "casework.correction-asked.v1",
            "casework.case-decided.v1",
            "casework.case-withdrawn.v1",
            "casework.granted-on-data.v1",
            "casework.sample-judged.v1",
            "rating.rated.v1");

    String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    static Measure of(String code) {
        return valueOf(code.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }

    static Measure of(Grade grade) {
        return switch (grade) {
            case VERY_SATISFIED -> VERY_SATISFIED;
            case SATISFIED -> SATISFIED;
            case FAIR -> FAIR;
            case DISSATISFIED -> DISSATISFIED;
            case VERY_DISSATISFIED -> VERY_DISSATISFIED;
        };
    }

    /** What one event counts for. */
    static List<Measure> of(Event event) {
        return switch (event.type()) {
            case "casework.case-submitted.v1" -> List.of(SUBMITTED);
            case "casework.case-accepted.v1" -> List.of(ACCEPTED);
            case "casework.case-refused.v1" -> List.of(REFUSED);
            case "casework.correction-asked.v1" -> List.of(CORRECTED);
            case "casework.case-decided.v1" -> decided(event.payload());
            case "casework.case-withdrawn.v1" -> List.of(WITHDRAWN);
            case "casework.granted-on-data.v1" -> List.of(AUTOMATIC);
            case "casework.sample-judged.v1" ->
                List.of(event.payload().required("right").booleanValue() ? SAMPLE_RIGHT : SAMPLE_WRONG);
            case "rating.rated.v1" -> rated(event.payload());
            default -> throw new IllegalArgumentException("not counted: " + event.type());
        };
    }

    private static List<Measure> decided(JsonNode payload) {
        List<Measure> measures = new ArrayList<>(List.of(DECIDED));
        if (payload.required("granted").booleanValue()) {
            measures.add(GRANTED);
        }
        if (payload.required("onTimePromised").booleanValue()) {
            measures.add(ON_TIME_PROMISED);
        }
        if (payload.required("onTimeStatutory").booleanValue()) {
            measures.add(ON_TIME_STATUTORY);
        }
        return measures;
    }

    private static List<Measure> rated(JsonNode payload) {
        if (payload.path("number").intValue(1) != 1) {
            return List.of();
        }
        String code = payload.required("grade").stringValue();
        Grade grade = Grade.of(code).orElseThrow(() -> new IllegalArgumentException("no grade " + code));
        return List.of(RATED, of(grade));
    }
}
