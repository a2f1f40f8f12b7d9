package org.onedoor.exchange;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Mistake;
import org.onedoor.definition.Mistakes;
import org.onedoor.shared.Actor;
import org.onedoor.web.Face;
import org.onedoor.web.FormKey;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** 导入 for programs: a file and what its codes mean, at once; drafts are made where nothing is unclear. */
@RestController
@Tag(name = "imports", description = "导入定义 · importing definitions")
class ImportApi {

    private static final int LINES = 500;

    private final Importing importing;

    ImportApi(Importing importing) {
        this.importing = importing;
    }

    /**
     * What came of it.
     *
     * @param id of the import, which its owner finds on the page /studio/imports/{id}; null where the file could not be read
     * @param ready whether drafts can be made
     * @param made how many were made; 0 with {@code dryRun} and where something is unclear
     * @param lines what is wrong, unclear, lost, changed and lacking, in the reader's language: the first 500 and how many more
     */
    record Outcome(@Nullable UUID id, boolean ready, int made, List<String> lines) {}

    @PostMapping(path = "/api/v1/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "导入为修订稿 · Make drafts of a file (xlsx, csv, yaml, jsonld)")
    ResponseEntity<Outcome> make(
            @RequestParam String kind,
            @RequestParam List<MultipartFile> file,
            @RequestParam(required = false) @Nullable MultipartFile map,
            @RequestParam(defaultValue = "true") boolean dryRun,
            FormKey key,
            Actor actor,
            Face face)
            throws IOException {
        Mistakes mistakes = new Mistakes();
        List<Content.Incoming> files = ImportPages.incoming(file);
        Content content = Content.read(files, mistakes);
        Choices choices = map == null || map.isEmpty()
                ? Choices.NONE
                : ImportPages.mapping(ImportPages.incoming(List.of(map)).getFirst(), mistakes);
        if (!mistakes.none() || !Plans.kinds().contains(kind)) {
            List<String> lines = lines(mistakes.all(), face);
            if (!Plans.kinds().contains(kind)) {
                lines.addFirst(face.msg("exchange.kind-error") + " " + String.join(", ", Plans.kinds()));
            }
            return unclear(null, first(lines, face));
        }
        String name =
                String.join(", ", files.stream().map(Content.Incoming::name).toList());
        UUID id = importing.keep(actor, key.value() + "/keep", kind, ImportPages.shortened(name), content, choices);
        Import one = importing.view(actor, id);
        if (one.begun() != null) {
            return ResponseEntity.ok(new Outcome(id, true, one.begun().size(), List.of()));
        }
        Holding holding = importing.holding(kind);
        Preview preview = importing.preview(actor, one, holding);
        List<String> lines = first(
                Told.lines(
                        preview,
                        Importing.lacking(preview, holding),
                        face.locale(),
                        refusal -> face.refused(refusal.code(), refusal.values())),
                face);
        if (!preview.ready()) {
            boolean nothing = preview.mistakes().isEmpty()
                    && preview.unknown().isEmpty()
                    && preview.drafts().isEmpty();
            return nothing ? ResponseEntity.ok(new Outcome(id, false, 0, lines)) : unclear(id, lines);
        }
        int made = dryRun ? 0 : importing.make(actor, key.value() + "/make", id, one.version(), preview.mark());
        return ResponseEntity.ok(new Outcome(id, true, made, lines));
    }

    private static List<String> lines(List<Mistake> mistakes, Face face) {
        return new ArrayList<>(
                mistakes.stream().map(one -> one.line(face.locale())).toList());
    }

    /** The first ones, how many there are after them, and the last one, which counts everything. */
    private static List<String> first(List<String> lines, Face face) {
        if (lines.size() <= LINES) {
            return lines;
        }
        List<String> first = new ArrayList<>(lines.subList(0, LINES));
        first.add(face.msg("exchange.more-lines", "n", lines.size() - LINES - 1));
        first.add(lines.getLast());
        return first;
    }

    private static ResponseEntity<Outcome> unclear(@Nullable UUID id, List<String> lines) {
        return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).body(new Outcome(id, false, 0, lines));
    }
}
