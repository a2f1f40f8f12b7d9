package org.onedoor.casework.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.draft.JointDrafting;
import org.onedoor.casework.joint.JointApplications;
import org.onedoor.casework.joint.JointCase;
import org.onedoor.casework.joint.JointDelivery;
import org.onedoor.casework.joint.OneDeliveries;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.casework.life.Delivery;
import org.onedoor.catalog.FormInput;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.compose.Bundle;
import org.onedoor.catalog.compose.BundleRefusal;
import org.onedoor.catalog.compose.Bundles;
import org.onedoor.journal.Once;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Text;
import org.onedoor.standard.Department;
import org.onedoor.standard.Standards;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.FormKey;
import org.onedoor.web.Page;
import org.onedoor.web.Progress;
import org.onedoor.web.Redirect;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.node.ObjectNode;

/** 一件事: begins one application for several items, and shows how far each of them is. */
@Controller
public class JointController {

    private final JointDrafting drafting;
    private final JointApplications applications;
    private final OneDeliveries deliveries;
    private final Bundles bundles;
    private final Standards standards;
    private final Once once;

    JointController(
            JointDrafting drafting,
            JointApplications applications,
            OneDeliveries deliveries,
            Bundles bundles,
            Standards standards,
            Once once) {
        this.drafting = drafting;
        this.applications = applications;
        this.deliveries = deliveries;
        this.bundles = bundles;
        this.standards = standards;
        this.once = once;
    }

    /**
     * 进度: the whole and its members.
     *
     * @param outcome granted, partly or refused; null while something is under way
     * @param done how many members are granted
     * @param comes how its results come, all of them at once; null of older ones, whose parts come each by itself
     */
    public record JointPage(
            UUID id,
            String name,
            String number,
            Instant submitted,
            @Nullable LocalDate due,
            @Nullable String outcome,
            int done,
            List<Part> parts,
            @Nullable Comes comes) {

        /**
         * 结果怎么来.
         *
         * @param way electronic, post or counter
         * @param sent what has gone out or lies ready, each in a sentence
         */
        public record Comes(
                String way, String address, boolean mayChoose, boolean mayAsk, String waits, List<String> sent) {}

        /**
         * One member.
         *
         * @param state of its case, or how far it is before
         * @param path of its case or of what is to be completed; null where there is nothing to open
         * @param waits the names of what it waits for; null where it waits for nothing
         * @param position where it can be given up; null where it cannot
         */
        public record Part(
                String name,
                String department,
                Progress progress,
                String state,
                @Nullable LocalDate due,
                @Nullable String number,
                @Nullable String path,
                @Nullable String waits,
                @Nullable Integer position) {}
    }

    @PostMapping("/bundles/{id}/drafts")
    Answer begin(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") Set<String> with,
            HttpServletRequest request,
            FormKey key,
            Actor actor) {
        Bundle bundle = bundles.inForce(id).orElseThrow(() -> new Refused(new BundleRefusal.NoSuchBundle()));
        Item item = bundles.choose(bundle, with, region).item();
        ObjectNode situation =
                FormInput.read(Item.asFields(item.questions()), request.getParameterMap(), standards.current());
        UUID party = actor.actingFor();
        if (party == null) {
            throw new Refused(new CaseRefusal.NotOffered("to-staff"));
        }
        record Begin(String bundle, Set<String> with, String region, String situation) {}
        try {
            UUID draft = once.run(
                    actor,
                    key.value().toString(),
                    new Begin(id, new TreeSet<>(with), region, situation.toString()),
                    UUID.class,
                    () -> drafting.begin(actor, party, id, with, region, situation));
            return Redirect.to("/drafts/" + draft);
        } catch (Refused refused) {
            // the wrong capacity is put right on the page where one chooses it, not on a page about an error
            if (refused.refusal() instanceof CaseRefusal.NotOffered offered && offered.byCapacity()) {
                return Redirect.to("/acting?back=" + startPage(id, with, region, situation));
            }
            throw refused;
        }
    }

    /** The start page with what was chosen there, as a value in an address. */
    private static String startPage(String id, Set<String> with, String region, ObjectNode situation) {
        UriComponentsBuilder page = UriComponentsBuilder.fromPath("/bundles/{id}")
                .queryParam("region", region)
                .queryParam("chosen", "true");
        with.forEach(member -> page.queryParam("with", member));
        situation
                .properties()
                .forEach(answer ->
                        page.queryParam(answer.getKey(), answer.getValue().asString()));
        return URLEncoder.encode(page.encode().buildAndExpand(id).toUriString(), StandardCharsets.UTF_8);
    }

    @GetMapping("/joint/{id}")
    Answer progress(@PathVariable UUID id, Actor actor, Face face) {
        JointApplications.View view = applications.view(actor, id);
        JointCase joint = view.joint();
        List<JointPage.Part> parts = new ArrayList<>();
        view.parts().forEach(part -> parts.add(part(actor, view, part, face)));
        JointCase.Outcome outcome = joint.outcome();
        return Page.of(
                "casework/joint",
                new JointPage(
                        id,
                        face.text(view.name()),
                        joint.filingNumber().spaced(),
                        joint.submitted(),
                        joint.promisedDue(),
                        outcome == null ? null : outcome.code(),
                        (int) view.parts().stream()
                                .filter(JointController::granted)
                                .count(),
                        parts,
                        comes(joint, face)));
    }

    private JointPage.@Nullable Comes comes(JointCase joint, Face face) {
        Delivery way = joint.delivery();
        if (way == null) {
            return null;
        }
        OneDeliveries.Seen seen = deliveries.seen(joint);
        return new JointPage.Comes(
                way.code(),
                joint.address(),
                seen.mayChoose(),
                seen.mayAsk(),
                seen.collecting() ? face.msg("casework.one.collecting", "ready", seen.ready()) : "",
                seen.deliveries().stream().map(one -> sent(one, way, face)).toList());
    }

    private static String sent(JointDelivery one, Delivery chosen, Face face) {
        Instant served = one.served();
        Delivery way = one.way();
        String detail = one.detail();
        return served == null || way == null || detail == null
                ? face.msg("casework.one.ready." + chosen.code(), "due", one.due())
                : face.msg("casework.one.sent." + way.code(), "at", face.moment(served), "detail", detail);
    }

    /** 选择送达方式, once for all parts. */
    @PostMapping("/joint/{id}/delivery")
    Answer choose(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String way,
            @RequestParam(defaultValue = "") String address,
            FormKey key,
            Actor actor) {
        deliveries.choose(actor, key.value().toString(), id, way, address);
        return Redirect.to("/joint/" + id);
    }

    /** 先给我已经办好的. */
    @PostMapping("/joint/{id}/delivery/now")
    Answer ask(@PathVariable UUID id, FormKey key, Actor actor) {
        deliveries.ask(actor, key.value().toString(), id);
        return Redirect.to("/joint/" + id);
    }

    private static boolean granted(JointApplications.View.Part part) {
        CaseHead head = part.head();
        return head != null && head.state().granted();
    }

    private JointPage.Part part(Actor actor, JointApplications.View view, JointApplications.View.Part part, Face face) {
        JointCase.Member member = part.member();
        CaseHead head = part.head();
        boolean before = member.stage() == JointCase.Stage.WAITING || member.stage() == JointCase.Stage.HELD;
        return new JointPage.Part(
                face.text(part.name()),
                department(view, member, face),
                progress(part),
                head == null
                        ? face.msg("casework.joint.stage." + member.stage().code())
                        : face.msg("casework.state." + head.state().code()),
                head == null ? null : head.promisedDue(),
                head == null ? null : head.filingNumber().spaced(),
                path(actor, part),
                before && !member.after().isEmpty() ? waits(view, member, face) : null,
                before ? Integer.valueOf(member.position()) : null);
    }

    private String department(JointApplications.View view, JointCase.Member member, Face face) {
        String id = bundles
                .joint(
                        view.joint().bundle(),
                        view.joint().bundleVersion(),
                        view.joint().pinned())
                .recomposed()
                .items()
                .stream()
                .filter(item -> item.id().equals(member.item()))
                .findFirst()
                .orElseThrow()
                .department();
        return standards
                .current()
                .department(id)
                .map(Department::brief)
                .map(face::text)
                .orElse(id);
    }

    private static Progress progress(JointApplications.View.Part part) {
        CaseHead head = part.head();
        if (head == null) {
            return part.member().stage() == JointCase.Stage.HELD ? Progress.NOW : Progress.LATER;
        }
        return head.state().open() ? Progress.NOW : head.state().granted() ? Progress.DONE : Progress.LATER;
    }

    /** What is another party's, the new firm's, is opened after changing for whom one acts. */
    private static @Nullable String path(Actor actor, JointApplications.View.Part part) {
        CaseHead head = part.head();
        if (head != null) {
            String page = "/cases/" + head.id();
            return head.party().equals(actor.actingFor()) ? page : "/acting?back=" + page;
        }
        return part.member().stage() == JointCase.Stage.HELD
                ? "/acting?back=/drafts/" + part.member().draft()
                : null;
    }

    private static String waits(JointApplications.View view, JointCase.Member member, Face face) {
        List<String> names = view.parts().stream()
                .filter(one -> member.after().contains(one.member().item()))
                .map(JointApplications.View.Part::name)
                .map((Text name) -> face.text(name))
                .toList();
        return String.join(face.language().equals("zh") ? "、" : ", ", names);
    }

    @PostMapping("/joint/{id}/members/{position}/giving-up")
    Answer giveUp(@PathVariable UUID id, @PathVariable int position, FormKey key, Actor actor) {
        record GiveUp(UUID joint, int position) {}
        once.run(actor, key.value().toString(), new GiveUp(id, position), Boolean.class, () -> {
            applications.giveUp(actor, id, position);
            return true;
        });
        return Redirect.to("/joint/" + id);
    }
}
