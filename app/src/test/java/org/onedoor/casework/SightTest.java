package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.casework.draft.Draft;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.files.KeptFiles;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** 最小必要: a department that only reviews sees what its review reads, and nothing that is personal. */
@OnedoorTest
@Import(DemoCity.class)
class SightTest {

    private static final Actor MARKET = DemoCity.reviewer("market-regulation");
    private static final Actor HEALTH = DemoCity.reviewer("health");

    @Autowired
    DemoCity city;

    @Autowired
    Casework casework;

    @Autowired
    CaseViews views;

    @Autowired
    KeptFiles kept;

    private Actor applicant;
    private UUID id;

    @BeforeEach
    void accepted() {
        city.begin();
        applicant = city.applicant(city.firm());
        id = city.submitRestaurant(applicant);
        casework.perform(MARKET, id, new CaseCommand.Accept());
        casework.perform(applicant, id, new CaseCommand.Supplement("equipment-list", city.anotherPicture()));
    }

    @Test
    void whoHandlesItSeesAll() {
        CaseView view = views.view(MARKET, id);
        assertThat(view.whole()).isTrue();
        assertThat(view.form().answers())
                .isEqualTo(views.view(applicant, id).form().answers());
        assertThat(view.files()).extracting(Draft.MaterialFile::material).contains("floor-plan", "equipment-list");
    }

    @Test
    void whoOnlyReviewsSeesWhatTheReviewReads() throws Exception {
        CaseView view = views.view(HEALTH, id);
        assertThat(view.whole()).isFalse();
        assertThat(view.form().answers().has("food_business_items")).isTrue();
        assertThat(view.form().answers().toString())
                .as("neither an answer nor a row of a group names a person or a telephone")
                .doesNotContain("演示·丁", "17900000");
        assertThat(view.applicant().phone()).isEmpty();
        assertThat(view.files()).extracting(Draft.MaterialFile::material).containsOnly("floor-plan");
        UUID other = views.view(MARKET, id).filesOf("equipment-list").getFirst().id();
        assertThatThrownBy(() -> views.open(HEALTH, id, other, kept)).isInstanceOf(Refused.class);
        UUID plan = view.filesOf("floor-plan").getFirst().id();
        assertThat(views.open(HEALTH, id, plan, kept).file().material()).isEqualTo("floor-plan");
    }
}
