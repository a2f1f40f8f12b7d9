package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.casework.draft.Drafting;
import org.onedoor.casework.draft.Drafts;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.identity.Parties;
import org.onedoor.identity.Party;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** How long drafts are kept, and how many. */
@OnedoorTest
@Import(DemoCity.class)
class DraftsKeptTest {

    @Autowired
    DemoCity city;

    @Autowired
    Parties parties;

    @Autowired
    Drafting drafting;

    @Autowired
    CaseViews cases;

    @Autowired
    JdbcClient db;

    @Autowired
    Clock clock;

    @Test
    void throwsASubmittedDraftAwayAMonthLaterAndKeepsItsCase() {
        Actor applicant = city.applicant(city.firm());
        UUID id = city.submitRestaurant(applicant);
        UUID draft = db.sql("select id from casework.draft where submitted_as = :case")
                .param("case", id)
                .query(UUID.class)
                .single();
        OffsetDateTime until = db.sql("select expires_at from casework.draft where id = :id")
                .param("id", draft)
                .query(OffsetDateTime.class)
                .single();
        assertThat(until)
                .isBetween(
                        OffsetDateTime.now(clock).plusDays(29),
                        OffsetDateTime.now(clock).plusDays(31));
        drafting.expire();
        assertThat(there(draft)).isTrue();

        over(draft);
        drafting.expire();

        assertThat(there(draft)).isFalse();
        assertThat(db.sql("select count(*) from casework.material_file where dossier = :id")
                        .param("id", draft)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(cases.view(applicant, id).files()).isNotEmpty();
    }

    @Test
    void beginsNoMoreThanFiftyForOneParty() {
        Party firm = parties.findFirm("91330304MA2DEM0254").orElseThrow();
        Actor applicant = city.applicant(firm);
        UUID first = begin(applicant);
        int open = db.sql("select count(*) from casework.draft where party = :party and submitted_as is null")
                .param("party", firm.id())
                .query(Integer.class)
                .single();
        for (int i = open; i < Drafts.MOST_OPEN; i++) {
            begin(applicant);
        }

        assertThatThrownBy(() -> begin(applicant))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal())
                                .isEqualTo(new CaseRefusal.TooManyDrafts(Drafts.MOST_OPEN)));

        drafting.discard(applicant, first);
        begin(applicant);
        db.sql("delete from casework.draft where owner = :owner")
                .param("owner", applicant.account())
                .update();
    }

    private UUID begin(Actor applicant) {
        return drafting.begin(
                applicant,
                java.util.Objects.requireNonNull(applicant.actingFor()),
                DemoCity.FOOD,
                DemoCity.LUCHENG,
                JsonMapper.builder().build().createObjectNode(),
                null);
    }

    private boolean there(UUID draft) {
        return db.sql("select exists (select from casework.draft where id = :id)")
                .param("id", draft)
                .query(Boolean.class)
                .single();
    }

    private void over(UUID draft) {
        db.sql("update casework.draft set expires_at = :at where id = :id")
                .param("at", OffsetDateTime.now(clock).minusMinutes(1))
                .param("id", draft)
                .update();
    }
}
