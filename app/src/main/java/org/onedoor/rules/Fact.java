package org.onedoor.rules;

import org.onedoor.shared.Text;

/**
 * What is known of one data element of one subject. Each state has one meaning in every condition:
 *
 * <table>
 * <caption>Meaning</caption>
 * <tr><th></th><th>comparison, {@code in}, {@code contains}, {@code startsWith}, boolean by itself</th>
 *     <th>{@code x != …}</th><th>{@code has(x)}</th><th>{@code known(x)}</th></tr>
 * <tr><td>{@link Known}</td><td>by its value</td><td>by its value</td><td>met</td><td>met</td></tr>
 * <tr><td>{@link Empty}</td><td>not met</td><td>met</td><td>not met</td><td>met</td></tr>
 * <tr><td>{@link NotApplicable}</td><td>not met</td><td>met</td><td>not met</td><td>met</td></tr>
 * <tr><td>{@link Unknown}</td><td>unknown</td><td>unknown</td><td>unknown</td><td>not met</td></tr>
 * <tr><td>{@link Failed}</td><td colspan="4">needs a human</td></tr>
 * </table>
 *
 * <p>A comparison is an "all" over its operands being there and standing in the relation; so where one operand is empty
 * and another unknown or failed, it is not met. {@code a != b} is the negation of {@code a == b}. Negation swaps met and
 * not met and leaves the rest; in particular {@code !(x < 3)} is met by an empty {@code x} while {@code x >= 3} is not.
 */
public sealed interface Fact {

    /**
     * The value: {@link String} for TEXT and CODE, {@link Integer}, {@link Long}, {@link java.math.BigInteger} or
     * {@link java.math.BigDecimal} for numbers ({@link org.onedoor.shared.Money} too for MONEY),
     * {@link java.time.LocalDate}, {@link Boolean}; a {@link java.util.Collection} of these for a list. A blank text
     * and an empty list count as {@link Empty}; a value of another type (a floating point number too, since it is not
     * exact) as {@link Failed}.
     */
    record Known(Object value) implements Fact {}

    /** 未知: nobody has told yet; somebody or some source could. */
    record Unknown() implements Fact {}

    /** 已知为空: it is known that there is no value (no former name, no branch). */
    record Empty() implements Fact {}

    /** 不适用: the element makes no sense for this subject (registered capital of a sole trader). */
    record NotApplicable() implements Fact {}

    /**
     * 出错: a source gave something unusable or contradictory. To ask the applicant again would not help, so a person
     * has to look; an unreachable source is {@link Unknown} instead.
     */
    record Failed(Text why) implements Fact {}
}
