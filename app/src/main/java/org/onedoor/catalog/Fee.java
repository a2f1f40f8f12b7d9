package org.onedoor.catalog;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.rules.Answer;
import org.onedoor.rules.Facts;
import org.onedoor.rules.Rule;
import org.onedoor.shared.Money;
import org.onedoor.shared.Role;
import org.onedoor.shared.Text;
import org.onedoor.standard.calendar.Limit;

/**
 * 收费: what a case of an item costs, on which ground, when it is due and who pays nothing. A fee of zero has nothing but
 * its zero: nothing is charged, so nothing is paid online (rule 13 of the Wenzhou guide checks).
 *
 * @param name 收费项目名称
 * @param amounts 收费标准: the first whose condition is met counts; the last has none
 * @param ground 收费依据; null where nothing is charged
 * @param due before what it has to be paid
 * @param within by when the payer has to pay, counted from the day on which he is asked; then he is reminded and has the
 *     same again
 * @param terminate whether a case that is paid before acceptance ends when the second day has passed too; else the payer is
 *     reminded again and again
 * @param exemptions 减免: whoever meets one of them pays nothing
 * @param waivedBy who of the department that asks may waive it in a single case; null where nobody may
 * @param refunded 退费: whether the whole sum goes back when the case is withdrawn or refused after the payment
 */
public record Fee(
        Text name,
        List<Amount> amounts,
        @Nullable Text ground,
        Due due,
        Limit within,
        boolean terminate,
        List<Exemption> exemptions,
        @Nullable Role waivedBy,
        boolean refunded) {

    /** Nothing is charged. */
    public static final Fee NONE = new Fee(
            new Text("收费", "Fee"),
            List.of(new Amount(Money.ZERO, null)),
            null,
            Due.NEVER,
            Limit.workingDays(10),
            false,
            List.of(),
            null,
            false);

    /** When it is due. */
    public enum Due {
        /** Nothing is charged, or nothing is collected with the case. */
        NEVER,
        /** 受理前. */
        ACCEPTANCE,
        /** 发证前: asked when it is granted; the licence is issued when it is paid. */
        ISSUE
    }

    /** @param when null for everybody else */
    public record Amount(Money sum, @Nullable Rule when) {}

    /** 减免, with the ground that the payer is told. */
    public record Exemption(Rule when, Text ground) {}

    /**
     * 应缴: what one case costs.
     *
     * @param sum by the standard
     * @param exempt why it is not asked for; null where it is
     */
    public record Charge(Money sum, @Nullable Text exempt) {}

    /** 不收费. */
    public boolean free() {
        return most().equals(Money.ZERO);
    }

    /** Whether anything is collected with a case; what is not may still be shown. */
    public boolean charged() {
        return due != Due.NEVER;
    }

    public Money least() {
        return amounts.stream().map(Amount::sum).min(Money::compareTo).orElse(Money.ZERO);
    }

    public Money most() {
        return amounts.stream().map(Amount::sum).max(Money::compareTo).orElse(Money.ZERO);
    }

    /**
     * What one case costs.
     *
     * @param said what was answered: the sum is the first one whose condition it meets
     * @param proven what authoritative sources confirm wherever they could know: an exemption rests on that alone
     */
    public Charge charge(Facts said, Facts proven, LocalDate at) {
        Money sum = amounts.stream()
                .filter(amount -> met(amount.when(), said, at))
                .map(Amount::sum)
                .findFirst()
                .orElse(most());
        Text exempt = exemptions.stream()
                .filter(exemption -> met(exemption.when(), proven, at))
                .map(Exemption::ground)
                .findFirst()
                .orElse(null);
        return new Charge(sum, exempt);
    }

    private static boolean met(@Nullable Rule when, Facts facts, LocalDate at) {
        return when == null || when.evaluate(facts, at) instanceof Answer.Met;
    }
}
