package org.onedoor.paper;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Text;

/**
 * 文书格式: one version of a template, as its definition says it.
 *
 * @param matter for what matters it is
 * @param inPlaceOf the kind whose place it takes where its circumstance holds; null for who stands in nobody's place
 * @param when that circumstance
 * @param number its number (文号) with the words {@code {department}}, {@code {year}} and {@code {serial}}
 * @param law what law it rests on
 * @param sealedBy whose name and seal stand under it
 * @param seal what the seal is called (行政审批专用章)
 * @param paragraphs with named values in braces; one that is a single list becomes a numbered list
 */
record Template(
        String id,
        int version,
        PaperKind kind,
        Matter matter,
        @Nullable PaperKind inPlaceOf,
        @Nullable Circumstance when,
        Text title,
        String number,
        Text law,
        SealedBy sealedBy,
        Text seal,
        List<Text> paragraphs) {

    /** 适用事项: the words of the permit law are for permits alone (行政许可法 2); other matters have words of their own. */
    enum Matter {
        ALL,
        PERMIT,
        OTHER;

        String code() {
            return switch (this) {
                case ALL -> "all";
                case PERMIT -> "permit";
                case OTHER -> "other";
            };
        }
    }

    /** 用印机关. */
    enum SealedBy {
        /** The department that takes the case in and answers for it. */
        HANDLING,
        /** The department that decides. */
        DECIDING;

        String code() {
            return switch (this) {
                case HANDLING -> "handling";
                case DECIDING -> "deciding";
            };
        }
    }

    Template {
        paragraphs = List.copyOf(paragraphs);
    }

    /** Whether it is what is issued where a kind is wanted and nothing special holds. */
    boolean plain(PaperKind wanted) {
        return kind == wanted && inPlaceOf == null;
    }

    boolean replaces(PaperKind wanted, Circumstance holds) {
        return inPlaceOf == wanted && when == holds;
    }

    boolean isFor(Matter asked) {
        return matter == Matter.ALL || matter == asked;
    }

    /** 字号: the number of a year's papers of a department, but the serial. */
    String wording(String department, int year) {
        return number.replace("{department}", department).replace("{year}", Integer.toString(year));
    }
}
