package org.onedoor.casework.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.web.FormKey;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 批量办理 for programs. */
@RestController
@Tag(name = "desk")
class BatchApi {

    private static final int LINES = 1_000;

    private final BatchWork work;
    private final Batches batches;

    BatchApi(BatchWork work, Batches batches) {
        this.work = work;
        this.batches = batches;
    }

    /**
     * @param action claim, release, assign, accept, ask-correction, refuse, agree, disagree, grant or deny
     * @param reason needed for refuse, disagree, deny and ask-correction (all that has to be put right)
     * @param to the colleague's account, for assign
     */
    @Schema(example = """
                    {"action": "accept", "lines": [{"id": "0199b5c0-0000-7000-8000-000000000000", "step": "accept"}]}""")
    record Wish(
            @Nullable String action,
            @Nullable String reason,
            @Nullable UUID to,
            @Nullable List<@Nullable Target> lines) {}

    record Target(@Nullable UUID id, @Nullable String step) {}

    /**
     * @param waiting lines whose turn has not come yet
     * @param lines by their number, from 1
     * @param next the number to send as {@code after} for the lines behind these, null on the last page
     */
    record BatchAnswer(
            UUID id,
            String action,
            int total,
            int done,
            int refused,
            int waiting,
            List<LineAnswer> lines,
            @Nullable Integer next) {}

    /** @param outcome done, the code of why it was refused, or null while it waits; {@code values} go with the code */
    record LineAnswer(
            int number, UUID id, String step, @Nullable String outcome, Map<String, String> values) {}

    @PostMapping("/api/v1/desk/batches")
    @Operation(summary = "批量办理 · Do the same thing to up to 5,000 cases, each judged on its own")
    BatchAnswer begin(@RequestBody Wish wish, FormKey key, Actor actor) {
        Batch.Action action = Batch.Action.of(wish.action() == null ? "" : wish.action())
                .orElseThrow(() -> new Refused(new DeskRefusal.NotValid()));
        List<Batch.Target> targets = (wish.lines() == null ? List.<@Nullable Target>of() : wish.lines())
                .stream().map(BatchApi::target).distinct().toList();
        UUID to = action == Batch.Action.ASSIGN ? wish.to() : null;
        String reason = wish.reason() == null ? "" : wish.reason();
        return answer(actor, work.begin(actor, key.value().toString(), action, reason, to, targets), 0);
    }

    @GetMapping("/api/v1/desk/batches/{id}")
    @Operation(summary = "批量结果 · What became of each line, a thousand at a time")
    BatchAnswer get(
            @PathVariable UUID id,
            @Parameter(description = "the number behind which the page begins") @RequestParam(defaultValue = "0")
                    int after,
            Actor actor) {
        return answer(actor, id, after);
    }

    private BatchAnswer answer(Actor actor, UUID id, int after) {
        Batch batch = batches.required(actor, id);
        Batches.Counts counts = batches.counts(id);
        List<LineAnswer> lines = batches.outcomes(id, after, LINES).stream()
                .map(line -> new LineAnswer(line.ordinal(), line.id(), line.step(), line.outcome(), line.values()))
                .toList();
        return new BatchAnswer(
                id,
                batch.action().code(),
                batch.total(),
                counts.done(),
                counts.refused(),
                counts.waiting(),
                lines,
                lines.size() == LINES && after + LINES < batch.total()
                        ? lines.getLast().number()
                        : null);
    }

    private static Batch.Target target(@Nullable Target line) {
        if (line == null || line.id() == null || line.step() == null) {
            throw new Refused(new DeskRefusal.NotValid());
        }
        return Batch.Target.read(line.id() + ":" + line.step())
                .orElseThrow(() -> new Refused(new DeskRefusal.NotValid()));
    }
}
