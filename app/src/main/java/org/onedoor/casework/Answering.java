package org.onedoor.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.files.Upload;
import org.onedoor.shared.Refused;
import org.springframework.stereotype.Component;

/** 补正、补交、撤回: what an applicant, or a clerk for one, does to a case after its submission. */
@Component
class Answering {

    private final CaseFolder folder;
    private final Deadlines deadlines;
    private final Results results;

    Answering(CaseFolder folder, Deadlines deadlines, Results results) {
        this.folder = folder;
        this.deadlines = deadlines;
        this.results = results;
    }

    /** Adds a file; the case itself changes with the whole answer only. */
    void attach(Scene scene, CaseCommand.Attach command) {
        requireAsked(scene);
        List<String> asked = asked(scene.head());
        if (!asked.isEmpty() && !asked.contains(command.material())) {
            throw new Refused(new CaseRefusal.NoSuchCase());
        }
        add(scene, command.material(), command.upload());
    }

    void answer(Scene scene, String remark) {
        CaseHead head = scene.head();
        Instant asked = requireAsked(scene);
        List<String> provided = folder.files().of(head.city(), head.id()).stream()
                .filter(added -> added.addedAt().isAfter(asked))
                .map(Draft.MaterialFile::material)
                .distinct()
                .toList();
        boolean silent = remark.isBlank();
        if (silent && (provided.isEmpty() || !provided.containsAll(asked(head)))) {
            throw new Refused(new CaseRefusal.CorrectionLacking());
        }
        if (head.acceptedOn() != null) {
            List<String> replaced = provided.stream()
                    .filter(type -> !CaseMaterial.suppliedSince(scene.file().materials(), type, asked))
                    .toList();
            scene.file().answerInReview(scene, replaced, deadlines.of(scene));
        } else {
            LocalDate countedFrom =
                    deadlines.arrival(head.region(), scene.at()).counted().toLocalDate();
            LocalDate acceptBy = deadlines.acceptBy(scene.item(), head.region(), countedFrom);
            scene.file().answerCorrection(scene, countedFrom, acceptBy, provided);
        }
        scene.file().said(scene, "correction", remark);
        scene.file().tell(scene, "correction-received", Map.of());
    }

    /** Since when an answer is awaited; refused where none is. */
    private static Instant requireAsked(Scene scene) {
        CaseHead head = scene.head();
        return scene.file()
                .timing()
                .unanswered(head)
                .orElseThrow(() -> new Refused(new CaseRefusal.NotNow(head.state(), Action.ANSWER_CORRECTION)));
    }

    void supplement(Scene scene, CaseCommand.Supplement command) {
        Upload upload = command.upload();
        if (sent(scene.head(), command.material(), upload).isPresent()) {
            return;
        }
        scene.file().requireSupplementable(scene.actor(), command.material());
        add(scene, command.material(), upload);
        boolean withoutEffect = scene.file().withoutEffect();
        scene.file().supplement(scene, command.material(), deadlines.of(scene));
        if (withoutEffect && !scene.file().withoutEffect()) {
            results.resume(scene, "容缺材料已补齐");
        }
        scene.file().tell(scene, "supplement-received", Map.of());
    }

    void withdraw(Scene scene, String reason) {
        scene.file().withdraw(scene);
        scene.file().said(scene, "withdraw", reason);
        scene.file().tell(scene, "case-withdrawn", Map.of());
    }

    /** Adds a file to a material that is asked for; the same one again is not added again. */
    private void add(Scene scene, String material, Upload upload) {
        CaseHead head = scene.head();
        boolean asked =
                scene.file().materials().stream().anyMatch(known -> known.type().equals(material));
        if (!asked) {
            throw new Refused(new CaseRefusal.NoSuchCase());
        }
        if (sent(head, material, upload).isPresent()) {
            return;
        }
        long already = folder.files().of(head.city(), head.id()).stream()
                .filter(known -> known.material().equals(material))
                .count();
        folder.files().requireRoom(already + 1);
        folder.files().add(scene.actor(), head.city(), head.party(), head.id(), material, upload);
    }

    /** The materials that the correction notice names. */
    private List<String> asked(CaseHead head) {
        return folder.opinions().corrections(head.city(), head.id()).stream()
                .filter(one -> one.inReview() == (head.acceptedOn() != null))
                .map(Opinions.Asked::what)
                .map(CaseCommand.ToCorrect::material)
                .filter(material -> !material.isEmpty())
                .toList();
    }

    private Optional<UUID> sent(CaseHead head, String material, Upload upload) {
        return folder.files().same(head.city(), head.id(), material, upload);
    }
}
