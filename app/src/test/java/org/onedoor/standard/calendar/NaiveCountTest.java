package org.onedoor.standard.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onedoor.shared.Text;
import org.onedoor.standard.DemoStandard;
import org.onedoor.standard.Standard;

/**
 * Compares limits with a second, naive reckoning: the official days are kept in a table of single dates that was made
 * apart from the definition files, and a limit is found by trying one day after the other.
 */
class NaiveCountTest {

    private static final long SEED = 20200120;
    private static final Text WHY = new Text("等", "waiting");

    private final Set<LocalDate> off = new HashSet<>();
    private final Set<LocalDate> work = new HashSet<>();

    NaiveCountTest() throws IOException {
        try (var in = NaiveCountTest.class.getResourceAsStream("/calendar/official-days-2019-2026.tsv")) {
            for (String line : new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).split("\n")) {
                String[] cells = line.split("\t");
                if (cells[1].equals("OFF")) {
                    off.add(LocalDate.parse(cells[0]));
                } else if (cells[1].equals("WORK")) {
                    work.add(LocalDate.parse(cells[0]));
                }
            }
        }
    }

    @Test
    void everyOfficialDayAgrees() {
        WorkingDays nation = DemoStandard.read().workingDays("000000", LimitKind.STATUTORY);
        for (LocalDate day = LocalDate.of(2019, 1, 1); day.getYear() < 2027; day = day.plusDays(1)) {
            assertThat(nation.isWorkingDay(day)).as(day.toString()).isEqualTo(works(day));
        }
    }

    @Test
    void fiveThousandLimitsAgree() {
        Standard standard = DemoStandard.read();
        WorkingDays nation = standard.workingDays("330381", LimitKind.STATUTORY);
        Random random = new Random(SEED);
        for (int i = 0; i < 5_000; i++) {
            LocalDate start = LocalDate.of(2019, 1, 1).plusDays(random.nextInt(365 * 7));
            Limit limit = limit(random);
            List<Pause> pauses = pauses(start, random);
            Ledger ledger = nation.ledger(start, limit, pauses);
            String what = "round " + i + ": " + start + " " + limit + " " + pauses;
            assertThat(ledger.lastDay()).as(what).contains(naive(start, limit, pauses));
            assertThat(nation.lastDay(start, limit, pauses)).as(what).isEqualTo(ledger.lastDay());
            assertThat(ledger.days().stream().filter(LedgerDay::counted).count())
                    .as(what)
                    .isEqualTo(days(start, limit));
            assertThat(ledger.days()).as(what).extracting(LedgerDay::date).doesNotHaveDuplicates();
        }
    }

    private boolean works(LocalDate day) {
        return work.contains(day) || (!off.contains(day) && day.getDayOfWeek().getValue() <= 5);
    }

    private LocalDate naive(LocalDate start, Limit limit, List<Pause> pauses) {
        int left = days(start, limit);
        LocalDate day = limit.unit() == LimitUnit.SAME_DAY ? start.minusDays(1) : start;
        boolean everyDay = limit.unit() != LimitUnit.WORKING_DAYS && limit.unit() != LimitUnit.SAME_DAY;
        while (left > 0) {
            day = day.plusDays(1);
            if (!paused(day, pauses) && (everyDay || works(day))) {
                left--;
            }
        }
        while (!works(day) || paused(day, pauses)) {
            day = day.plusDays(1);
        }
        return day;
    }

    private static int days(LocalDate start, Limit limit) {
        return switch (limit.unit()) {
            case SAME_DAY -> 1;
            case WORKING_DAYS, NATURAL_DAYS -> limit.value();
            case MONTHS -> (int) (start.plusMonths(limit.value()).toEpochDay() - start.toEpochDay());
            case YEARS -> (int) (start.plusYears(limit.value()).toEpochDay() - start.toEpochDay());
        };
    }

    private static boolean paused(LocalDate day, List<Pause> pauses) {
        return pauses.stream()
                .anyMatch(pause -> !day.isBefore(pause.from()) && pause.until() != null && !day.isAfter(pause.until()));
    }

    private static Limit limit(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> Limit.sameDay();
            case 1 -> new Limit(1 + random.nextInt(6), LimitUnit.MONTHS);
            case 2 -> Limit.naturalDays(1 + random.nextInt(60));
            default -> Limit.workingDays(1 + random.nextInt(45));
        };
    }

    private static List<Pause> pauses(LocalDate start, Random random) {
        List<Pause> pauses = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            LocalDate from = start.plusDays(random.nextInt(40));
            PauseKind kind = random.nextBoolean() ? PauseKind.TESTING : PauseKind.CORRECTION;
            pauses.add(new Pause(kind, from, from.plusDays(random.nextInt(12)), WHY));
        }
        return pauses;
    }
}
