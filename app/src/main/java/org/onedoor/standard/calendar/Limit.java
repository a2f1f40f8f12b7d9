package org.onedoor.standard.calendar;

/**
 * 时限: how long something may take.
 *
 * @param value how many units, 1 to 3,650; 0 for {@link LimitUnit#SAME_DAY}
 */
public record Limit(int value, LimitUnit unit) {

    /** Ten years of days: no law known sets a longer limit for one case, a larger number is a slip of the keyboard. */
    public static final int LONGEST = 3_650;

    public Limit {
        boolean fits = unit == LimitUnit.SAME_DAY ? value == 0 : value >= 1 && value <= LONGEST;
        if (!fits) {
            throw new IllegalArgumentException("no limit of " + value + " " + unit.code());
        }
    }

    public static Limit workingDays(int value) {
        return new Limit(value, LimitUnit.WORKING_DAYS);
    }

    public static Limit naturalDays(int value) {
        return new Limit(value, LimitUnit.NATURAL_DAYS);
    }

    public static Limit sameDay() {
        return new Limit(0, LimitUnit.SAME_DAY);
    }

    /** As it is kept: {@code 3 working-days}. */
    public String written() {
        return value + " " + unit.code();
    }

    /** @throws IllegalArgumentException where it is not written so */
    public static Limit read(String written) {
        int space = written.indexOf(' ');
        for (LimitUnit unit : LimitUnit.values()) {
            if (space > 0 && unit.code().equals(written.substring(space + 1))) {
                return new Limit(Integer.parseInt(written.substring(0, space)), unit);
            }
        }
        throw new IllegalArgumentException("no limit: " + written);
    }
}
