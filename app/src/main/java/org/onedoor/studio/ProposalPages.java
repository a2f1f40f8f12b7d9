package org.onedoor.studio;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.Previews;
import org.onedoor.definition.Node;
import org.onedoor.definition.YamlEdit;
import org.onedoor.identity.Staff;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.FormKey;
import org.onedoor.web.Mistake;
import org.onedoor.web.Page;
import org.onedoor.web.Redirect;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 修订稿: one proposal as it is written, checked and published. */
@Controller
class ProposalPages {

    private final Workshop workshop;
    private final Previews previews;
    private final Staff staff;

    ProposalPages(Workshop workshop, Previews previews, Staff staff) {
        this.workshop = workshop;
        this.previews = previews;
        this.staff = staff;
    }

    /**
     * @param text as it was saved last, which is what is checked and published
     * @param typed what the reader wrote and could not save, since somebody else saved before him; null otherwise
     * @param editable whether it may be written
     * @param decidable whether the reader may publish it or give it back
     * @param own whether the reader wrote it, so that somebody else has to look
     * @param parts what can be written by choosing; empty for what is no item, no draft, or no readable text
     * @param preview whether it can be seen as people would
     * @param open whether it may still become something
     * @param nothingNew whether it says what the version before it says
     * @param broken what it would break elsewhere
     */
    record ProposalPage(
            UUID id,
            String kind,
            String kindName,
            String definition,
            int baseVersion,
            int version,
            String text,
            @Nullable String typed,
            String state,
            String stateName,
            String by,
            String at,
            @Nullable String remark,
            boolean editable,
            boolean decidable,
            boolean own,
            List<PartPage.Tab> parts,
            boolean preview,
            boolean open,
            boolean sound,
            boolean nothingNew,
            boolean fresh,
            List<Line> mistakes,
            List<Line> broken,
            List<Line> advice,
            List<StudioPages.Change> changes) {

        /**
         * Something to mend.
         *
         * @param where the line, or the definition elsewhere
         */
        record Line(String where, String what, String mend) {}

        List<Mistake> summary() {
            return mistakes.stream()
                    .map(line -> new Mistake("text", line.where(), line.what() + " " + line.mend()))
                    .toList();
        }
    }

    @GetMapping("/studio/proposals/{id}")
    Page show(@PathVariable UUID id, Actor actor, Face face) {
        return page(workshop.view(actor, id), null, actor, face);
    }

    private Page page(Proposal proposal, @Nullable String typed, Actor actor, Face face) {
        Examination examination = workshop.examine(proposal);
        Map<UUID, String> names = staff.names(Set.of(proposal.savedBy()));
        return Page.of(
                "studio/proposal",
                new ProposalPage(
                        proposal.id(),
                        proposal.kind(),
                        face.msg("studio.kind." + proposal.kind()),
                        proposal.definition(),
                        proposal.baseVersion(),
                        proposal.version(),
                        proposal.text(),
                        typed,
                        proposal.state().code(),
                        face.msg("studio.state." + proposal.state().code()),
                        names.getOrDefault(proposal.savedBy(), ""),
                        face.moment(proposal.saved()),
                        proposal.remark(),
                        proposal.state() == Proposal.State.DRAFT,
                        proposal.mayBeDecidedBy(actor.account()),
                        proposal.state() == Proposal.State.REVIEW && !proposal.mayBeDecidedBy(actor.account()),
                        parts(proposal, examination, face),
                        Previews.of(proposal.kind())
                                && examination.document().isPresent()
                                && examination.mistakes().isEmpty(),
                        proposal.state().open(),
                        examination.sound(),
                        examination.nothingNew(),
                        proposal.baseVersion() == 0,
                        lines(examination.mistakes(), face),
                        lines(examination.broken(), face),
                        lines(examination.advice(), face),
                        StudioPages.Change.of(examination.differences())));
    }

    private static List<PartPage.Tab> parts(Proposal proposal, Examination examination, Face face) {
        boolean choosable = proposal.kind().equals("item")
                && proposal.state() == Proposal.State.DRAFT
                && YamlEdit.of(proposal.text())
                        .filter(edit -> edit.root() instanceof Node.Mapping)
                        .isPresent();
        if (!choosable) {
            return List.of();
        }
        Drafting drafting = Drafting.of(proposal, examination);
        return Arrays.stream(Part.values())
                .map(part -> PartPages.tab(drafting, part, false, face))
                .toList();
    }

    /** 预览: the guide as people would read it. */
    @GetMapping("/studio/proposals/{id}/preview")
    Page preview(@PathVariable UUID id, HttpServletRequest request, Actor actor, Face face) {
        Proposal proposal = workshop.view(actor, id);
        return workshop.examine(proposal)
                .document()
                .filter(_ -> Previews.of(proposal.kind()))
                .flatMap(read -> previews.page(read, "/studio/proposals/" + id + "/preview", request, actor, face))
                .orElseThrow(() -> new Refused(new StudioRefusal.NoPreview()));
    }

    private static List<ProposalPage.Line> lines(List<org.onedoor.definition.Mistake> mistakes, Face face) {
        return mistakes.stream()
                .map(one -> new ProposalPage.Line(
                        one.place().file().equals(Examiner.TEXT)
                                ? one.place().line() == 0
                                        ? face.msg("studio.whole")
                                        : face.msg(
                                                "studio.line", "n", one.place().line())
                                : one.place().file(),
                        face.text(one.what()),
                        face.text(one.mend())))
                .toList();
    }

    /** @param then {@code send} to have it looked at by somebody else; anything else saves and checks */
    @PostMapping("/studio/proposals/{id}")
    Answer save(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String then,
            FormKey key,
            Actor actor,
            Face face) {
        boolean send = then.equals("send");
        try {
            boolean sent = workshop.save(actor, key.value().toString(), id, version, text, send);
            if (!send || sent) {
                return Redirect.to("/studio/proposals/" + id);
            }
            return page(workshop.view(actor, id), null, actor, face).withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Refused refused) {
            if (refused.refusal() instanceof StudioRefusal.Overtaken) {
                // what was typed is shown beside what somebody else saved
                return page(workshop.view(actor, id), text, actor, face).withStatus(HttpStatus.CONFLICT);
            }
            throw refused;
        }
    }

    @PostMapping("/studio/proposals/{id}/giving-back")
    Redirect giveBack(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String remark,
            FormKey key,
            Actor actor) {
        workshop.giveBack(actor, key.value().toString(), id, version, remark.strip());
        return Redirect.to("/studio/proposals/" + id);
    }

    @PostMapping("/studio/proposals/{id}/publication")
    Redirect publish(@PathVariable UUID id, @RequestParam(defaultValue = "0") int version, FormKey key, Actor actor) {
        Proposal proposal = workshop.view(actor, id);
        workshop.publish(actor, key.value().toString(), id, version);
        return Redirect.to("/studio/definitions/" + proposal.kind() + "/" + proposal.definition());
    }

    @PostMapping("/studio/proposals/{id}/withdrawal")
    Redirect withdraw(@PathVariable UUID id, @RequestParam(defaultValue = "0") int version, FormKey key, Actor actor) {
        workshop.withdraw(actor, key.value().toString(), id, version);
        return Redirect.to("/studio");
    }
}
