package org.onedoor.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Role;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** 待办 of a department that has more before it than is counted line by line; nothing of it stays. */
@OnedoorTest
@Transactional
class LongDeskTest {

    private static final String DEPARTMENT = "long-desk";
    private static final UUID HOLDER = new UUID(7, 7);
    private static final Actor REVIEWER = new Actor(HOLDER, null, Role.REVIEWER, DEPARTMENT, "330302", Channel.WEB);

    @Autowired
    Queue queue;

    @Autowired
    JdbcClient jdbc;

    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void setToday() {
        today = queue.today();
    }

    /** @param day days from today on which all of them are due, one more each hundred lines */
    private void lines(int first, int last, int day) {
        jdbc.sql("""
                        INSERT INTO casework.desk (case_id, city, step, department, region, held, due, item, awaited,
                                                   corrected, alarm, holder, calm)
                        SELECT md5('long' || n)::uuid, '330300', CASE WHEN n % 2 = 0 THEN 'accept' ELSE 'decide' END,
                               :department, '330302', false, :day::date + n / 100, 'food', 0, false, 0,
                               CASE WHEN n % 500 = 0 THEN :holder END, n % 700 <> 0
                          FROM generate_series(:first, :last) n""")
                .param("department", DEPARTMENT)
                .param("day", today.plusDays(day))
                .param("holder", HOLDER)
                .param("first", first)
                .param("last", last)
                .update();
    }

    @Test
    void countsAShortDeskToTheLine() {
        lines(1, 1_000, -1);
        Queue.Counts counts = queue.counts(REVIEWER, Wanted.of(View.ALL));
        assertThat(counts.all()).isEqualTo(new Queue.Count(1_000, false));
        assertThat(counts.mine()).isEqualTo(new Queue.Count(2, false));
        assertThat(counts.free()).isEqualTo(new Queue.Count(998, false));
        assertThat(counts.views())
                .containsEntry(View.OVERDUE, new Queue.Count(99, false))
                .containsEntry(View.TODAY, new Queue.Count(100, false))
                .containsEntry(View.TO_ACCEPT, new Queue.Count(500, false))
                .containsEntry(View.URGENT, new Queue.Count(1, false));
    }

    @Test
    void saysWhereThereIsMoreThanWasCounted() {
        lines(1, 3_000, -1);
        Queue.Counts counts = queue.counts(REVIEWER, Wanted.of(View.ALL));
        assertThat(counts.all()).isEqualTo(new Queue.Count(1_000, true));
        assertThat(counts.views())
                .as("what is due first is all among the first")
                .containsEntry(View.OVERDUE, new Queue.Count(99, false))
                .containsEntry(View.TODAY, new Queue.Count(100, false))
                .containsEntry(View.URGENT, new Queue.Count(4, false));
        assertThat(counts.views().get(View.TO_ACCEPT).more()).isTrue();
        assertThat(counts.mine()).as("far behind, and yet one's own").isEqualTo(new Queue.Count(6, false));
        Queue.Counts own = queue.counts(REVIEWER, Wanted.of(View.ALL).with(Wanted.MINE));
        assertThat(own.views()).containsEntry(View.ALL, new Queue.Count(6, false));
        Queue.Counts colleagues = queue.counts(REVIEWER, Wanted.of(View.ALL).with(HOLDER.toString()));
        assertThat(colleagues.views()).containsEntry(View.TO_ACCEPT, new Queue.Count(6, false));
        Queue.Counts free = queue.counts(REVIEWER, Wanted.of(View.ALL).with(Wanted.FREE));
        assertThat(free.views().get(View.ALL).more()).isTrue();
        assertThat(free.views()).containsEntry(View.OVERDUE, new Queue.Count(99, false));
    }

    /** His own view holds what is late; the choices beside it lead to the whole desk and count that. */
    @Test
    void countsTheWholeDeskBesideWhatIsAskedOfAHead() {
        lines(1, 300, -1);
        Actor head = new Actor(new UUID(7, 8), null, Role.HEAD, DEPARTMENT, "330302", Channel.WEB);
        Queue.Counts counts = queue.counts(head, Wanted.of(View.ALL));
        assertThat(counts.views()).containsEntry(View.ALL, new Queue.Count(99, false));
        assertThat(counts.all()).isEqualTo(new Queue.Count(300, false));
        assertThat(counts.free()).isEqualTo(new Queue.Count(300, false));
    }

    @Test
    void cannotKnowHowManyAreLateWhereOnlyLateOnesWereSeen() {
        lines(1, 3_000, -100);
        Queue.Counts counts = queue.counts(REVIEWER, Wanted.of(View.ALL));
        assertThat(counts.views())
                .containsEntry(View.OVERDUE, new Queue.Count(1_000, true))
                .containsEntry(View.TODAY, new Queue.Count(0, true));
    }

    @Test
    void countsWhatIsNarrowedAmongMoreLines() {
        lines(1, 4_000, -1);
        Wanted accepting = new Wanted(View.ALL, Wanted.ANYBODY, "accept", "", null, Sorting.NEWEST);
        assertThat(queue.count(REVIEWER, accepting)).isEqualTo(new Queue.Count(2_000, false));
        lines(4_001, 6_000, -1);
        assertThat(queue.count(REVIEWER, accepting).more()).isTrue();
    }
}
