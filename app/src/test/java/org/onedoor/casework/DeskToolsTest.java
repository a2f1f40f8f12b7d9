package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onedoor.casework.desk.Queue;
import org.onedoor.casework.desk.Sorting;
import org.onedoor.casework.desk.Wanted;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.identity.TestBrowser;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Slice;
import org.onedoor.standard.calendar.PauseKind;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** 查找、常用筛选、显示设置、导出, as browsers without script use them. */
@OnedoorTest
@Import(DemoCity.class)
class DeskToolsTest {

    @Autowired
    DemoCity city;

    @Autowired
    CaseViews views;

    @Autowired
    Queue queue;

    @Autowired
    Casework casework;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc mvc;

    @Test
    void findsACaseByNumberNamePhoneAndDocument() {
        Actor applicant = city.applicant(city.firm());
        UUID id = city.submitRestaurant(applicant);
        jdbc.sql(
                        "UPDATE casework.applicant SET id_kind = '111', id_number = '33030219991231993X', phone = '17900000099',"
                                + " name = '查找·某人' WHERE case_id = :id")
                .param("id", id)
                .update();
        String number = views.head(applicant, id).filingNumber().value();
        TestBrowser browser = TestBrowser.signedIn(mvc, "market.lucheng");
        String link = "/desk/cases/" + id;
        for (String typed : new String[] {
            number,
            number.substring(0, 20),
            views.head(applicant, id).filingNumber().spaced(),
            "查找",
            "查找·某人",
            "17900000099",
            "33030219991231993x"
        }) {
            assertThat(find(browser, typed)).as(typed).contains(link).doesNotContain("33030219991231993X");
        }
        assertThat(find(browser, "查找·某人")).contains("330302********993X");
        for (String typed :
                new String[] {"某人", "1790000009", "3303021999123199", "%", "'; --", "", "\0", "x".repeat(500)}) {
            assertThat(find(browser, typed)).as(typed).doesNotContain(link);
        }
        assertThat(find(TestBrowser.signedIn(mvc, "civil.lucheng"), number))
                .as("another department's")
                .doesNotContain(link);
        assertThat(find(TestBrowser.signedIn(mvc, "market.ouhai"), number))
                .as("another region's")
                .doesNotContain(link);
    }

    /** A firm is reached by the number that it gave in its form. */
    @Test
    void findsAFirmsCaseByTheTelephoneOfItsForm() {
        UUID id = city.submitRestaurant(city.applicant(city.firm()));
        TestBrowser browser = TestBrowser.signedIn(mvc, "market.lucheng");
        jdbc.sql(
                        "UPDATE casework.applicant SET phone = '0571-12345678' WHERE case_id = :id AND phone = '0577-88000000'")
                .param("id", id)
                .update();
        assertThat(find(browser, "0571-12345678")).contains("/desk/cases/" + id);
        assertThat(find(browser, "0571 12345678")).contains("/desk/cases/" + id);
        assertThat(find(browser, "0571-1234567")).doesNotContain("/desk/cases/" + id);
    }

    private static String find(TestBrowser browser, String typed) {
        TestBrowser.Seen seen = browser.get("/desk/search?q="
                + java.net.URLEncoder.encode(typed, java.nio.charset.StandardCharsets.UTF_8)
                        .replace("+", "%20"));
        assertThat(seen.status()).isEqualTo(200);
        return seen.body();
    }

    /** Each page begins behind the one before, whatever comes first; and an emergency always does. */
    @ParameterizedTest
    @EnumSource(Sorting.class)
    void showsTheDeskInTheOrderThatIsAsked(Sorting sorting) {
        Actor applicant = city.applicant(city.firm());
        List<UUID> sent = Stream.generate(() -> city.submitRestaurant(applicant))
                .limit(Queue.PAGE + 2)
                .toList();
        UUID urgent = sent.get(5);
        jdbc.sql("UPDATE casework.desk SET due = due + 9 WHERE case_id = :id")
                .param("id", sent.getFirst())
                .update();
        jdbc.sql("UPDATE casework.desk SET calm = false WHERE case_id = :id")
                .param("id", urgent)
                .update();
        List<Queue.Line> all = market(Wanted.ofQuery("filter=all&sort=" + sorting.code()));
        // the desk is everybody's
        jdbc.sql("UPDATE casework.desk SET calm = true WHERE case_id = :id")
                .param("id", urgent)
                .update();
        Comparator<Queue.Line> arrival =
                Comparator.comparing((Queue.Line line) -> line.id().toString()).thenComparing(Queue.Line::step);
        Comparator<Queue.Line> asked = switch (sorting) {
            case DUE -> Comparator.comparing(Queue.Line::due).thenComparing(arrival);
            case OLDEST -> arrival;
            case NEWEST -> arrival.reversed();
        };
        Comparator<Queue.Line> urgentFirst = Comparator.comparing(line -> !line.urgent());
        assertThat(all).doesNotHaveDuplicates().isSortedAccordingTo(urgentFirst.thenComparing(asked));
        assertThat(all).extracting(Queue.Line::id).containsAll(sent);
        assertThat(all.stream().filter(Queue.Line::urgent))
                .extracting(Queue.Line::id)
                .contains(urgent);
    }

    /** All of the queue, page by page. */
    private List<Queue.Line> market(Wanted wanted) {
        List<Queue.Line> all = new ArrayList<>();
        String after = null;
        do {
            Slice<Queue.Line> page = queue.page(DemoCity.reviewer("market-regulation"), wanted, after);
            all.addAll(page.rows());
            after = page.next();
        } while (after != null);
        return all;
    }

    /** What cannot be done is told where it was tried: what it waits for, by which rule, and what was typed. */
    @Test
    void saysOnTheCasesPageWhyADecisionWaitsAndKeepsWhatWasTyped() {
        UUID id = city.submitRestaurant(city.applicant(city.firm()));
        Actor market = DemoCity.reviewer("market-regulation");
        casework.perform(market, id, new CaseCommand.Accept());
        casework.perform(market, id, new CaseCommand.StartProcedure(PauseKind.TESTING, 5, ""));
        TestBrowser browser = TestBrowser.signedIn(mvc, "market.lucheng");
        String page = "/desk/cases/" + id;
        browser.get(page);
        TestBrowser.Seen waits = decides(browser, page, "检测还没回来，先不准予");
        assertThat(waits.status()).isEqualTo(409);
        assertThat(waits.body()).contains("特别程序还没有结束", "依据：行政许可法 45", "检测还没回来，先不准予");
        browser.get("/language/en?back=%2Fdesk");
        browser.get(page);
        assertThat(decides(browser, page, "Not before the test").body())
                .contains("a special procedure is not over", "Administrative Licensing Law, art. 45")
                .doesNotContain("行政许可法 45");
        TestBrowser.Seen incomplete =
                browser.post(page + "/refusal", "key", UUID.randomUUID().toString(), "reason", "只写了理由");
        assertThat(incomplete.status()).isBetween(409, 422);
        assertThat(incomplete.body()).contains("只写了理由");
    }

    private static TestBrowser.Seen decides(TestBrowser browser, String page, String reason) {
        return browser.post(
                page + "/decision", "key", UUID.randomUUID().toString(), "granted", "false", "reason", reason);
    }

    @Test
    void tellsWhatCameAfterTheApplication() {
        Actor applicant = city.applicant(city.firm());
        UUID id = city.submitRestaurant(applicant);
        TestBrowser browser = TestBrowser.signedIn(mvc, "market.lucheng");
        assertThat(browser.get("/desk/cases/" + id).body()).doesNotContain("补交</span>");
        casework.perform(DemoCity.reviewer("market-regulation"), id, new CaseCommand.Accept());
        casework.perform(applicant, id, new CaseCommand.Supplement("food-safety-rules", city.picture()));
        assertThat(browser.get("/desk/cases/" + id).body()).containsOnlyOnce("补交</span>");
    }

    @Test
    void sortsByTheHeadingsOfItsColumns() {
        Actor applicant = city.applicant(city.firm());
        city.submitRestaurant(applicant);
        TestBrowser browser = TestBrowser.signedIn(mvc, "market.lucheng");
        assertThat(browser.get("/desk?filter=all").body()).contains("aria-sort=\"ascending\"");
        assertThat(browser.get("/desk?filter=all&sort=newest").body())
                .contains("href=\"/desk?filter=all\"")
                .contains("<option value=\"newest\" selected")
                .contains("/desk/export.csv?filter=all&amp;sort=newest")
                .contains("name=\"sort\" value=\"newest\"");
    }

    @Test
    void keepsFiltersForOneselfAndForTheDepartment() {
        TestBrowser one = TestBrowser.signedIn(mvc, "market.lucheng");
        TestBrowser other = TestBrowser.signedIn(mvc, "market2.lucheng");
        one.get("/desk");
        assertThat(keep(one, "只给自己", false)).isEqualTo(303);
        assertThat(keep(one, "给大家", true)).isEqualTo(303);
        assertThat(keep(one, "  ", true)).isEqualTo(422);
        assertThat(keep(one, "长".repeat(41), true)).isEqualTo(422);
        assertThat(one.get("/desk").body()).contains("只给自己", "给大家", "/desk?filter=overdue&amp;step=accept");
        assertThat(other.get("/desk").body()).contains("给大家").doesNotContain("只给自己");

        String page = other.get("/desk/view").body();
        assertThat(page).contains("给大家").doesNotContain("/removal");
        TestBrowser head = TestBrowser.signedIn(mvc, "head.lucheng");
        Matcher removal = Pattern.compile("/desk/filters/[^/]+/removal")
                .matcher(head.get("/desk/view").body());
        assertThat(removal.find()).isTrue();
        other.get("/desk/view");
        assertThat(other.post(removal.group(), "key", key()).status())
                .as("a colleague's")
                .isEqualTo(403);
        assertThat(head.post(removal.group(), "key", key()).status()).isEqualTo(303);
        assertThat(other.get("/desk").body()).doesNotContain("给大家");
    }

    private static int keep(TestBrowser browser, String name, boolean shared) {
        return browser.post(
                        "/desk/filters",
                        "key",
                        key(),
                        "filter",
                        "overdue",
                        "step",
                        "accept",
                        "name",
                        name,
                        "shared",
                        Boolean.toString(shared))
                .status();
    }

    @Test
    void takesOnesOwnColumnsBeforeTheDepartments() {
        city.submitRestaurant(city.applicant(city.firm()));
        TestBrowser one = TestBrowser.signedIn(mvc, "market.lucheng");
        TestBrowser head = TestBrowser.signedIn(mvc, "head.lucheng");
        try {
            head.get("/desk/view");
            head.post("/desk/view", "key", key(), "whose", "department", "column", "item", "column", "received");
            assertThat(one.get("/desk?filter=all").body())
                    .contains("data-label=\"收件时间\"")
                    .doesNotContain("data-label=\"渠道\"");
            one.get("/desk/view");
            assertThat(one.post("/desk/view", "key", key(), "whose", "department", "column", "item")
                            .status())
                    .as("only the head sets the department's")
                    .isEqualTo(403);
            one.post("/desk/view", "key", key(), "column", "channel", "query", "filter=all&who=mine&drop=table");
            assertThat(one.get("/desk?filter=all").body())
                    .contains("data-label=\"渠道\"")
                    .doesNotContain("data-label=\"收件时间\"");
            assertThat(one.get("/desk").body())
                    .as("opens with the filter chosen")
                    .contains("who=mine\" aria-current=\"page\"");
            one.post("/desk/view", "key", key(), "whose", "default");
            assertThat(one.get("/desk?filter=all").body()).contains("data-label=\"收件时间\"");
        } finally {
            jdbc.sql("DELETE FROM casework.desk_view").update();
        }
    }

    @Test
    void exportsWhatIsFilteredAndNothingThatRuns() {
        Actor applicant = city.applicant(city.firm());
        UUID id = city.submitRestaurant(applicant);
        jdbc.sql("UPDATE casework.applicant SET name = '=HYPERLINK(\"x\",\"y\")' WHERE case_id = :id")
                .param("id", id)
                .update();
        TestBrowser browser = TestBrowser.signedIn(mvc, "market.lucheng");
        TestBrowser.Seen seen = browser.get("/desk/export.csv?filter=to-accept");
        String number = views.head(applicant, id).filingNumber().spaced();
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.header("Content-Type")).startsWith("text/csv");
        assertThat(seen.body())
                .startsWith("\ufeff办件编号,事项,申请人,")
                .contains(number + ",", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
        assertThat(browser.get("/desk/export.csv?filter=to-decide").body()).doesNotContain(number);
        assertThat(jdbc.sql("SELECT count(*) FROM journal.entry WHERE type = 'casework.desk-exported.v1'")
                        .query(Integer.class)
                        .single())
                .isGreaterThanOrEqualTo(2);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
