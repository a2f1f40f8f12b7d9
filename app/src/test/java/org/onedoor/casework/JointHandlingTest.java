package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.casework.desk.Queue;
import org.onedoor.casework.desk.View;
import org.onedoor.casework.desk.Wanted;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.Step;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.testing.MovableClock;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/** 联合办理 (行政许可法 42): forty-five working days, and fifteen more with the word of the government's head. */
@OnedoorTest
@DirtiesContext
@Import({DemoCity.class, MovableClock.OnAMonday.class})
class JointHandlingTest {

    private static final Actor MARKET = DemoCity.reviewer("market-regulation");
    private static final Actor HEAD = head("market-regulation");
    private static final Actor GOVERNMENT = head("people-government");

    @Autowired
    DemoCity city;

    @Autowired
    Casework casework;

    @Autowired
    CaseViews views;

    @Autowired
    Queue queue;

    @Autowired
    MovableClock clock;

    private Actor applicant;
    private UUID id;

    @BeforeEach
    void accepted() throws IOException {
        city.begin();
        applicant = city.applicant(city.firm());
        city.publishes(DemoCity.item()
                .replaceFirst("value: 10\n", "value: 45\n")
                .replaceFirst(
                        "ground: \\{zh: 食品[^}]*}", "ground: {zh: 行政许可法 第四十二条, en: art. 42}\n  joint: people-government")
                .replaceFirst("promised: \\{value: 5,", "promised: {value: 40,"));
        clock.moveTo("2026-02-27"); // what is in force is looked up anew on another day
        city.restaurantDraft(applicant);
        clock.moveTo("2026-03-02");
        id = city.submitRestaurant(applicant);
        casework.perform(MARKET, id, new CaseCommand.Accept());
    }

    @Test
    void isExtendedByTheGovernmentsHeadAlone() {
        CaseHead before = head();
        assertThat(before.statutoryDue()).as("45 working days from 3 March").isEqualTo("2026-05-08");
        casework.perform(MARKET, id, new CaseCommand.ProposeExtension("环保、消防的现场要复查"));
        assertThat(onDesk(HEAD)).as("it is not for the department's own head").doesNotContain(Step.EXTEND);
        assertThat(onDesk(GOVERNMENT)).containsExactly(Step.EXTEND);
        assertThatThrownBy(() -> casework.perform(HEAD, id, new CaseCommand.DecideExtension(true, "同意")))
                .isInstanceOf(Refused.class);
        casework.perform(GOVERNMENT, id, new CaseCommand.DecideExtension(true, "同意"));
        assertThat(head().statutoryDue()).as("15 more").isEqualTo("2026-05-28");
        assertThat(views.view(applicant, id)
                        .timing()
                        .entries()
                        .getLast()
                        .ground()
                        .zh())
                .contains("第四十二条第二款");
        assertThat(onDesk(GOVERNMENT)).isEmpty();
    }

    private List<String> onDesk(Actor actor) {
        return queue.page(actor, Wanted.of(View.ALL), null).rows().stream()
                .filter(line -> line.id().equals(id))
                .map(Queue.Line::step)
                .toList();
    }

    private CaseHead head() {
        return views.view(applicant, id).head();
    }

    private static Actor head(String department) {
        return new Actor(UUID.randomUUID(), null, Role.HEAD, department, DemoCity.LUCHENG, Channel.WEB);
    }
}
