package org.onedoor.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Refusal;
import org.onedoor.shared.Role;
import org.onedoor.shared.Text;

/**
 * One page's view of who reads it and how: language, elder mode, menus, tokens. Every template gets it as {@code face},
 * every controller may ask for it as an argument.
 */
public final class Face {

    /** 长辈版: how large the page speaks. */
    public enum Size {
        NORMAL,
        /** Body text of 18 pt. */
        LARGE,
        /** Body text of 30 pt. */
        LARGEST;

        /** The class on the root element. */
        public String style() {
            return switch (this) {
                case NORMAL -> "";
                case LARGE -> "elder";
                case LARGEST -> "elder largest";
            };
        }
    }

    /**
     * The token against forged posts: {@code name} of the hidden input, and its value.
     *
     * @param name of the hidden input
     */
    public record Token(String name, String value) {}

    private static final Set<Role> STAFF = Set.of(Role.CLERK, Role.REVIEWER, Role.HEAD);

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private static final Pattern ARTICLE = Pattern.compile("(\\p{IsHan}+) ([0-9、]+)");

    private static final Map<String, String> LAWS =
            Map.of("行政许可法", "permits", "行政处罚法", "penalties", "个人信息保护法", "personal-information");

    private final Locale locale;
    private final Size size;
    private final String path;
    private final String address;
    private final Visitor visitor;
    private final @Nullable Text city;
    private final Faces common;
    private final Supplier<@Nullable Token> token;

    Face(
            Locale locale,
            Size size,
            String path,
            String address,
            Visitor visitor,
            @Nullable Text city,
            Faces common,
            Supplier<@Nullable Token> token) {
        this.locale = locale;
        this.size = size;
        this.path = path;
        this.address = address;
        this.visitor = visitor;
        this.city = city;
        this.common = common;
        this.token = token;
    }

    public Locale locale() {
        return locale;
    }

    public boolean english() {
        return locale.getLanguage().equals("en");
    }

    /** The language tag for {@code lang=}. */
    public String language() {
        return english() ? "en" : "zh-CN";
    }

    public Size size() {
        return size;
    }

    public boolean elder() {
        return size != Size.NORMAL;
    }

    public Visitor visitor() {
        return visitor;
    }

    /** The page's path without query. */
    public String path() {
        return path;
    }

    /** The page's path with query, to come back to after a change of language, size or account. */
    public String address() {
        return address;
    }

    /** {@code address} escaped as the value of a query parameter. */
    public String back() {
        return java.net.URLEncoder.encode(address, java.nio.charset.StandardCharsets.UTF_8);
    }

    /**
     * A text of the program.
     *
     * @param values pairs of a placeholder's name and its value; dates, instants, money and bilingual texts are written
     *     the reader's way
     */
    public String msg(String key, Object... values) {
        if (values.length % 2 != 0) {
            throw new IllegalArgumentException(key + ": names and values do not pair in " + Arrays.toString(values));
        }
        if (values.length == 0) {
            return msg(key, Map.of());
        }
        Map<String, Object> named = HashMap.newHashMap(values.length / 2);
        for (int i = 0; i < values.length; i += 2) {
            named.put(values[i].toString(), values[i + 1]);
        }
        return msg(key, named);
    }

    /** A text of the program, with its values by name. */
    public String msg(String key, Map<String, ?> values) {
        return common.messages().get(locale, key, name -> {
            Object english = english() ? values.get(name + Refusal.ENGLISH) : null;
            Object value = english == null ? values.get(name) : english;
            return value == null ? null : written(value);
        });
    }

    /** Why something was refused; days among the values are written the reader's way. */
    public String refused(String code, Map<String, String> values) {
        return msg(code + ".text", days(values));
    }

    /** What to do about it; staff are told their own way where they have one. */
    public String remedy(String code, Map<String, String> values) {
        String staff = code + ".next-staff";
        boolean theirs = STAFF.contains(visitor().role()) && has(staff);
        return msg(theirs ? staff : code + ".next", days(values));
    }

    private static Map<String, Object> days(Map<String, String> values) {
        Map<String, Object> written = HashMap.newHashMap(values.size());
        values.forEach(
                (name, value) -> written.put(name, DAY.matcher(value).matches() ? LocalDate.parse(value) : value));
        return written;
    }

    /** A rule by which something was refused, as the program names it: 行政许可法 32; Administrative Licensing Law, art. 32. */
    public String law(String ground) {
        Matcher article = ARTICLE.matcher(ground);
        String law = article.matches() ? LAWS.get(article.group(1)) : null;
        return law == null ? ground : msg("web.law." + law, "article", article.group(2));
    }

    /** Whether there is such a text; for codes that come from data and may lack one. */
    public boolean has(String key) {
        return common.messages().has(locale, key);
    }

    /** A text before its values are written in, for describing it. */
    String raw(String key) {
        return common.messages().raw(locale, key);
    }

    public String text(Text text) {
        return text.in(locale);
    }

    private String written(Object value) {
        return Dates.written(locale, value, common.today());
    }

    /** 3月2日（星期一）, with the year when it is not this one; Monday 2 March. */
    public String day(LocalDate day) {
        return Dates.day(locale, day, common.today());
    }

    /** The same without the weekday. */
    public String plainDay(LocalDate day) {
        return Dates.plainDay(locale, day, common.today());
    }

    /** 2026年3月2日, for records that are read in any year. */
    public String dated(LocalDate day) {
        return Dates.dated(locale, day);
    }

    /** 3月2日 09:12, in Shanghai's time. */
    public String moment(Instant instant) {
        return Dates.moment(locale, instant, common.today());
    }

    /** 09:12, in Shanghai's time. */
    public String time(Instant instant) {
        return Dates.time(instant);
    }

    /** 1,234.50 元 or CNY 1,234.50, from whole 分. */
    public String yuan(long fen) {
        return Dates.yuan(locale, fen);
    }

    /** Grouped from five digits on. */
    public String number(long number) {
        return Dates.number(number);
    }

    /** The address of an asset, with its content's hash in the name. */
    public String asset(String name) {
        return common.assets().address(name);
    }

    /** The token against forged posts, null where sign-in is not set up. */
    public @Nullable Token token() {
        return token.get();
    }

    /** A fresh key for a form: posted twice, it counts once. */
    public UUID key() {
        return common.nextKey();
    }

    public boolean demo() {
        return common.demo();
    }

    /** The city beside the brand, null where none is known. */
    public @Nullable String city() {
        return city == null ? null : city.in(locale);
    }

    /** The entries of a menu that this visitor may use. */
    public List<NavEntry> menu(NavEntry.Place place) {
        return common.menu(place, visitor.role());
    }

    /** Whether an entry is where we are: the longest of its menu's paths that covers this page. */
    public boolean isCurrent(NavEntry entry) {
        return menu(entry.place()).stream()
                .filter(other -> other.covers(path, address))
                .max(java.util.Comparator.comparingInt(other -> other.path().length()))
                .filter(entry::equals)
                .isPresent();
    }

    /** Where to sign in and come back from, null where one cannot. */
    public @Nullable String signIn() {
        WhoIsThis who = common.who();
        return who == null ? null : who.signInPath() + "?back=" + back();
    }

    /** Where a form posts to sign out, null where one cannot. */
    public @Nullable String signOut() {
        WhoIsThis who = common.who();
        return who == null ? null : who.signOutPath();
    }
}
