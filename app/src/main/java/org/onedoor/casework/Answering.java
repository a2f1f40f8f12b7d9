package org.onedoor.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Items;
import org.onedoor.files.Upload;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 补正、补交、撤回: what an applicant, or a clerk for one, does to a case after its submission. */
@Service
class Answering {

    private final CaseFolder folder;
    private final Items items;
    private final Deadlines deadlines;
    private final CaseworkSettings settings;

    Answering(CaseFolder folder, Items items, Deadlines deadlines, CaseworkSettings settings) {
        this.folder = folder;
        this.items = items;
        this.deadlines = deadlines;
        this.settings = settings;
    }

    /** Adds a file to a material while a correction is asked; it counts with {@link #answer}. */
    @Transactional
    public UUID attach(Actor actor, UUID id, String material, Upload upload) {
        CaseFile file = folder.lock(actor, id);
        CaseHead head = file.head();
        if (head.state() != CaseState.CORRECTING) {
            throw new Refused(new CaseRefusal.NotNow(head.state(), Action.ANSWER_CORRECTION));
        }
        return add(actor, file, material, upload);
    }

    /** 补正: sends the answer to the correction notice; the case counts as received anew. */
    @Transactional
    public void answer(Actor actor, UUID id, String remark) {
        CaseFile file = folder.lock(actor, id);
        CaseHead head = file.head();
        Item item = item(head);
        Instant at = deadlines.now();
        LocalDate countedFrom = deadlines.arrival(head.region(), at).counted().toLocalDate();
        Instant asked = head.correctionAsked();
        List<String> provided = folder.files().of(head.city(), head.id()).stream()
                .filter(added -> asked != null && added.addedAt().isAfter(asked))
                .map(Draft.MaterialFile::material)
                .distinct()
                .toList();
        boolean silent = remark.isBlank();
        if (silent && (provided.isEmpty() || !provided.containsAll(asked(head)))) {
            throw new Refused(new CaseRefusal.CorrectionLacking());
        }
        file.answerCorrection(actor, at, countedFrom, deadlines.acceptBy(item, head.region(), countedFrom), provided);
        folder.save(actor, file);
        folder.opinion(actor, head, "correction", remark);
        folder.tell(actor, head, "correction-received", item, Map.of());
    }

    /** 容缺补交; the same file sent again changes nothing. */
    @Transactional
    public void supplement(Actor actor, UUID id, String material, Upload upload) {
        CaseFile file = folder.lock(actor, id);
        if (sent(file.head(), material, upload).isPresent()) {
            return;
        }
        file.supplement(actor, deadlines.now(), deadlines.today(), material);
        add(actor, file, material, upload);
        folder.save(actor, file);
        folder.tell(actor, file.head(), "supplement-received", item(file.head()), Map.of());
    }

    @Transactional
    public void withdraw(Actor actor, UUID id, String reason) {
        CaseFile file = folder.lock(actor, id);
        file.withdraw(actor, deadlines.now());
        folder.save(actor, file);
        folder.opinion(actor, file.head(), "withdraw", reason);
        folder.tell(actor, file.head(), "case-withdrawn", item(file.head()), Map.of());
    }

    private UUID add(Actor actor, CaseFile file, String material, Upload upload) {
        CaseHead head = file.head();
        boolean asked = file.materials().stream().anyMatch(known -> known.type().equals(material));
        if (!asked) {
            throw new Refused(new CaseRefusal.NoSuchCase());
        }
        Optional<UUID> same = sent(head, material, upload);
        if (same.isPresent()) {
            return same.get();
        }
        long already = folder.files().of(head.city(), head.id()).stream()
                .filter(known -> known.material().equals(material))
                .count();
        if (already >= settings.filesPerMaterial()) {
            throw new Refused(new CaseRefusal.TooManyFiles(settings.filesPerMaterial()));
        }
        return folder.files().add(actor, head.city(), head.party(), head.id(), material, upload);
    }

    /** The materials that the correction notice names. */
    private List<String> asked(CaseHead head) {
        return folder.opinions().corrections(head.city(), head.id()).stream()
                .map(Opinions.ToCorrect::material)
                .filter(material -> !material.isEmpty())
                .toList();
    }

    private Optional<UUID> sent(CaseHead head, String material, Upload upload) {
        return folder.files().same(head.city(), head.id(), material, upload);
    }

    private Item item(CaseHead head) {
        return items.version(head.item(), head.itemVersion());
    }
}
