package org.onedoor.casework.publicity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.RoomTexts;
import org.onedoor.shared.Slice;
import org.onedoor.shared.Text;
import org.onedoor.web.Csv;
import org.onedoor.web.NavEntry;
import org.onedoor.web.Page;
import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** 行政许可信息公示 for everybody: the page, and for the credit platform the same as rows and as JSON. */
@Controller
@Tag(name = "publicity", description = "行政许可信息公示（双公示） · decisions on permits, public")
class PublicityController {

    private static final int PAGE = 20;
    private static final int AT_A_TIME = 500;

    /** Of the platform's template. */
    private static final List<String> HEAD = List.of(
            "行政相对人名称",
            "行政相对人类别",
            "统一社会信用代码或证件号码",
            "许可决定文书名称",
            "许可决定文书号",
            "许可类别",
            "许可证书名称",
            "许可编号",
            "许可内容",
            "许可决定日期",
            "有效期自",
            "有效期至",
            "许可机关",
            "许可机关统一社会信用代码",
            "当前状态",
            "数据来源单位",
            "备注");

    private static final RoomTexts TEXTS = new RoomTexts("casework");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd");

    private final Publicity publicity;
    private final Clock clock;

    PublicityController(Publicity publicity, Clock clock) {
        this.publicity = publicity;
        this.clock = clock;
    }

    @Bean
    static NavEntry publicityEntry() {
        return new NavEntry("casework.publicity.title", "/publicity", NavEntry.Place.FOOTER, 16);
    }

    /**
     * The public list.
     *
     * @param words what was searched for
     * @param next where the following page is; null on the last
     * @param first where the first page is; null on it
     */
    record ListPage(
            String words,
            List<PublicDecision> lines,
            @Nullable String next,
            @Nullable String first) {}

    @GetMapping("/publicity")
    Page page(
            @RequestParam(name = "q", defaultValue = "") String words,
            @RequestParam(required = false) @Nullable String after) {
        Slice<PublicDecision> slice = publicity.page(new Publicity.Asked(words, null, null), after, PAGE);
        String here = "/publicity?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
        return Page.of(
                "casework/publicity/list",
                new ListPage(
                        words.strip(),
                        slice.rows(),
                        slice.next() == null ? null : here + "&after=" + slice.next(),
                        after == null ? null : here));
    }

    @GetMapping("/api/v1/publicity")
    @ResponseBody
    @Operation(summary = "行政许可信息公示 · Decisions on permits, the newest first, as they stand now")
    Slice<PublicDecision> list(
            @Parameter(description = "the beginning of a firm's name, its credit code or a filing number")
                    @RequestParam(name = "q", defaultValue = "")
                    String words,
            @Parameter(description = "the first day of decision", example = "2026-01-01")
                    @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable
                    LocalDate from,
            @Parameter(description = "the last day of decision", example = "2026-12-31")
                    @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable
                    LocalDate until,
            @RequestParam(required = false) @Nullable String after) {
        return publicity.page(new Publicity.Asked(words, from, until), after, PAGE);
    }

    /** A year at most, the last one where no days are given: anybody may ask, and everything at once is nobody's need. */
    @GetMapping("/publicity.csv")
    void export(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate until,
            HttpServletResponse response)
            throws IOException {
        LocalDate last = until == null ? LocalDate.now(clock) : until;
        LocalDate yearBefore = last.minusYears(1);
        LocalDate first = from == null || from.isBefore(yearBefore) ? yearBefore : from;
        Publicity.Asked asked = new Publicity.Asked("", first, last);
        Csv.send(
                response,
                "publicity",
                HEAD,
                after -> publicity.page(asked, after, AT_A_TIME),
                lines -> lines.stream().map(PublicityController::cells).toList());
    }

    /** As the platform reads it: Chinese, whatever the reader's language. */
    private static List<String> cells(PublicDecision line) {
        return List.of(
                line.party(),
                line.partyKind().equals("firm") ? "法人及非法人组织" : "自然人",
                line.partyCode(),
                zh(line.document()),
                orEmpty(line.documentNumber()),
                line.category().zh(),
                zh(line.certificate()),
                orEmpty(line.certificateNumber()),
                line.content().zh(),
                DAY.format(line.decided()),
                day(line.validFrom()),
                day(line.validTo()),
                line.organ().zh(),
                line.organCode(),
                TEXTS.get("publicity.status." + line.status() + ".text", Map.of())
                        .zh(),
                line.source().zh(),
                line.remark());
    }

    private static String zh(@Nullable Text text) {
        return text == null ? "" : text.zh();
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
