package org.onedoor.casework.pages;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.draft.Application;
import org.onedoor.casework.draft.Applications;
import org.onedoor.casework.draft.Drafting;
import org.onedoor.casework.filing.Attaching;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Limits;
import org.onedoor.files.Upload;
import org.onedoor.files.Uploads;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.Field;
import org.onedoor.web.Mistake;
import org.onedoor.web.Option;
import org.onedoor.web.Question;
import org.onedoor.web.Redirect;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** 上传材料: one material a page, from a file or the phone's camera; a deferrable one may follow later. */
@Controller
public class MaterialController {

    private final Drafting drafting;
    private final Attaching attaching;
    private final Uploads uploads;

    MaterialController(Drafting drafting, Attaching attaching, Uploads uploads) {
        this.drafting = drafting;
        this.attaching = attaching;
        this.uploads = uploads;
    }

    /**
     * One material of a draft.
     *
     * @param within by when it must follow if it is put off, in words; null where it cannot be
     * @param barredUntil until when the applicant may put nothing off, null where that is open
     */
    public record MaterialPage(
            Application application,
            String title,
            String path,
            Field.Upload upload,
            boolean deferred,
            @Nullable String within,
            @Nullable LocalDate barredUntil,
            boolean looksUp,
            @Nullable Urgent urgent,
            @Nullable String renamed) {

        public List<Mistake> mistakes() {
            return upload.mistakes();
        }
    }

    /**
     * 应急容缺 of a material that may not follow otherwise.
     *
     * @param within by when the original must follow, in words
     * @param chosen whether it was chosen for this material
     */
    public record Urgent(String name, String ground, String within, List<Option> reasons, boolean chosen) {}

    @GetMapping("/drafts/{id}/materials/{material}")
    Answer material(@PathVariable UUID id, @PathVariable String material, Actor actor, Face face) {
        Application application = drafting.view(actor, id);
        return application.draft().submittedAs() == null
                ? page(application, material, null, null, face)
                : DraftController.toCase(application);
    }

    /** Sends files, takes one away ({@code remove}), or puts the material off ({@code later}). */
    @PostMapping("/drafts/{id}/materials/{material}")
    Answer send(
            @PathVariable UUID id,
            @PathVariable String material,
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            @RequestParam(required = false) @Nullable UUID remove,
            @RequestParam(required = false) @Nullable Boolean later,
            @RequestParam(required = false) @Nullable String reason,
            Actor actor,
            Face face)
            throws IOException {
        if (remove != null) {
            attaching.detach(actor, id, remove);
            return page(drafting.view(actor, id), material, null, null, face);
        }
        if (later != null) {
            if (later && reason != null) {
                attaching.deferBecause(actor, id, material, reason);
                // the image that stands in for the original comes next
                return Redirect.to("/drafts/" + id + "/materials/" + material);
            }
            attaching.defer(actor, id, material, later);
            return Redirect.to("/drafts/" + id + (later ? "" : "/materials/" + material));
        }
        List<MultipartFile> sent = new ArrayList<>(file == null ? List.of() : file);
        sent.removeIf(MultipartFile::isEmpty);
        Application before = drafting.view(actor, id);
        if (sent.isEmpty()) {
            boolean enough = before.materials().stream()
                    .anyMatch(wanted -> wanted.material().type().equals(material) && !wanted.missing());
            return enough
                    ? Redirect.to("/drafts/" + id)
                    : page(before, material, face.msg("casework.material.none-sent"), null, face)
                            .withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        String renamed = null;
        for (MultipartFile one : sent) {
            try (InputStream content = one.getInputStream()) {
                String name = one.getOriginalFilename();
                Upload upload = uploads.accept(content, name == null ? "" : name);
                attaching.attach(actor, id, material, upload);
                renamed = upload.renamed() ? upload.name() : renamed;
            } catch (Refused refused) {
                String text = face.msg(
                        refused.refusal().code() + ".text", refused.refusal().values());
                return page(drafting.view(actor, id), material, text, null, face)
                        .withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            }
        }
        return page(drafting.view(actor, id), material, null, renamed, face);
    }

    private org.onedoor.web.Page page(
            Application application, String material, @Nullable String error, @Nullable String renamed, Face face) {
        Application.Wanted wanted = application.materials().stream()
                .filter(known -> known.material().type().equals(material) && known.asksTheApplicant())
                .findFirst()
                .orElseThrow(() -> new Refused(new CaseRefusal.NoSuchCase()));
        String path = "/drafts/" + application.draft().id();
        Item.Material asked = wanted.material();
        Question question = new Question(
                "file",
                face.msg("casework.material.choose"),
                asked.hint() == null ? null : face.text(asked.hint()),
                asked.need() != Item.Need.REQUIRED,
                error,
                null);
        List<Field.Sent> sent = wanted.files().stream()
                .map(file -> new Field.Sent(
                        file.name(),
                        Sizes.of(file.size()),
                        path + "/files/" + file.id(),
                        file.id().toString()))
                .toList();
        return org.onedoor.web.Page.of(
                "casework/material",
                new MaterialPage(
                        application,
                        ProgressPages.materialName(application.standard(), material, face),
                        path + "/materials/" + material,
                        new Field.Upload(
                                question,
                                ".pdf,image/jpeg,image/png",
                                true,
                                true,
                                face.msg("casework.material.limits"),
                                sent),
                        wanted.deferred(),
                        asked.within() == null || wanted.urgent() ? null : face.text(Limits.inWords(asked.within())),
                        attaching.barredUntil(application.draft()).orElse(null),
                        asked.from() == Item.Origin.LICENCE,
                        urgent(application, wanted, face),
                        renamed));
    }

    /** Null where no emergency is in force, or the material may follow without one. */
    private @Nullable Urgent urgent(Application application, Application.Wanted wanted, Face face) {
        if (!wanted.urgent() && !Applications.mayWait(wanted.material())) {
            return null;
        }
        return attaching
                .emergency(application.draft())
                .map(one -> new Urgent(
                        face.text(one.name()),
                        face.text(one.ground()),
                        face.text(Limits.inWords(one.within())),
                        one.reasons().stream()
                                .map(reason -> Option.of(reason.code(), face.text(reason.name())))
                                .toList(),
                        wanted.urgent() && wanted.deferred()))
                .orElse(null);
    }
}
