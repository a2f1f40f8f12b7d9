package org.onedoor.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.catalog.Unfound.Asked;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Role;
import org.onedoor.testing.MovableClock;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** 没找到的搜索: what is kept of it, what is not, and for how long. */
@OnedoorTest
@Import(MovableClock.OnAMonday.class)
class UnfoundTest {

    private static final String CITY = "330300";
    private static final Actor STEWARD = new Actor(UUID.randomUUID(), null, Role.STEWARD, null, CITY, Channel.WEB);

    @Autowired
    Unfound unfound;

    @Autowired
    MovableClock clock;

    @BeforeEach
    void nothingYet() {
        unfound.most(CITY)
                .forEach(one -> unfound.done(STEWARD, UUID.randomUUID().toString(), one.words()));
        clock.pass(Duration.ofMinutes(2));
    }

    @Test
    void countsTheSameWords() {
        unfound.note(CITY, "  Kite   festival ");
        unfound.note(CITY, "kite festival");
        unfound.note(CITY, "放风筝");
        assertThat(unfound.most(CITY)).extracting(Asked::words).containsExactly("kite festival", "放风筝");
        assertThat(unfound.most(CITY)).extracting(Asked::times).containsExactly(2, 1);
        assertThat(unfound.most("110100")).isEmpty();
    }

    @Test
    void keepsNobodysNumbers() {
        unfound.note(CITY, "330302199001019915 怎么办");
        unfound.note(CITY, "1790 000 0001");
        unfound.note(CITY, "１７９０００００００１ 的单子");
        unfound.note(CITY, "91330302MA2DEM017C");
        unfound.note(CITY, "somebody@example.org");
        unfound.note(CITY, " ");
        unfound.note(CITY, "长".repeat(61));
        assertThat(unfound.most(CITY)).isEmpty();
    }

    @Test
    void aFloodOfNonsenseIsNotKept() {
        for (int i = 0; i < 200; i++) {
            unfound.note(CITY, "nonsense " + (char) ('a' + i % 26) + (char) ('a' + i / 26));
        }
        assertThat(unfound.most(CITY)).hasSize(60);
        clock.pass(Duration.ofMinutes(1));
        unfound.note(CITY, "放风筝");
        assertThat(unfound.most(CITY)).hasSize(61);
    }

    @Test
    void whatIsDoneIsGoneAndWhatIsOldIsForgotten() {
        unfound.note(CITY, "放风筝");
        unfound.note(CITY, "kite festival");
        String key = UUID.randomUUID().toString();
        unfound.done(STEWARD, key, "放风筝");
        unfound.done(STEWARD, key, "放风筝");
        assertThat(unfound.most(CITY)).extracting(Asked::words).containsExactly("kite festival");
        clock.pass(Duration.ofDays(181));
        unfound.forget();
        assertThat(unfound.most(CITY)).isEmpty();
    }
}
