package org.onedoor.casework.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.AnswerLines;
import org.onedoor.casework.CaseLists;
import org.onedoor.casework.CaseView;
import org.onedoor.casework.CaseViews;
import org.onedoor.casework.Casework;
import org.onedoor.casework.draft.Drafting;
import org.onedoor.casework.joint.JointApplications;
import org.onedoor.casework.joint.JointCase;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseState;
import org.onedoor.casework.life.FilingNumber;
import org.onedoor.catalog.Items;
import org.onedoor.files.Upload;
import org.onedoor.files.Uploads;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Slice;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.FormKey;
import org.onedoor.web.Page;
import org.onedoor.web.PublicAddress;
import org.onedoor.web.QrSquare;
import org.onedoor.web.Redirect;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/** 我的办件: the applicant's list, the progress of one case, and what the applicant may do to it. */
@Controller
public class MyCasesController {

    private final CaseViews views;
    private final CaseLists lists;
    private final Drafting drafting;
    private final JointApplications joint;
    private final Casework casework;
    private final Uploads uploads;
    private final ProgressPages progress;
    private final Items items;
    private final PublicAddress address;

    MyCasesController(
            CaseViews views,
            CaseLists lists,
            Drafting drafting,
            JointApplications joint,
            Casework casework,
            Uploads uploads,
            ProgressPages progress,
            Items items,
            PublicAddress address) {
        this.views = views;
        this.lists = lists;
        this.drafting = drafting;
        this.joint = joint;
        this.casework = casework;
        this.uploads = uploads;
        this.progress = progress;
        this.items = items;
        this.address = address;
    }

    /** Drafts, then cases, the newest first. */
    public record ListPage(
            List<DraftLine> drafts,
            List<JointLine> joint,
            List<CaseLine> cases,
            @Nullable String next,
            @Nullable String first) {

        public record DraftLine(UUID id, String item, java.time.Instant savedAt, LocalDate until) {}

        /** @param outcome of the whole; null while something is under way */
        public record JointLine(
                UUID id,
                String name,
                String number,
                java.time.Instant submitted,
                @Nullable String outcome) {}

        public record CaseLine(
                UUID id,
                String item,
                String number,
                CaseState state,
                java.time.Instant submitted,
                @Nullable LocalDate due,
                boolean mine) {}
    }

    /** What was sent, and what comes next. */
    public record ConfirmationPage(
            CaseView view,
            String number,
            String item,
            @Nullable LocalDate acceptBy,
            QrSquare code) {

        public boolean decided() {
            return !view.head().state().open();
        }
    }

    /** The application as handed in. */
    public record ApplicationPage(
            CaseView view,
            String number,
            String item,
            List<AnswerLines.Section> parts,
            List<Paper> materials,
            QrSquare code) {

        public record Paper(String name, String state, List<File> files) {}

        public record File(String name, String path) {}
    }

    @GetMapping("/cases")
    Answer list(@RequestParam(required = false) @Nullable String after, Actor actor, Face face) {
        Slice<CaseLists.Mine> slice = lists.mine(actor, after);
        List<ListPage.DraftLine> drafts = after != null
                ? List.of()
                : drafting.open(actor).stream()
                        .map(draft -> new ListPage.DraftLine(
                                draft.id(),
                                face.text(drafting.name(draft)),
                                draft.savedAt(),
                                LocalDate.ofInstant(draft.expiresAt(), java.time.ZoneId.of("Asia/Shanghai"))))
                        .toList();
        List<ListPage.CaseLine> cases = slice.rows().stream()
                .map(row -> new ListPage.CaseLine(
                        row.id(),
                        face.text(items.version(row.item(), row.itemVersion()).name()),
                        new FilingNumber(row.filingNumber()).spaced(),
                        row.state(),
                        row.submitted(),
                        row.promisedDue(),
                        row.answerBy() != null
                                || (row.awaited() > 0
                                        && (row.state() == CaseState.LACKING
                                                || row.state() == CaseState.ACCEPTED
                                                || row.state() == CaseState.SUSPENDED
                                                || row.state() == CaseState.GRANTED_DEFICIENT))))
                .toList();
        return Page.of(
                "casework/mine",
                new ListPage(
                        drafts,
                        after != null ? List.of() : joint(actor, face),
                        cases,
                        slice.next() == null ? null : "/cases?after=" + slice.next(),
                        after == null ? null : "/cases"));
    }

    private List<ListPage.JointLine> joint(Actor actor, Face face) {
        return joint.mine(actor).stream()
                .map(line -> new ListPage.JointLine(
                        line.joint().id(),
                        face.text(line.name()),
                        line.joint().filingNumber().spaced(),
                        line.joint().submitted(),
                        Optional.ofNullable(line.joint().outcome())
                                .map(JointCase.Outcome::code)
                                .orElse(null)))
                .toList();
    }

    @GetMapping("/cases/{id}")
    Answer progress(@PathVariable UUID id, @RequestParam(defaultValue = "") String payment, Actor actor, Face face) {
        return Page.of("casework/progress", progress.of(actor, views.view(actor, id), payment.equals("failed"), face));
    }

    @GetMapping("/cases/{id}/confirmation")
    Answer confirmation(@PathVariable UUID id, Actor actor, Face face) {
        CaseView view = views.view(actor, id);
        boolean byMachine = view.head().state() == CaseState.GRANTED
                && (view.item().process().decision().automatic() != null || view.checkBy() != null);
        if (view.head().state() != CaseState.RECEIVED && !byMachine) {
            // things went on since: what was next then is no longer true
            return Redirect.to("/cases/" + id);
        }
        return Page.of(
                "casework/confirmation",
                new ConfirmationPage(
                        view,
                        view.head().filingNumber().spaced(),
                        face.text(view.item().name()),
                        view.head().acceptBy(),
                        QrSquare.of(address.of("/cases/" + id))));
    }

    /** 申请表 as it was handed in, to read again or to print. */
    @GetMapping("/cases/{id}/application")
    Answer application(@PathVariable UUID id, Actor actor, Face face) {
        CaseView view = views.view(actor, id);
        return Page.of(
                "casework/application",
                new ApplicationPage(
                        view,
                        view.head().filingNumber().spaced(),
                        face.text(view.item().name()),
                        AnswerLines.sections(view, face),
                        view.materials().stream()
                                .map(material -> new ApplicationPage.Paper(
                                        ProgressPages.materialName(view.standard(), material.type(), face),
                                        face.msg("casework.receipt.material."
                                                + material.state().code()),
                                        view.filesOf(material.type()).stream()
                                                .map(file -> new ApplicationPage.File(
                                                        file.name(), "/cases/" + id + "/files/" + file.id()))
                                                .toList()))
                                .toList(),
                        QrSquare.of(address.of("/cases/" + id))));
    }

    /** Adds files to a correction, each under its material's name, and with {@code send} hands the answer in. */
    @PostMapping(path = "/cases/{id}/correction", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Answer correct(
            @PathVariable UUID id,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String remark,
            @RequestParam(defaultValue = "") String send,
            FormKey key,
            Actor actor)
            throws IOException {
        views.head(actor, id);
        for (Map.Entry<String, List<MultipartFile>> field : uploads(request).entrySet()) {
            if (field.getKey().startsWith(ProgressPages.CORRECTION)) {
                String material = field.getKey().substring(ProgressPages.CORRECTION.length());
                for (MultipartFile one : field.getValue()) {
                    casework.perform(actor, id, new CaseCommand.Attach(material, accept(one)));
                }
            }
        }
        if (!send.isEmpty()) {
            casework.perform(actor, id, key.value().toString(), new CaseCommand.AnswerCorrection(remark));
        }
        return Redirect.to("/cases/" + id);
    }

    @PostMapping(path = "/cases/{id}/supplements/{material}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Answer supplement(@PathVariable UUID id, @PathVariable String material, HttpServletRequest request, Actor actor)
            throws IOException {
        views.head(actor, id);
        Optional<MultipartFile> file = files(request).stream().findFirst();
        if (file.isPresent()) {
            casework.perform(actor, id, new CaseCommand.Supplement(material, accept(file.get())));
        }
        return Redirect.to("/cases/" + id);
    }

    @PostMapping("/cases/{id}/hearing")
    Answer hearing(
            @PathVariable UUID id,
            @RequestParam boolean asks,
            @RequestParam(defaultValue = "") String words,
            FormKey key,
            Actor actor) {
        casework.perform(
                actor,
                id,
                key.value().toString(),
                asks ? new CaseCommand.AskHearing("", words) : new CaseCommand.DeclineHearing(words));
        return Redirect.to("/cases/" + id);
    }

    @PostMapping("/cases/{id}/withdrawal")
    Answer withdraw(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, FormKey key, Actor actor) {
        casework.perform(actor, id, key.value().toString(), new CaseCommand.Withdraw(reason));
        return Redirect.to("/cases/" + id);
    }

    /** 选择送达方式. */
    @PostMapping("/cases/{id}/delivery")
    Answer deliver(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String way,
            @RequestParam(defaultValue = "") String address,
            FormKey key,
            Actor actor) {
        casework.perform(actor, id, key.value().toString(), new CaseCommand.ChooseDelivery(way, address));
        return Redirect.to("/cases/" + id);
    }

    private static List<MultipartFile> files(HttpServletRequest request) {
        return uploads(request).values().stream().flatMap(List::stream).toList();
    }

    /** Field → the files that were chosen in it. */
    private static Map<String, List<MultipartFile>> uploads(HttpServletRequest request) {
        MultipartHttpServletRequest multipart = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        Map<String, List<MultipartFile>> chosen = new LinkedHashMap<>();
        if (multipart != null) {
            multipart
                    .getMultiFileMap()
                    .forEach((field, files) -> chosen.put(
                            field,
                            files.stream().filter(file -> !file.isEmpty()).toList()));
        }
        return chosen;
    }

    private Upload accept(MultipartFile file) throws IOException {
        try (InputStream content = file.getInputStream()) {
            return uploads.accept(
                    content, Optional.ofNullable(file.getOriginalFilename()).orElse(""));
        }
    }
}
