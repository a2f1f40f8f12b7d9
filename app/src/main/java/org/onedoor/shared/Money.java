package org.onedoor.shared;

/** An amount of Chinese money in whole 分 (hundredths of a yuan); never a fraction, never a floating point number. */
public record Money(long fen) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);

    public Money plus(Money other) {
        return new Money(Math.addExact(fen, other.fen));
    }

    /** Yuan with exactly two decimals, without grouping: {@code 1234.50}. */
    public String yuan() {
        long abs = Math.absExact(fen);
        return (fen < 0 ? "-" : "") + abs / 100 + "." + (abs % 100 < 10 ? "0" : "") + abs % 100;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }
}
