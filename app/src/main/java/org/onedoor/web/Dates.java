package org.onedoor.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.onedoor.shared.Money;
import org.onedoor.shared.Text;

/** How days, times and amounts are written in both languages. */
final class Dates {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter ZH = DateTimeFormatter.ofPattern("M月d日", Locale.CHINA);
    private static final DateTimeFormatter ZH_YEAR = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);
    private static final DateTimeFormatter ZH_WEEKDAY = DateTimeFormatter.ofPattern("（EEEE）", Locale.CHINA);
    private static final DateTimeFormatter EN = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter EN_YEAR = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter EN_WEEKDAY = DateTimeFormatter.ofPattern("EEEE ", Locale.ENGLISH);

    private Dates() {}

    /** A text's value as the reader writes it. */
    static String written(Locale locale, Object value, LocalDate today) {
        return switch (value) {
            case Text text -> text.in(locale);
            case LocalDate day -> day(locale, day, today);
            case Instant instant -> moment(locale, instant, today);
            case Money money -> yuan(locale, money.fen());
            case Long number -> number(number);
            case Integer number -> number(number);
            default -> value.toString();
        };
    }

    static String day(Locale locale, LocalDate day, LocalDate today) {
        return english(locale)
                ? EN_WEEKDAY.format(day) + plainDay(locale, day, today)
                : plainDay(locale, day, today) + ZH_WEEKDAY.format(day);
    }

    static String plainDay(Locale locale, LocalDate day, LocalDate today) {
        boolean thisYear = day.getYear() == today.getYear();
        if (english(locale)) {
            return (thisYear ? EN : EN_YEAR).format(day);
        }
        return (thisYear ? ZH : ZH_YEAR).format(day);
    }

    static String dated(Locale locale, LocalDate day) {
        return (english(locale) ? EN_YEAR : ZH_YEAR).format(day);
    }

    static String moment(Locale locale, Instant instant, LocalDate today) {
        LocalDate day = LocalDate.ofInstant(instant, SHANGHAI);
        return plainDay(locale, day, today) + (english(locale) ? ", " : " ") + time(instant);
    }

    static String time(Instant instant) {
        return TIME.format(instant.atZone(SHANGHAI));
    }

    static String yuan(Locale locale, long fen) {
        String plain = new Money(fen).yuan();
        int point = plain.indexOf('.');
        String grouped = String.format(Locale.ROOT, "%,d", fen / 100);
        String sign = fen < 0 && fen > -100 ? "-" : "";
        String amount = sign + grouped + plain.substring(point);
        return english(locale) ? "CNY " + amount : amount + " 元";
    }

    static String number(long number) {
        return Math.abs(number) < 10_000 ? Long.toString(number) : String.format(Locale.ROOT, "%,d", number);
    }

    private static boolean english(Locale locale) {
        return locale.getLanguage().equals("en");
    }
}
