package org.onedoor.standard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Document;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;
import org.onedoor.shared.Text;
import org.onedoor.standard.calendar.Limit;

/**
 * 应急容缺: while it is in force, any material may follow later for one of its reasons, with an image in place of the original.
 *
 * @param id kebab-case, unique
 * @param regions for these and everything below them
 * @param ground 依据: the order or measure that it rests on
 * @param from the first day on which something may be deferred because of it
 * @param until the last one, null while none is known
 * @param within by when an original must follow
 * @param reasons what an applicant may state
 */
public record Emergency(
        String id,
        List<String> regions,
        Text name,
        Text ground,
        LocalDate from,
        @Nullable LocalDate until,
        Limit within,
        List<Reason> reasons) {

    /** 情由: delivery interrupted, isolation and the like. */
    public record Reason(String code, Text name) {}

    static final int LONGEST_DAYS = 250;

    public boolean inForce(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    public Optional<Reason> reason(String code) {
        return reasons.stream().filter(one -> one.code().equals(code)).findFirst();
    }

    static Emergency read(Document document, Known known, Mistakes mistakes) {
        Fields fields = document.fields(mistakes);
        Identifiers.kebab(fields, document.id());
        List<Reason> reasons = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (Fields one : fields.children("reasons")) {
            Reason reason = new Reason(one.string("reason"), one.text("name"));
            one.close();
            if (!codes.add(reason.code())) {
                one.wrong(
                        "reason",
                        "情由 " + reason.code() + " 重复",
                        "the reason " + reason.code() + " is listed twice",
                        "只留一个",
                        "keep one");
            }
            reasons.add(reason);
        }
        Emergency emergency = new Emergency(
                document.id(),
                fields.strings("regions"),
                fields.text("name"),
                fields.text("ground"),
                fields.date("from"),
                fields.optionalDate("until").orElse(null),
                Limit.workingDays((int) fields.integer("working-days", 1, LONGEST_DAYS)),
                List.copyOf(reasons));
        fields.close();
        emergency.regions().forEach(region -> known.refer(fields, "regions", Kinds.REGION, region));
        if (emergency.regions().isEmpty()) {
            fields.wrong("regions", "没有写适用的区划", "it does not say for which regions", "写上 regions", "list regions");
        }
        if (reasons.isEmpty()) {
            fields.wrong("reasons", "没有情由", "there is no reason", "写上可以申请的情由", "list what an applicant may state");
        }
        LocalDate until = emergency.until();
        if (until != null && until.isBefore(emergency.from())) {
            fields.wrong("until", "结束早于开始", "it ends before it begins", "改 from 或 until", "change from or until");
        }
        return emergency;
    }
}
