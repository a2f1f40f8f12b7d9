package org.onedoor.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Fields;
import org.onedoor.rules.Rule;
import org.onedoor.shared.Money;
import org.onedoor.shared.Role;
import org.onedoor.shared.Text;
import org.onedoor.standard.calendar.Limit;

/** Reads what an item costs. Its conditions may speak of all that the item asks, since it is reckoned at submission. */
final class FeeReader {

    private static final long MOST = 100_000_000_000L;

    private static final Map<String, Fee.Due> DUE = Map.of("acceptance", Fee.Due.ACCEPTANCE, "issue", Fee.Due.ISSUE);
    private static final Map<String, Boolean> UNPAID = Map.of("terminate", true, "remind", false);
    private static final Map<String, Role> WAIVED_BY = Map.of("reviewer", Role.REVIEWER, "head", Role.HEAD);

    /** What only a fee that is charged may have. */
    private static final List<String> OF_A_CHARGE =
            List.of("name", "ground", "due", "unpaid", "exempt", "waived-by", "refund");

    private final Conditions conditions;

    FeeReader(Conditions conditions) {
        this.conditions = conditions;
    }

    /** @param published whether it is in force already, and older forms are to be understood */
    Fee fee(Fields fields, boolean published) {
        List<Fee.Amount> amounts = amounts(fields);
        if (published && !fields.has("due")) {
            return shown(fields, amounts);
        }
        if (amounts.stream().allMatch(amount -> amount.sum().equals(Money.ZERO))) {
            for (String key : OF_A_CHARGE) {
                if (fields.has(key)) {
                    fields.wrong(
                            key,
                            "不收费的事项不写 " + key,
                            "an item without a fee has no " + key,
                            "删去 " + key + "，或写上金额",
                            "remove " + key + ", or give the sum");
                }
            }
            fields.close();
            return Fee.NONE;
        }
        Optional<Text> ground = fields.optionalText("ground");
        if (ground.isEmpty()) {
            fields.wrong(
                    fields.has("fen") ? "fen" : "amounts",
                    "收费要有依据",
                    "a fee needs its ground",
                    "加上 ground",
                    "add ground");
        }
        Optional<Fields> unpaid = fields.child("unpaid");
        Limit within = unpaid.map(child -> LimitReader.within(child, "within")).orElse(Limit.workingDays(10));
        Fee.Due due = fields.oneOf("due", DUE);
        boolean ends = unpaid.map(child -> child.oneOf("then", UNPAID)).orElse(due == Fee.Due.ACCEPTANCE);
        unpaid.ifPresent(Fields::close);
        Fee fee = new Fee(
                fields.text("name"),
                amounts,
                ground.orElse(null),
                due,
                within,
                ends && due == Fee.Due.ACCEPTANCE,
                exemptions(fields),
                fields.has("waived-by") ? fields.oneOf("waived-by", WAIVED_BY) : null,
                fields.flag("refund", false));
        fields.close();
        return fee;
    }

    /** The form before fees were collected: a sum and its ground, to be read and not asked for. */
    private static Fee shown(Fields fields, List<Fee.Amount> amounts) {
        Optional<Text> ground = fields.optionalText("ground");
        Text name = fields.has("name") ? fields.text("name") : Fee.NONE.name();
        fields.close();
        return new Fee(
                name, amounts, ground.orElse(null), Fee.Due.NEVER, Fee.NONE.within(), false, List.of(), null, false);
    }

    /** Either one sum for everybody, or several: each with its condition but the last. */
    private List<Fee.Amount> amounts(Fields fields) {
        if (!fields.has("amounts")) {
            return List.of(new Fee.Amount(new Money(fields.integer("fen", 0, MOST)), null));
        }
        if (fields.has("fen")) {
            fields.wrong("fen", "fen 和 amounts 只写一个", "there is both fen and amounts", "删去其中一个", "remove one of them");
        }
        List<Fee.Amount> amounts = new ArrayList<>();
        List<Fields> rows = fields.children("amounts");
        for (int i = 0; i < rows.size(); i++) {
            Fields row = rows.get(i);
            boolean last = i + 1 == rows.size();
            if (row.has("when") == last) {
                row.wrong(
                        last ? "when" : "fen",
                        last ? "最后一档收费标准对其余的人适用，不写条件" : "除最后一档外，每档收费标准要写条件",
                        last
                                ? "the last sum is for everybody else and has no condition"
                                : "every sum but the last needs its condition",
                        last ? "删去 when，或再加一档" : "加上 when",
                        last ? "remove when, or add one more sum" : "add when");
            }
            amounts.add(new Fee.Amount(new Money(row.integer("fen", 0, MOST)), conditions.read(row, "when")));
            row.close();
        }
        if (amounts.isEmpty()) {
            fields.wrong("amounts", "没有收费标准", "there is no sum", "写上 amounts，或写 fen", "give amounts, or fen");
            return Fee.NONE.amounts();
        }
        return List.copyOf(amounts);
    }

    private List<Fee.Exemption> exemptions(Fields fields) {
        List<Fee.Exemption> exemptions = new ArrayList<>();
        for (Fields row : fields.children("exempt")) {
            row.string("when");
            @Nullable Rule when = conditions.read(row, "when");
            Text ground = row.text("ground");
            row.close();
            if (when != null) {
                exemptions.add(new Fee.Exemption(when, ground));
            }
        }
        return List.copyOf(exemptions);
    }
}
