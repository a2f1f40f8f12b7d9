package org.onedoor.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.draft.Draft;
import org.onedoor.casework.life.Action;
import org.onedoor.casework.life.Amendment;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseMaterial;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.casework.life.CaseState;
import org.onedoor.casework.life.CorrectionPhase;
import org.onedoor.casework.life.Deadlines;
import org.onedoor.casework.life.Scene;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Problem;
import org.onedoor.files.Upload;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** 补正、补交、撤回: what an applicant, or a clerk for one, does to a case after its submission. */
@Component
class Answering {

    private final CaseFolder folder;
    private final Deadlines deadlines;
    private final Amending amending;
    private final Results results;

    Answering(CaseFolder folder, Deadlines deadlines, Amending amending, Results results) {
        this.folder = folder;
        this.deadlines = deadlines;
        this.amending = amending;
        this.results = results;
    }

    /** Adds a file; the case itself changes with the whole answer only. */
    void attach(Scene scene, CaseCommand.Attach command) {
        Instant since = requireAsked(scene);
        List<String> asked = asked(scene.head(), CaseCommand.ToCorrect::material);
        boolean wanted = asked.isEmpty() || asked.contains(command.material());
        if (!wanted && more(scene).stream().noneMatch(one -> one.type().equals(command.material()))) {
            throw new Refused(new CaseRefusal.MaterialNotAsked(command.material()));
        }
        if (requireAddable(scene, command.material(), command.upload(), since)) {
            keep(scene, command.material(), command.upload());
        }
    }

    /** 改填: kept as it is, right or wrong; the case itself changes with the whole answer only. */
    void correctAnswers(Scene scene, CaseCommand.CorrectAnswers command) {
        requireAsked(scene);
        requireApplicant(scene);
        CaseHead head = scene.head();
        ObjectNode answers = command.answers();
        if (command.seen() != null && !command.seen().equals(amending.seen(head))) {
            throw new Refused(new CaseRefusal.ChangedMeanwhile());
        }
        Amendment amended = amending.of(scene.actor(), head, scene.item(), amending.with(head, answers))
                .orElseThrow(() -> new Refused(new CaseRefusal.AnswerNotAsked(first(answers))));
        answers.propertyNames().stream()
                .filter(name -> !amended.open().contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new Refused(new CaseRefusal.AnswerNotAsked(name));
                });
        amending.save(head, answers);
    }

    private static String first(ObjectNode answers) {
        return answers.propertyNames().stream().findFirst().orElse("");
    }

    private static void requireApplicant(Scene scene) {
        Role role = scene.actor().role();
        if (role != Role.APPLICANT && role != Role.CLERK) {
            throw new Refused(new CaseRefusal.NotNow(scene.head().state(), Action.ANSWER_CORRECTION));
        }
    }

    /** Materials that the answers as changed so far ask for and the case does not have. */
    private List<Item.Material> more(Scene scene) {
        return amending.of(scene.actor(), scene.head(), scene.item())
                .map(amended -> amended.more(scene.file().materials()))
                .orElse(List.of());
    }

    void answer(Scene scene, String remark) {
        CaseHead head = scene.head();
        Instant asked = requireAsked(scene);
        requireApplicant(scene);
        List<String> sent = folder.files().of(head.city(), head.id()).stream()
                .filter(added -> added.addedAt().isAfter(asked))
                .map(Draft.MaterialFile::material)
                .distinct()
                .toList();
        @Nullable
        Amendment amended = amending.of(scene.actor(), head, scene.item())
                .filter(one -> !one.changed().isEmpty())
                .orElse(null);
        Set<String> changed = amended == null ? Set.of() : amended.changed();
        List<Item.Material> newly =
                amended == null ? List.of() : amended.more(scene.file().materials());
        // a material that only an answer asked for which was put back since is no part of the answer
        List<String> provided = sent.stream()
                .filter(type -> scene.file().materials().stream()
                                .anyMatch(known -> known.type().equals(type))
                        || newly.stream().anyMatch(one -> one.type().equals(type)))
                .toList();
        boolean nothing = provided.isEmpty() && changed.isEmpty();
        boolean lacking = !provided.containsAll(asked(head, CaseCommand.ToCorrect::material))
                || !changed.containsAll(asked(head, CaseCommand.ToCorrect::element));
        // what was asked for in words alone only a reviewer can find answered
        boolean inWords = asked(head)
                .anyMatch(one -> one.material().isEmpty() && one.element().isEmpty());
        boolean full = !nothing && !lacking && !inWords;
        if (remark.isBlank() && (nothing || lacking)) {
            throw new Refused(new CaseRefusal.CorrectionLacking());
        }
        List<CaseMaterial> more = amended == null ? List.of() : more(scene, amended, newly, provided);
        if (head.acceptedOn() != null) {
            List<String> replaced = provided.stream()
                    .filter(type -> !CaseMaterial.suppliedSince(scene.file().materials(), type, asked))
                    .toList();
            scene.file()
                    .correction()
                    .answerInReview(
                            scene, new CorrectionPhase.Answer(full, replaced, amended, more), deadlines.of(scene));
        } else {
            LocalDate countedFrom =
                    deadlines.arrival(head.region(), scene.at()).counted().toLocalDate();
            LocalDate acceptBy = deadlines.acceptBy(scene.item(), head.region(), countedFrom);
            scene.file()
                    .correction()
                    .answer(scene, countedFrom, acceptBy, new CorrectionPhase.Answer(full, provided, amended, more));
        }
        scene.file().said(scene, "correction", remark);
        scene.file().tell(scene, "correction-received", Map.of());
    }

    /** What the changed answers ask for: from the form, held by the city, sent with the answer, or refused as missing. */
    private List<CaseMaterial> more(Scene scene, Amendment amended, List<Item.Material> newly, List<String> provided) {
        List<Problem> problems = amended.problems();
        if (!problems.isEmpty()) {
            throw new Refused(new CaseRefusal.AnswersWrong(
                    problems.stream().map(Problem::field).collect(Collectors.joining(", "))));
        }
        List<CaseMaterial> more = new ArrayList<>();
        for (Item.Material material : newly) {
            Optional<String> proof = amending.proof(scene.actor(), scene.head(), material);
            CaseMaterial.State state;
            if (material.from() == Item.Origin.FORM) {
                state = CaseMaterial.State.FORM;
            } else if (provided.contains(material.type())) {
                state = CaseMaterial.State.PROVIDED;
            } else if (proof.isPresent()) {
                state = CaseMaterial.State.HELD;
            } else if (material.need() == Item.Need.OPTIONAL) {
                state = CaseMaterial.State.OMITTED;
            } else {
                throw new Refused(new CaseRefusal.MaterialNowNeeded(material.type()));
            }
            more.add(new CaseMaterial(material.type(), material.need(), state, proof.orElse(null), null, null));
        }
        return more;
    }

    /** Since when an answer is awaited; refused where none is. */
    private static Instant requireAsked(Scene scene) {
        CaseHead head = scene.head();
        return scene.file()
                .timing()
                .unanswered(head)
                .orElseThrow(() -> new Refused(new CaseRefusal.NotNow(head.state(), Action.ANSWER_CORRECTION)));
    }

    /** The same file twice is one supplement; one that was attached to a correction and never handed in is none yet. */
    void supplement(Scene scene, CaseCommand.Supplement command) {
        Upload upload = command.upload();
        CaseHead head = scene.head();
        boolean awaited = scene.file().materials().stream()
                .anyMatch(known -> known.type().equals(command.material()) && known.awaited());
        if (!awaited && sent(head, command.material(), upload).isPresent()) {
            return;
        }
        scene.file().deferral().requireSupplementable(scene.actor(), command.material());
        boolean fresh = requireAddable(scene, command.material(), upload, head.submitted());
        if (head.state() == CaseState.LACKING) {
            LocalDate countedFrom =
                    deadlines.arrival(head.region(), scene.at()).counted().toLocalDate();
            LocalDate acceptBy = deadlines.acceptBy(scene.item(), head.region(), countedFrom);
            scene.file().deferral().supplementLacking(scene, command.material(), countedFrom, acceptBy);
        } else {
            boolean withoutEffect = scene.file().deferral().withoutEffect();
            scene.file().deferral().supplement(scene, command.material(), deadlines.of(scene));
            if (withoutEffect && !scene.file().deferral().withoutEffect()) {
                results.resume(scene, "容缺材料已补齐");
            }
        }
        if (fresh) { // after all that may be refused: a file is kept at once
            keep(scene, command.material(), upload);
        }
        scene.file().tell(scene, "supplement-received", Map.of());
    }

    void withdraw(Scene scene, String reason) {
        scene.file().withdraw(scene);
        scene.file().said(scene, "withdraw", reason);
        scene.file().tell(scene, "case-withdrawn", Map.of());
    }

    /**
     * Whether a file may be added to a material that is asked for; the same one again is not added again.
     *
     * @param since what was sent before then, with the application or an earlier answer, leaves its room
     */
    private boolean requireAddable(Scene scene, String material, Upload upload, Instant since) {
        CaseHead head = scene.head();
        boolean asked =
                scene.file().materials().stream().anyMatch(known -> known.type().equals(material));
        if (!asked && more(scene).stream().noneMatch(one -> one.type().equals(material))) {
            throw new Refused(new CaseRefusal.MaterialNotAsked(material));
        }
        if (sent(head, material, upload).isPresent()) {
            return false;
        }
        long already = folder.files().of(head.city(), head.id()).stream()
                .filter(known ->
                        known.material().equals(material) && known.addedAt().isAfter(since))
                .count();
        folder.files().requireRoom(already + 1);
        return true;
    }

    private void keep(Scene scene, String material, Upload upload) {
        CaseHead head = scene.head();
        folder.files().add(scene.actor(), head.city(), head.party(), head.id(), material, upload);
    }

    /** The materials, or the answers, that the correction notice names. */
    private List<String> asked(CaseHead head, Function<CaseCommand.ToCorrect, String> what) {
        return asked(head).map(what).filter(name -> !name.isEmpty()).toList();
    }

    private Stream<CaseCommand.ToCorrect> asked(CaseHead head) {
        return folder.opinions().corrections(head.city(), head.id()).stream()
                .filter(one -> one.inReview() == (head.acceptedOn() != null))
                .map(Opinions.Asked::what);
    }

    private Optional<UUID> sent(CaseHead head, String material, Upload upload) {
        return folder.files().same(head.city(), head.id(), material, upload);
    }
}
