package org.onedoor.casework.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.CaseViews;
import org.onedoor.casework.Casework;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.web.Face;
import org.onedoor.web.FormKey;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * 听证 for programs: told by the department, asked for or not by the applicant, arranged. Its end is that of the procedure. The
 * bodies have names of their own, because the API's description knows them by nothing else.
 */
@RestController
@Tag(name = "hearings", description = "听证：告知、申请、通知（行政许可法 46–48） · hearings")
public class HearingApi {

    private final Casework casework;
    private final CaseViews views;

    HearingApi(Casework casework, CaseViews views) {
        this.casework = casework;
        this.views = views;
    }

    /** @param interested names of those whom the grant weightily concerns beside the applicant, at most five */
    @Schema(example = "{\"reason\": \"排烟口紧邻住户\", \"interested\": [\"演示·邻居甲\"]}")
    record HearingOffer(@Nullable String reason, @Nullable List<String> interested) {}

    /** @param by which interested party asked; left out where the applicant did, in writing */
    @Schema(example = "{\"by\": \"演示·邻居甲\", \"words\": \"要求就排烟听证\"}")
    record HearingRequest(
            @Nullable String by,
            @Nullable String words,
            @Nullable LocalDate arrived) {}

    /** @param reason why it is put off; left out where it is arranged for the first time */
    @Schema(example = """
                    {"day": "2026-12-18", "time": "上午九时", "place": "鹿城区行政审批服务中心 301 室"}""")
    record HearingArrangement(
            @Nullable LocalDate day,
            @Nullable String time,
            @Nullable String place,
            @Nullable String reason) {}

    /** @param asks whether a hearing is asked for; required */
    @Schema(example = "{\"asks\": true, \"words\": \"请求听证\"}")
    record HearingAnswer(@Nullable Boolean asks, @Nullable String words) {}

    @PostMapping("/api/v1/desk/cases/{id}/hearing")
    @Operation(summary = "听证告知 · Tell applicant and interested parties that they may ask for a hearing (行政许可法 47)")
    CaseDetail offer(@PathVariable UUID id, @RequestBody HearingOffer offer, FormKey key, Actor actor, Face face) {
        List<String> interested = offer.interested() == null ? List.of() : offer.interested();
        return done(id, true, key, actor, face, new CaseCommand.OfferHearing(orEmpty(offer.reason()), interested));
    }

    @PostMapping("/api/v1/desk/cases/{id}/hearing/request")
    @Operation(summary = "申请听证 · Write down that an interested party, or the applicant in writing, asked for it")
    CaseDetail request(
            @PathVariable UUID id, @RequestBody HearingRequest request, FormKey key, Actor actor, Face face) {
        return done(
                id,
                true,
                key,
                actor,
                face,
                new CaseCommand.AskHearing(orEmpty(request.by()), orEmpty(request.words()), request.arrived()));
    }

    @PostMapping("/api/v1/desk/cases/{id}/hearing/arrangement")
    @Operation(summary = "听证通知 · Tell time and place, seven working days before; put it off once (行政许可法 48)")
    CaseDetail arrange(
            @PathVariable UUID id, @RequestBody HearingArrangement arranged, FormKey key, Actor actor, Face face) {
        LocalDate day = arranged.day();
        if (day == null) {
            throw new Refused(new CaseRefusal.ReasonMissing());
        }
        return done(
                id,
                true,
                key,
                actor,
                face,
                new CaseCommand.ArrangeHearing(
                        day, orEmpty(arranged.time()), orEmpty(arranged.place()), orEmpty(arranged.reason())));
    }

    @PostMapping("/api/v1/cases/{id}/hearing")
    @Operation(summary = "是否要求听证 · The applicant asks for a hearing or declines it")
    CaseDetail answer(@PathVariable UUID id, @RequestBody HearingAnswer answered, FormKey key, Actor actor, Face face) {
        Boolean asks = answered.asks();
        if (asks == null) {
            throw new Refused(new CaseRefusal.ReasonMissing());
        }
        return done(
                id,
                false,
                key,
                actor,
                face,
                asks
                        ? new CaseCommand.AskHearing("", orEmpty(answered.words()))
                        : new CaseCommand.DeclineHearing(orEmpty(answered.words())));
    }

    private CaseDetail done(UUID id, boolean staff, FormKey key, Actor actor, Face face, CaseCommand command) {
        casework.perform(actor, id, key.value().toString(), command);
        return CaseDetail.of(views.view(actor, id), staff, face);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
