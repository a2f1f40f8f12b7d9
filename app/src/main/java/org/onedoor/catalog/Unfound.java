package org.onedoor.catalog;

import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.onedoor.journal.Journal;
import org.onedoor.journal.Once;
import org.onedoor.shared.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 没找到的搜索: what people asked for and no item answered, for those who write items and their words. Only the words are kept,
 * never who asked; what looks like somebody's number is not kept at all.
 */
@Component
class Unfound {

    static final int SHOWN = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Unfound.class);

    private static final int LONGEST = 60;

    /** A telephone, an identity or a card number, or part of one. */
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d -]{4,}\\d|[0-9A-Za-z]{15,}|@");

    /**
     * So that nobody fills the table, or keeps the database busy, by asking for nonsense: what was asked for once, the longest
     * ago, gives way.
     */
    private static final int MOST_KEPT = 10_000;

    private static final int MOST_A_MINUTE = 60;
    private static final int KEPT_DAYS = 180;

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Once once;
    private final Clock clock;
    private final Map<String, Minute> minutes = new ConcurrentHashMap<>();

    Unfound(JdbcClient jdbc, Journal journal, Once once, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.once = once;
        this.clock = clock;
    }

    /**
     * @param times how often it was asked for
     * @param last the day on which it was asked for last
     */
    record Asked(String words, int times, LocalDate last) {}

    /** Keeps what somebody did not find; who searches never waits for it long, and never sees that it failed. */
    void note(String city, String text) {
        // full-width digits are digits too
        String words = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
        if (words.isEmpty() || words.length() > LONGEST || NUMBER.matcher(words).find() || tooMany(city)) {
            return;
        }
        try {
            jdbc.sql("""
                            WITH room AS (
                                DELETE FROM catalog.unfound
                                 WHERE city = :city AND words = (
                                       SELECT words FROM catalog.unfound
                                        WHERE city = :city AND times = 1 AND words <> :words
                                          AND (SELECT count(*) FROM catalog.unfound WHERE city = :city) >= :most
                                        ORDER BY last_on, words LIMIT 1))
                            INSERT INTO catalog.unfound AS u (city, words, times, first_on, last_on)
                            VALUES (:city, :words, 1, :today, :today)
                            ON CONFLICT (city, words) DO UPDATE SET times = u.times + 1, last_on = excluded.last_on""")
                    .param("city", city)
                    .param("words", words)
                    .param("today", LocalDate.now(clock))
                    .param("most", MOST_KEPT)
                    .update();
        } catch (DataAccessException e) {
            LOG.warn("a search without an answer was not kept: {}", e.getMessage());
        }
    }

    /** How much was written for a city in one minute. */
    private record Minute(long minute, int written) {}

    private boolean tooMany(String city) {
        long now = clock.millis() / 60_000;
        Minute counted = minutes.merge(
                city,
                new Minute(now, 1),
                (one, other) -> one.minute() == now ? new Minute(now, one.written() + 1) : other);
        return counted.written() > MOST_A_MINUTE;
    }

    /** What was asked for most, up to {@link #SHOWN}. */
    List<Asked> most(String city) {
        return jdbc.sql("""
                        SELECT words, times, last_on FROM catalog.unfound
                         WHERE city = :city ORDER BY times DESC, words LIMIT :most""")
                .param("city", city)
                .param("most", SHOWN)
                .query((row, n) -> new Asked(
                        row.getString("words"), row.getInt("times"), row.getObject("last_on", LocalDate.class)))
                .list();
    }

    private record Done(String words) {}

    /** Takes it off the list: it is found by now, or nobody here does it. */
    @Transactional
    void done(Actor actor, String key, String words) {
        once.run(actor, key, new Done(words), Boolean.class, () -> {
            int gone = jdbc.sql("DELETE FROM catalog.unfound WHERE city = :city AND words = :words")
                    .param("city", actor.city())
                    .param("words", words)
                    .update();
            if (gone > 0) {
                journal.append(
                        actor,
                        "catalog.unfound-done.v1",
                        "account",
                        actor.account(),
                        actor.city(),
                        Map.of("words", gone));
            }
            return gone > 0;
        });
    }

    /** What nobody has asked for in half a year is forgotten. */
    @Transactional
    int forget() {
        return jdbc.sql("DELETE FROM catalog.unfound WHERE last_on < :day")
                .param("day", LocalDate.now(clock).minusDays(KEPT_DAYS))
                .update();
    }
}
