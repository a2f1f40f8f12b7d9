package org.onedoor.casework.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
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
import org.onedoor.catalog.compose.Bundle;
import org.onedoor.catalog.compose.BundleRefusal;
import org.onedoor.catalog.compose.Bundles;
import org.onedoor.catalog.compose.Figures;
import org.onedoor.catalog.compose.Joint;
import org.onedoor.journal.Once;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Text;
import org.onedoor.web.FormKey;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** 一件事 as programs use it. */
@RestController
@Tag(name = "one-thing", description = "一件事 · One application for several items")
class JointApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Bundles bundles;
    private final JointDrafting drafting;
    private final JointApplications applications;
    private final OneDeliveries deliveries;
    private final Once once;

    JointApi(
            Bundles bundles,
            JointDrafting drafting,
            JointApplications applications,
            OneDeliveries deliveries,
            Once once) {
        this.bundles = bundles;
        this.drafting = drafting;
        this.applications = applications;
        this.deliveries = deliveries;
        this.once = once;
    }

    record BundleList(List<BundleLine> bundles) {}

    record BundleLine(String id, int version, Text name, Text summary) {}

    /**
     * 一件事.
     *
     * @param members in the order in which they are handled
     * @param before what it takes one by one
     * @param after what it takes together
     */
    record BundleView(
            String id, int version, Text name, Text summary, List<MemberView> members, Totals before, Totals after) {}

    /** @param after ids of the items that it waits for */
    record MemberView(String item, int version, Text name, List<String> after) {}

    /** @param feeFen 分, at most */
    record Totals(int fields, int materials, int steps, Text time, int visits, long feeFen) {

        static Totals of(Figures figures) {
            return new Totals(
                    figures.fields(),
                    figures.materials(),
                    figures.steps(),
                    figures.days().inWords(),
                    figures.visits(),
                    figures.fee().fen());
        }
    }

    /**
     * @param with ids of the members wanted beside those that belong to it always; without it those that are ticked at first
     * @param situation answers to the questions, as far as known
     */
    @Schema(example = """
                    {"region": "330302",
                     "with": ["housing-fund-registration", "bank-account-appointment"],
                     "situation": {}}""")
    record BeginTogether(
            String region,
            @Nullable Set<String> with,
            @Nullable ObjectNode situation) {}

    record Begun(UUID id) {}

    /**
     * 一件事申请.
     *
     * @param outcome granted, partly or refused; null while something is under way
     */
    record JointView(
            UUID id,
            String filingNumber,
            String bundle,
            int bundleVersion,
            Text name,
            Instant submitted,
            @Nullable LocalDate promisedDue,
            @Nullable String outcome,
            @Nullable Instant ended,
            List<Part> parts,
            @Nullable Comes comes) {}

    /**
     * 结果怎么来, all of it at once.
     *
     * @param way electronic, post or counter
     * @param ready how many parts are decided and wait for the others
     * @param collecting whether others are still to come
     */
    record Comes(String way, int ready, boolean collecting, List<DeliverySent> deliveries) {}

    /**
     * @param asked whether it goes before the last part because the applicant asked for it
     * @param detail the parcel's number, or who took it; null before it went
     */
    record DeliverySent(
            int number,
            boolean asked,
            LocalDate due,
            @Nullable String way,
            @Nullable String detail,
            @Nullable Instant served) {}

    @Schema(example = """
                    {"way": "post", "address": "温州市鹿城区演示路 11 号 演示·甲"}""")
    record ComesBy(@Nullable String way, @Nullable String address) {}

    /**
     * @param stage waiting, held, filed or left
     * @param draft to be completed where it is held
     * @param held why: the code of a refusal
     * @param caseId its case; null before it is filed
     */
    record Part(
            String item,
            Text name,
            List<String> after,
            String stage,
            @Nullable String held,
            UUID draft,
            @Nullable UUID caseId,
            @Nullable String filingNumber,
            @Nullable String state,
            @Nullable LocalDate promisedDue) {}

    @GetMapping("/api/v1/bundles")
    @Operation(summary = "一件事清单 · Packages in force")
    BundleList list() {
        return new BundleList(bundles.inForce().stream()
                .map(bundle -> new BundleLine(bundle.id(), bundle.version(), bundle.name(), bundle.summary()))
                .toList());
    }

    @GetMapping("/api/v1/bundles/{id}")
    @Operation(summary = "一件事指南 · One package with the members that are wanted, and what it saves")
    BundleView bundle(
            @Parameter(example = "starting-a-firm") @PathVariable String id,
            @RequestParam(required = false) @Nullable Set<String> with,
            @Parameter(example = "330304") @RequestParam(required = false) @Nullable String region) {
        Bundle bundle = inForce(id);
        Joint joint = bundles.choose(bundle, with == null ? bundle.ticked() : with, region);
        List<MemberView> members = joint.recomposed().course().slots().stream()
                .map(slot -> joint.recomposed().items().stream()
                        .filter(item -> item.id().equals(slot.item()))
                        .findFirst()
                        .map(item -> new MemberView(item.id(), item.version(), item.name(), slot.after()))
                        .orElseThrow())
                .toList();
        return new BundleView(
                joint.bundle().id(),
                joint.bundle().version(),
                joint.bundle().name(),
                joint.bundle().summary(),
                members,
                Totals.of(joint.recomposed().before()),
                Totals.of(joint.recomposed().after()));
    }

    private Bundle inForce(String id) {
        return bundles.inForce(id).orElseThrow(() -> new Refused(new BundleRefusal.NoSuchBundle()));
    }

    @PostMapping("/api/v1/bundles/{id}/drafts")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "开始填写 · Begin a draft about a package",
            description = "It is filled in, completed and submitted like any other draft, below /drafts/{id}.")
    Begun begin(
            @Parameter(example = "starting-a-firm") @PathVariable String id,
            @RequestBody BeginTogether begin,
            FormKey key,
            Actor actor) {
        UUID party = actor.actingFor();
        if (party == null) {
            throw new Refused(new CaseRefusal.NotOffered("to-staff"));
        }
        Set<String> with = begin.with() == null ? inForce(id).ticked() : begin.with();
        ObjectNode situation = begin.situation() == null ? JSON.createObjectNode() : begin.situation();
        record BeginJoint(String bundle, String region, Set<String> with, String situation) {}
        return new Begun(once.run(
                actor,
                key.value().toString(),
                new BeginJoint(id, begin.region(), new TreeSet<>(with), situation.toString()),
                UUID.class,
                () -> drafting.begin(actor, party, id, with, begin.region(), situation)));
    }

    @GetMapping("/api/v1/joint/{id}")
    @Operation(summary = "一件事进度 · One application for several items, and how far each of them is")
    JointView joint(@PathVariable UUID id, Actor actor) {
        JointApplications.View view = applications.view(actor, id);
        JointCase joint = view.joint();
        JointCase.Outcome outcome = joint.outcome();
        return new JointView(
                joint.id(),
                joint.filingNumber().value(),
                joint.bundle(),
                joint.bundleVersion(),
                view.name(),
                joint.submitted(),
                joint.promisedDue(),
                outcome == null ? null : outcome.code(),
                joint.ended(),
                view.parts().stream().map(JointApi::part).toList(),
                comes(joint));
    }

    private @Nullable Comes comes(JointCase joint) {
        Delivery way = joint.delivery();
        if (way == null) {
            return null;
        }
        OneDeliveries.Seen seen = deliveries.seen(joint);
        return new Comes(
                way.code(),
                seen.ready(),
                seen.collecting(),
                seen.deliveries().stream().map(JointApi::sent).toList());
    }

    private static DeliverySent sent(JointDelivery one) {
        Delivery way = one.way();
        return new DeliverySent(
                one.number(), one.asked(), one.due(), way == null ? null : way.code(), one.detail(), one.served());
    }

    @PostMapping("/api/v1/joint/{id}/delivery")
    @Operation(summary = "选择送达方式 · Choose how the results of all parts come, in one delivery")
    JointView choose(@PathVariable UUID id, @RequestBody ComesBy comes, FormKey key, Actor actor) {
        String way = comes.way();
        String address = comes.address();
        deliveries.choose(actor, key.value().toString(), id, way == null ? "" : way, address == null ? "" : address);
        return joint(id, actor);
    }

    @PostMapping("/api/v1/joint/{id}/delivery/now")
    @Operation(summary = "先给已经办好的 · Ask for what is ready before the rest")
    JointView ask(@PathVariable UUID id, FormKey key, Actor actor) {
        deliveries.ask(actor, key.value().toString(), id);
        return joint(id, actor);
    }

    private static Part part(JointApplications.View.Part part) {
        JointCase.Member member = part.member();
        CaseHead head = part.head();
        return new Part(
                member.item(),
                part.name(),
                member.after(),
                member.stage().code(),
                member.reason(),
                member.draft(),
                member.caseId(),
                head == null ? null : head.filingNumber().value(),
                head == null ? null : head.state().code(),
                head == null ? null : head.promisedDue());
    }

    @PostMapping("/api/v1/joint/{id}/members/{position}/giving-up")
    @Operation(summary = "不办其中一件 · Give up a member that has not begun, and what waits for it")
    JointView giveUp(@PathVariable UUID id, @PathVariable int position, FormKey key, Actor actor) {
        record GiveUp(UUID joint, int position) {}
        once.run(actor, key.value().toString(), new GiveUp(id, position), Boolean.class, () -> {
            applications.giveUp(actor, id, position);
            return true;
        });
        return joint(id, actor);
    }
}
