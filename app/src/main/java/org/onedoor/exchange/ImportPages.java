package org.onedoor.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Mistake;
import org.onedoor.definition.Mistakes;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refusal;
import org.onedoor.shared.Text;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.Field;
import org.onedoor.web.FormKey;
import org.onedoor.web.Option;
import org.onedoor.web.Page;
import org.onedoor.web.Question;
import org.onedoor.web.Redirect;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** 导入: a file is sent, its columns and codes are told apart, what it would change is looked at, and drafts are made. */
@Controller
class ImportPages {

    private static final int LISTED = 20;
    private static final int SHOWN = 100;
    private static final String ACCEPT = ".xlsx,.csv,.yaml,.yml,.jsonld,.json";
    private static final String LEFT_OUT = "-";
    private static final String COLUMN = "column.";

    private final Importing importing;

    ImportPages(Importing importing) {
        this.importing = importing;
    }

    /**
     * Where a file is sent.
     *
     * @param mistakes why what was sent could not be read
     */
    record SendPage(
            Field.FromList kind,
            Field.Upload file,
            Field.Upload mapping,
            List<Line> mistakes,
            List<Sent> sent,
            List<Exports> exports) {

        /** What goes out of one kind. */
        record Exports(String name, List<Link> links) {}

        record Link(String name, String path) {}

        record Sent(String path, String kind, String name, String at, boolean made) {}

        List<org.onedoor.web.Mistake> summary() {
            List<org.onedoor.web.Mistake> summary = new ArrayList<>();
            String error = kind.question().error();
            if (error != null) {
                summary.add(new org.onedoor.web.Mistake(kind.question().id(), error));
            }
            mistakes.forEach(line -> summary.add(new org.onedoor.web.Mistake(
                    file.question().id(),
                    line.where().isEmpty() ? null : line.where(),
                    line.what() + " " + line.mend())));
            return summary;
        }
    }

    /** Something to mend, and where. */
    record Line(String where, String what, String mend) {

        static List<Line> of(List<Mistake> mistakes, Face face) {
            return mistakes.stream()
                    .map(one -> new Line(
                            where(one.place().file(), one.place().line(), face),
                            face.text(one.what()),
                            face.text(one.mend())))
                    .toList();
        }

        /** The first that a page draws, and how many come after them. */
        static List<Line> first(List<Mistake> mistakes, Face face) {
            List<Line> lines = new ArrayList<>(of(mistakes.stream().limit(SHOWN).toList(), face));
            if (mistakes.size() > SHOWN) {
                lines.add(new Line("", face.msg("exchange.more-lines", "n", mistakes.size() - SHOWN), ""));
            }
            return lines;
        }

        private static String where(String sheet, int row, Face face) {
            if (row == 0) {
                return sheet;
            }
            return face.msg("exchange.row", "sheet", sheet, "n", row);
        }
    }

    /**
     * What was sent and what it would become.
     *
     * @param columns which of theirs each of our columns is read from
     * @param fixed what holds for the whole file
     * @param codes theirs, with ours to choose from: those first of which nobody has said anything
     * @param moreCodes how many codes are not shown
     * @param more how many drafts are not shown
     * @param retiring what is retired by it
     * @param made the drafts that were begun; null before
     */
    record ImportPage(
            UUID id,
            int version,
            String kindName,
            String name,
            String at,
            List<Field.FromList> columns,
            List<Field> fixed,
            List<CodeRow> codes,
            int moreCodes,
            List<SwapRow> swaps,
            Field.@Nullable Tick complete,
            List<Line> mistakes,
            int unknown,
            List<DraftRow> drafts,
            int more,
            int fresh,
            int changed,
            int same,
            List<String> absent,
            List<String> retiring,
            List<Line> lacking,
            List<Line> lost,
            boolean ready,
            String mark,
            @Nullable List<Made> made) {

        record CodeRow(Field.FromList field, String key, String value) {}

        record SwapRow(String id, String where, String text, boolean confirmed) {}

        /** @param turn that it is retired by it, or is no more; null where neither */
        record DraftRow(
                String where,
                String id,
                String name,
                String state,
                String look,
                @Nullable String turn,
                List<ChangeRow> changes) {}

        record ChangeRow(
                String path,
                @Nullable String before,
                @Nullable String after) {}

        /** @param path of the proposal; null where somebody was writing one already */
        record Made(String name, @Nullable String path) {}
    }

    @GetMapping("/studio/import")
    Page ask(@RequestParam(defaultValue = "") String kind, Actor actor, Face face) {
        return send(kind, null, List.of(), actor, face);
    }

    /** @param unknown why no kind was chosen; null where one was, or nothing was sent yet */
    private Page send(String kind, @Nullable String unknown, List<Mistake> mistakes, Actor actor, Face face) {
        Question what = Question.of("kind", face.msg("exchange.kind"))
                .withHint(face.msg("exchange.kind-hint"))
                .withError(unknown);
        Question file = Question.of("file", face.msg("exchange.file"))
                .withError(mistakes.isEmpty() ? null : face.msg("exchange.file-error"));
        Question mapping = Question.of("map", face.msg("exchange.mapping"))
                .withHint(face.msg("exchange.mapping-hint"))
                .asOptional();
        return Page.of(
                "exchange/send",
                new SendPage(
                        new Field.FromList(
                                what,
                                Plans.kinds().stream()
                                        .map(one -> Option.of(one, face.msg("exchange.kind." + one)))
                                        .toList(),
                                kind),
                        new Field.Upload(file, ACCEPT, false, true, face.msg("exchange.limits"), List.of()),
                        new Field.Upload(
                                mapping, ".yaml,.yml", false, false, face.msg("exchange.mapping-limits"), List.of()),
                        Line.first(mistakes, face),
                        importing.newest(actor, LISTED).stream()
                                .map(one -> new SendPage.Sent(
                                        "/studio/imports/" + one.id(),
                                        face.msg("exchange.kind." + one.kind()),
                                        one.name(),
                                        face.moment(one.sent()),
                                        one.made()))
                                .toList(),
                        exports(face)));
    }

    private static List<SendPage.Exports> exports(Face face) {
        List<SendPage.Exports> exports = new ArrayList<>();
        List<SendPage.Link> items = new ArrayList<>(links(Import.ITEM, List.of("xlsx", "yaml", "jsonld"), face));
        for (String table : NationalFields.tableNames()) {
            items.add(new SendPage.Link(
                    face.msg("exchange.out.table", "name", face.msg("exchange.table." + NationalFields.file(table))),
                    "/studio/export/file?kind=item&format=csv&table=" + NationalFields.file(table)));
        }
        exports.add(new SendPage.Exports(face.msg("exchange.items"), items));
        for (String kind : StandardTables.kinds()) {
            exports.add(new SendPage.Exports(
                    face.msg("exchange.kind." + kind), links(kind, List.of("xlsx", "csv", "yaml"), face)));
        }
        return exports;
    }

    private static List<SendPage.Link> links(String kind, List<String> formats, Face face) {
        return formats.stream()
                .map(format -> new SendPage.Link(
                        face.msg("exchange.out." + format), "/studio/export/file?kind=" + kind + "&format=" + format))
                .toList();
    }

    /** Reads what was sent; where nothing is wrong with it, goes on to what it would become. */
    @PostMapping("/studio/import")
    Answer send(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            @RequestParam(required = false) @Nullable MultipartFile map,
            FormKey key,
            Actor actor,
            Face face)
            throws IOException {
        Mistakes mistakes = new Mistakes();
        List<Content.Incoming> files = incoming(file == null ? List.of() : file);
        Content content = Content.read(files, mistakes);
        Choices choices = Choices.NONE;
        if (map != null && !map.isEmpty()) {
            choices = mapping(incoming(List.of(map)).getFirst(), mistakes);
        }
        String unknown = Plans.kinds().contains(kind) ? null : face.msg("exchange.kind-error");
        if (unknown != null || !mistakes.none()) {
            return send(kind, unknown, mistakes.all(), actor, face).withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        String name = files.stream().map(Content.Incoming::name).collect(Collectors.joining(", "));
        return Redirect.to("/studio/imports/"
                + importing.keep(actor, key.value().toString(), kind, shortened(name), content, choices));
    }

    static Choices mapping(Content.Incoming file, Mistakes mistakes) {
        return CsvReading.text(file.name(), file.bytes(), mistakes)
                .map(text -> Choices.read(file.name(), text, mistakes))
                .orElse(Choices.NONE);
    }

    static String shortened(String name) {
        return name.length() > 200 ? name.substring(0, 200) + "…" : name;
    }

    static List<Content.Incoming> incoming(List<MultipartFile> files) throws IOException {
        List<Content.Incoming> incoming = new ArrayList<>();
        for (MultipartFile file : files) {
            if (!file.isEmpty()) {
                String name = file.getOriginalFilename();
                incoming.add(new Content.Incoming(name == null ? "" : name.replace("\0", ""), file.getBytes()));
            }
        }
        return incoming;
    }

    @GetMapping("/studio/imports/{id}")
    Page show(@PathVariable UUID id, Actor actor, Face face) {
        Import one = importing.view(actor, id);
        Holding holding = importing.holding(one.kind());
        Preview preview = importing.preview(actor, one, holding);
        List<Preview.Draft> shown = preview.drafts().stream().limit(SHOWN).toList();
        boolean open = one.begun() == null;
        return Page.of(
                "exchange/preview",
                new ImportPage(
                        one.id(),
                        one.version(),
                        face.msg("exchange.kind." + one.kind()),
                        one.name(),
                        face.moment(one.sent()),
                        open ? columns(one, preview, face) : List.of(),
                        open ? fixed(one, face) : List.of(),
                        open ? codes(preview, face) : List.of(),
                        open ? Math.max(0, preview.codes().size() - SHOWN) : 0,
                        open ? swaps(preview, face) : List.of(),
                        open && one.kind().equals(StandardTables.CODE_SET)
                                ? new Field.Tick(
                                        Question.of("complete", face.msg("exchange.complete")),
                                        face.msg("exchange.complete-is"),
                                        one.choices().complete())
                                : null,
                        Line.of(preview.mistakes(), face),
                        preview.unknown().size(),
                        open ? shown.stream().map(draft -> row(draft, face)).toList() : List.of(),
                        preview.drafts().size() - shown.size(),
                        (int) preview.drafts().stream()
                                .filter(Preview.Draft::fresh)
                                .count(),
                        (int) preview.drafts().stream()
                                .filter(draft -> !draft.fresh())
                                .count(),
                        preview.same(),
                        preview.absent(),
                        open
                                ? preview.retiring().stream()
                                        .map(draft -> face.text(draft.name()))
                                        .toList()
                                : List.of(),
                        open ? Line.of(Importing.lacking(preview, holding), face) : List.of(),
                        open ? Line.of(preview.lost(), face) : List.of(),
                        open && preview.ready(),
                        preview.mark(),
                        made(one)));
    }

    private static @Nullable List<ImportPage.Made> made(Import one) {
        return one.begun() == null
                ? null
                : one.begun().stream()
                        .map(begun -> new ImportPage.Made(
                                begun.definition(),
                                begun.proposal() == null ? null : "/studio/proposals/" + begun.proposal()))
                        .toList();
    }

    private static List<Field.FromList> columns(Import one, Preview preview, Face face) {
        List<Option> headers = one.content()
                .table(sheet(one))
                .or(() -> one.content().tables().stream().findFirst())
                .map(table -> table.header().stream()
                        .map(header -> Option.of(header, header))
                        .toList())
                .orElse(List.of());
        return preview.columns().stream()
                .map(chosen -> new Field.FromList(
                        label(chosen.column(), face), headers, chosen.header().isEmpty() ? null : chosen.header()))
                .toList();
    }

    private static Question label(Column column, Face face) {
        Question question = Question.of(COLUMN + column.key(), face.text(column.label()));
        return column.needed() ? question : question.asOptional();
    }

    private static String sheet(Import one) {
        return one.choices().fixed().getOrDefault("sheet", "");
    }

    private static List<Field> fixed(Import one, Face face) {
        List<Field> fixed = new ArrayList<>();
        if (!StandardTables.kinds().contains(one.kind())) {
            return fixed;
        }
        List<Table> tables = one.content().tables();
        if (tables.size() > 1) {
            fixed.add(new Field.FromList(
                    Question.of("fixed.sheet", face.msg("exchange.sheet")),
                    tables.stream()
                            .map(table -> Option.of(table.name(), table.name()))
                            .toList(),
                    sheet(one).isEmpty() ? tables.getFirst().name() : sheet(one)));
        }
        if (one.kind().equals(StandardTables.CODE_SET)) {
            Map<String, String> said = one.choices().fixed();
            fixed.add(Field.Line.of(
                    Question.of("fixed.set", face.msg("exchange.set"))
                            .withHint(face.msg("exchange.set-hint"))
                            .asOptional(),
                    said.getOrDefault(StandardTables.SET, "")));
            fixed.add(Field.Line.of(
                    Question.of("fixed.scheme", face.msg("exchange.scheme"))
                            .withHint(face.msg("exchange.scheme-hint"))
                            .asOptional(),
                    said.getOrDefault("scheme", "")));
        }
        return fixed;
    }

    private static List<ImportPage.CodeRow> codes(Preview preview, Face face) {
        List<ImportPage.CodeRow> rows = new ArrayList<>();
        IdentityHashMap<Map<String, Text>, List<Option>> drawn = new IdentityHashMap<>();
        List<Preview.Code> shown = preview.codes().stream()
                .sorted(Comparator.comparing(code -> code.means() != null))
                .limit(SHOWN)
                .toList();
        for (Preview.Code code : shown) {
            List<Option> options = drawn.computeIfAbsent(code.options(), ours -> options(ours, face));
            String means = code.means();
            Question question = Question.of(
                            "means." + rows.size(),
                            face.msg("exchange.code", "column", code.column(), "value", code.value()))
                    .withHint(face.msg("exchange.row", "sheet", code.sheet(), "n", code.row()));
            rows.add(new ImportPage.CodeRow(
                    new Field.FromList(question, options, means == null ? null : means.isEmpty() ? LEFT_OUT : means),
                    code.key(),
                    code.value()));
        }
        return rows;
    }

    private static List<Option> options(Map<String, Text> ours, Face face) {
        List<Option> options = new ArrayList<>();
        ours.forEach(
                (code, name) -> options.add(Option.of(code, face.msg("exchange.option", "code", code, "name", name))));
        options.add(Option.of(LEFT_OUT, face.msg("exchange.left-out")));
        return options;
    }

    private static List<ImportPage.SwapRow> swaps(Preview preview, Face face) {
        return preview.swaps().stream()
                .map(swap -> new ImportPage.SwapRow(
                        swap.id(),
                        face.msg("exchange.row", "sheet", swap.sheet(), "n", swap.row()),
                        swap.was().isEmpty()
                                ? face.msg(
                                        "exchange.swap-new",
                                        "id",
                                        swap.id(),
                                        "name",
                                        swap.becomes(),
                                        "other",
                                        swap.other())
                                : face.msg(
                                        "exchange.swap",
                                        Map.of(
                                                "id",
                                                swap.id(),
                                                "was",
                                                swap.was(),
                                                "name",
                                                swap.becomes(),
                                                "other",
                                                swap.other())),
                        swap.confirmed()))
                .toList();
    }

    private static ImportPage.DraftRow row(Preview.Draft draft, Face face) {
        String state = draft.taken() ? "taken" : draft.fresh() ? "fresh" : "changed";
        Refusal refused = draft.refused();
        return new ImportPage.DraftRow(
                draft.row() == 0 ? draft.sheet() : face.msg("exchange.row", "sheet", draft.sheet(), "n", draft.row()),
                draft.id(),
                face.text(draft.name()),
                refused == null
                        ? face.msg("exchange.state." + state)
                        : face.msg("exchange.state.refused", "why", face.refused(refused.code(), refused.values())),
                draft.taken() || refused != null ? "warn" : draft.fresh() ? "good" : "blue",
                draft.retires()
                        ? face.msg("exchange.retires")
                        : draft.reinstated() ? face.msg("exchange.reinstated") : null,
                draft.differences().stream()
                        .map(one -> new ImportPage.ChangeRow(String.join(" › ", one.path()), one.before(), one.after()))
                        .toList());
    }

    /** Says what columns and codes mean; what is not on the page stays as it was said. */
    @PostMapping("/studio/imports/{id}")
    Redirect choose(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam MultiValueMap<String, String> form,
            FormKey key,
            Actor actor) {
        Choices before = importing.view(actor, id).choices();
        importing.choose(actor, key.value().toString(), id, version, choices(before, form));
        return Redirect.to("/studio/imports/" + id);
    }

    private static Choices choices(Choices before, MultiValueMap<String, String> form) {
        Map<String, String> columns = new LinkedHashMap<>(before.columns());
        Map<String, String> fixed = new LinkedHashMap<>(before.fixed());
        form.forEach((name, values) -> {
            String value = values.getFirst().strip();
            if (name.startsWith(COLUMN)) {
                columns.put(name.substring(COLUMN.length()), value);
            } else if (name.startsWith("fixed.")) {
                fixed.put(name.substring("fixed.".length()), value);
            }
        });
        Map<String, Map<String, String>> values = new LinkedHashMap<>();
        before.values().forEach((key, said) -> values.put(key, new LinkedHashMap<>(said)));
        List<String> keys = form.getOrDefault("code-of", List.of());
        List<String> theirs = form.getOrDefault("code", List.of());
        for (int i = 0; i < Math.min(keys.size(), theirs.size()); i++) {
            String means = form.getOrDefault("means." + i, List.of("")).getFirst();
            Map<String, String> said = values.computeIfAbsent(keys.get(i), any -> new LinkedHashMap<>());
            if (means.isEmpty()) {
                said.remove(theirs.get(i));
            } else {
                said.put(theirs.get(i), means.equals(LEFT_OUT) ? "" : means);
            }
        }
        Set<String> confirmed = new TreeSet<>(form.getOrDefault("confirm", List.of()));
        return new Choices(columns, values, fixed, confirmed, form.containsKey("complete"));
    }

    /** Makes the drafts that the page showed. */
    @PostMapping("/studio/imports/{id}/drafts")
    Redirect make(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String mark,
            FormKey key,
            Actor actor) {
        importing.make(actor, key.value().toString(), id, version, mark);
        return Redirect.to("/studio/imports/" + id);
    }
}
