package org.onedoor.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.journal.Cursors;
import org.onedoor.journal.Journal;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Role;
import org.onedoor.testing.As;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@OnedoorTest
class ManagerPageTest {

    private static final AtomicInteger REGIONS = new AtomicInteger(990101);

    @Autowired
    MockMvc mvc;

    @Autowired
    Journal journal;

    @Autowired
    Cursors cursors;

    @Autowired
    Recount recount;

    @Autowired
    Clock clock;

    @Autowired
    PlatformTransactionManager transactions;

    /** A region of this test's own, because the program and its database are shared. */
    private final String region = Integer.toString(REGIONS.getAndIncrement());

    @BeforeEach
    void happens() throws InterruptedException {
        List<String> channels = List.of("web", "web", "phone", "counter");
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            for (String channel : channels) {
                UUID id = UUID.randomUUID();
                append("casework.case-submitted.v1", id, channel, Map.of());
                append("casework.case-accepted.v1", id, channel, Map.of());
            }
            append(
                    "casework.case-decided.v1",
                    UUID.randomUUID(),
                    "web",
                    Map.of("granted", true, "onTimePromised", true, "onTimeStatutory", true));
            append("rating.rated.v1", UUID.randomUUID(), "web", Map.of("grade", "dissatisfied", "number", 1));
        });
        assertThat(cursors.settle(Duration.ofSeconds(30))).isTrue();
    }

    private void append(String type, UUID subject, String channel, Map<String, Object> more) {
        // What other subscribers of these events ask for is said as well.
        Map<String, Object> payload = new HashMap<>(Map.of(
                "item",
                "test-item",
                "itemVersion",
                1,
                "filingNumber",
                "990101000000000000001",
                "party",
                UUID.randomUUID().toString(),
                "department",
                "test-department",
                "region",
                region,
                "channel",
                channel));
        payload.putAll(more);
        journal.append(Actor.program("990100"), type, "case", subject, "990100", payload);
    }

    private MockHttpServletRequestBuilder as(Role role, String path) {
        return get(path).with(As.staff(role, null, region)).header("Accept-Language", "en");
    }

    private String body(String path) throws Exception {
        return mvc.perform(as(Role.MANAGER, path))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void showsTheRegionsFiguresWithTheirDefinitionsAndTime() throws Exception {
        String page = body("/manager");
        assertThat(page).contains("<b>4</b><span>Submitted</span>", "<b>75.0%</b><span>Online and by phone</span>");
        assertThat(page)
                .contains("<b>100.0%</b><span>Within the promised time</span>", "<b>0.0%</b><span>Satisfaction</span>");
        assertThat(page).contains("How each figure is counted", "Complete up to", "Each bar is one day");
        assertThat(page).containsOnlyOnce("nothing to compare with").contains("<span class=\"num\">—</span>");
        assertThat(page).contains("?period=days30&amp;with=before&amp;channel=web");
        assertThat(page).doesNotContain("⟦").doesNotContain("style=");
    }

    @Test
    void isThereInChineseToo() throws Exception {
        String page = mvc.perform(get("/manager").with(As.staff(Role.MANAGER, null, region)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("网上和手机办理率", "按渠道", "窗口", "每个数是怎么算的").doesNotContain("⟦");
    }

    @Test
    void narrowsToWhatTheAddressSays() throws Exception {
        assertThat(body("/manager?channel=counter")).contains("<b>1</b><span>Submitted</span>", "show all again");
    }

    @Test
    void saysWhatIsWrongWithTheDays() throws Exception {
        String page = mvc.perform(as(Role.MANAGER, "/manager?period=custom&from=2026-02-30&to=x"))
                .andExpect(status().isUnprocessableContent())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("The days could not be read");
    }

    @Test
    void givesEachTableAsCsv() throws Exception {
        String csv = body("/manager/figures.csv?by=channel");
        assertThat(csv).startsWith("\ufeffCode,Channel,Submitted,Accepted");
        assertThat(csv.lines().toList())
                .contains("web,Web,2,2,0,0,1,1,1,1,0,0,0,0,1,0,0", "phone,Phone,1,1,0,0,0,0,0,0,0,0,0,0,0,0,0");
        assertThat(body("/manager/figures.csv?by=grade")).contains("dissatisfied,Dissatisfied,1,0");
        assertThat(body("/manager/figures.csv?by=day").lines()).hasSize(31);
        for (String by : List.of("department", "region", "item")) {
            assertThat(body("/manager/figures.csv?by=" + by).lines()).as(by).hasSize(2);
        }
        mvc.perform(as(Role.MANAGER, "/manager/figures.csv?by=channel"))
                .andExpect(header().string(
                                "Content-Disposition",
                                "attachment; filename=\"onedoor-channel-"
                                        + LocalDate.now(clock).minusDays(29) + "-" + LocalDate.now(clock)
                                        + ".csv\""));
        mvc.perform(as(Role.MANAGER, "/manager/figures.csv?by=secrets")).andExpect(status().isNotFound());
    }

    @Test
    void comesToTheSameWhenCountedAgain() throws Exception {
        String before = body("/manager/figures.csv?by=channel");
        recount.fromTheFirstEvent();
        assertThat(cursors.settle(Duration.ofSeconds(30))).isTrue();
        assertThat(body("/manager/figures.csv?by=channel")).isEqualTo(before);
    }

    @Test
    void isForManagersOnly() throws Exception {
        for (Role role : List.of(Role.REVIEWER, Role.CLERK, Role.ADMINISTRATOR)) {
            mvc.perform(as(role, "/manager")).andExpect(status().isForbidden());
        }
        mvc.perform(get("/manager").with(As.applicant(UUID.randomUUID()))).andExpect(status().isForbidden());
    }

    @Test
    void showsAnotherRegionNothingOfIt() throws Exception {
        String other = mvc.perform(get("/manager")
                        .with(As.staff(Role.MANAGER, null, "980101"))
                        .header("Accept-Language", "en"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(other).contains("Nothing happened in this time");
    }
}
