package org.onedoor.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.onedoor.journal.AccessLog;
import org.onedoor.journal.Event;
import org.onedoor.journal.JournalReader;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Money;
import org.onedoor.shared.Role;
import org.onedoor.shared.Text;
import org.onedoor.testing.As;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

// csrf() puts another token store into the running program, which would fail whoever signs in after it
@DirtiesContext
@OnedoorTest
class MessagesPageTest {

    private static final String NUMBER = "330302000000000000001";

    private static final Pattern OLDER = Pattern.compile("/messages\\?after=[0-9a-f-]+");

    private static final LocalDate DAY = LocalDate.of(2031, 3, 4);

    private static final Map<String, Object> VALUES = Map.ofEntries(
            Map.entry("procedure", new Text("演示程序", "demo procedure")),
            Map.entry("until", DAY),
            Map.entry("item", new Text("演示事项", "Demo item")),
            Map.entry("licence", new Text("演示证照", "Demo licence")),
            Map.entry("number", NUMBER),
            Map.entry("due", DAY),
            Map.entry("element", new Text("演示地址", "Demo address")),
            Map.entry("department", new Text("演示部门", "Demo department")),
            Map.entry("name", "演示·甲"),
            Map.entry("detail", "SF0000000000"),
            Map.entry("fee", new Text("演示费", "Demo fee")),
            Map.entry("sum", new Money(2_000)),
            Map.entry("ground", new Text("演示依据", "demo ground")),
            Map.entry("from", DAY),
            Map.entry("to", DAY),
            Map.entry("day", DAY),
            Map.entry("promised", DAY),
            Map.entry("where", "演示大厅 1 号会议室"),
            Map.entry("last", DAY),
            Map.entry("why", "演示原因"),
            Map.entry("member", new Text("演示分项", "Demo part")),
            Map.entry("lost", new Text("演示分项二", "Demo part two")),
            Map.entry("done", 2),
            Map.entry("all", 3),
            Map.entry("project", "演示项目"),
            Map.entry("things", "演示事项等 3 件"),
            Map.entry("reason", "演示理由"));

    @Autowired
    MockMvc mvc;

    @Autowired
    Notices notices;

    @Autowired
    Templates templates;

    @Autowired
    JournalReader journal;

    @Autowired
    PlatformTransactionManager transactions;

    private final UUID party = UUID.randomUUID();

    private void tell(String template) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(
                        status -> notices.tell(Actor.program("330300"), party, template, VALUES, "/cases/" + NUMBER));
    }

    private String page(String language) throws Exception {
        return page("/messages", language);
    }

    private String page(String address, String language) throws Exception {
        return mvc.perform(get(address).with(As.applicant(party)).header("Accept-Language", language))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    /** The list from its first page to its last, by the links that a reader follows. */
    private String whole(String language) throws Exception {
        StringBuilder pages = new StringBuilder();
        String address = "/messages";
        while (!address.isEmpty()) {
            String page = page(address, language);
            pages.append(page);
            Matcher older = OLDER.matcher(page);
            address = older.find() ? older.group() : "";
        }
        return pages.toString();
    }

    /** A text that names a value which nobody gives fails here, because missing values are errors in tests. */
    @Test
    void showsEveryMessageThereIsInBothLanguages() throws Exception {
        assertThat(templates.names()).contains("case-accepted", "case-granted", "correction-asked");
        templates.names().forEach(this::tell);

        String zh = whole("zh-CN");
        assertThat(zh).contains("演示事项：已受理", "演示证照", NUMBER, "2031年3月4日（星期二）").doesNotContain("Demo ");
        String en = whole("en");
        assertThat(en).contains("Demo item: accepted", "Demo licence", NUMBER, "Tuesday 4 March 2031");
        assertThat(en).contains(templates.names().size() + " new messages");
    }

    @Test
    void opensAMessageOnceAndGoesToItsCase() throws Exception {
        tell("case-granted");
        UUID id = notices.of(party).getFirst().id();
        for (int times = 0; times < 2; times++) {
            mvc.perform(post("/messages/" + id).with(As.applicant(party)).with(csrf()))
                    .andExpect(status().isSeeOther())
                    .andExpect(redirectedUrl("/cases/" + NUMBER));
        }
        assertThat(notices.unread(party)).isZero();
    }

    @Test
    void marksAllAsRead() throws Exception {
        tell("case-submitted");
        tell("case-granted");
        mvc.perform(post("/messages").with(As.applicant(party)).with(csrf())).andExpect(redirectedUrl("/messages"));
        assertThat(notices.unread(party)).isZero();
        assertThat(page("en")).doesNotContain("Mark all as read");
    }

    @Test
    void saysWhatToDoWhereThereIsNothing() throws Exception {
        assertThat(page("zh-CN")).contains("还没有消息", "找一件事来办");
    }

    @Test
    void hidesAnothersMessageAndJournalsTheAttempt() throws Exception {
        tell("case-granted");
        UUID id = notices.of(party).getFirst().id();
        mvc.perform(post("/messages/" + id)
                        .with(As.applicant(UUID.randomUUID()))
                        .with(csrf()))
                .andExpect(status().isNotFound());
        assertThat(notices.unread(party)).isEqualTo(1);
        assertThat(journal.of(id)).extracting(Event::type).containsExactly(AccessLog.DENIED);
    }

    @Test
    void isForApplicantsOnly() throws Exception {
        mvc.perform(get("/messages").with(As.staff(Role.REVIEWER, "market-regulation", "330302")))
                .andExpect(status().isForbidden());
    }

    @Test
    void refusesAPostFromElsewhere() throws Exception {
        tell("case-granted");
        mvc.perform(post("/messages").with(As.applicant(party))).andExpect(status().isForbidden());
        assertThat(notices.unread(party)).isEqualTo(1);
    }
}
