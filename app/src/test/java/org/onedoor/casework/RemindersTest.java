package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.casework.expiry.Reminders;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.notice.Notices;
import org.onedoor.shared.Actor;
import org.onedoor.testing.MovableClock;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 到期提醒, 90, 60 and 30 days before a licence ends. */
@OnedoorTest
@Import({DemoCity.class, MovableClock.OnAMonday.class})
class RemindersTest {

    @Autowired
    DemoCity city;

    @Autowired
    Casework casework;

    @Autowired
    Notices notices;

    @Autowired
    Reminders reminders;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private Actor applicant;
    private UUID licence;

    @BeforeEach
    void begin() {
        clock.moveTo("2026-01-05");
        city.begin();
        applicant = city.applicant(city.firm());
        jdbc.sql("UPDATE licence.version SET status = 'cancelled'").update();
        licence = city.licenceEnding(applicant, "2026-06-30");
        jdbc.sql("DELETE FROM notice.message").update();
    }

    @Test
    void tellsOnceForEachDistanceAndByWhenToAskForTheRenewal() {
        assertThat(on("2026-03-31")).isEmpty(); // 91 days before
        assertThat(on("2026-04-01")).containsExactly("licence-renewable");
        assertThat(on("2026-04-02")).as("once").hasSize(1);
        assertThat(on("2026-05-01")).hasSize(2);
        assertThat(on("2026-05-31")).hasSize(3);
        assertThat(notices.of(party()).getFirst().link()).isEqualTo("/licences");
        assertThat(on("2026-06-30")).hasSize(3);
        assertThat(on("2026-07-01")).as("over").hasSize(3);
    }

    /** The program stood still from before the first distance to after the last. */
    @Test
    void tellsOfTheNearestDistanceAloneWhenItComesLate() {
        assertThat(on("2026-06-20")).as("too late to ask in time").containsExactly("licence-expiring");
        assertThat(on("2026-06-21")).hasSize(1);
    }

    @Test
    void saysNothingWhileARenewalIsAskedAndGoesOnWhenItIsWithdrawn() {
        clock.moveTo("2026-03-31");
        UUID renewal = city.submitRenewal(applicant, licence);
        jdbc.sql("DELETE FROM notice.message").update();
        assertThat(on("2026-04-01")).isEmpty();
        clock.moveTo("2026-04-02");
        casework.perform(applicant, renewal, new CaseCommand.Withdraw(""));
        jdbc.sql("DELETE FROM notice.message").update();
        assertThat(on("2026-04-03")).isEmpty();
        assertThat(on("2026-05-01")).containsExactly("licence-renewable");
    }

    private List<String> on(String day) {
        clock.moveTo(day);
        reminders.run();
        return notices.of(party()).stream().map(notice -> notice.template()).toList();
    }

    private UUID party() {
        return Objects.requireNonNull(applicant.actingFor());
    }
}
