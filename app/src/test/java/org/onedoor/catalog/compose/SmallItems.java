package org.onedoor.catalog.compose;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.onedoor.catalog.ItemFolder;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;
import org.onedoor.standard.Standard;

/** Items of a few lines over the demo city's standards, and the standards with something changed. */
final class SmallItems {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private final List<Document> documents = new ArrayList<>();
    private int codes = 1;

    /** The demo city's standards. */
    SmallItems() {
        Mistakes mistakes = new Mistakes();
        documents.addAll(DefinitionFolder.read(Path.of("..", "definitions", "standard"), mistakes));
        requireNone(mistakes);
    }

    /** One more document, or one in place of another of the same kind and id. */
    SmallItems with(String text) {
        Mistakes mistakes = new Mistakes();
        List<Document> read = DefinitionFolder.read("added.yaml", text, mistakes);
        requireNone(mistakes);
        for (Document document : read) {
            documents.removeIf(
                    other -> other.kind().equals(document.kind()) && other.id().equals(document.id()));
        }
        documents.addAll(read);
        return this;
    }

    /**
     * An item of firms that the market regulators grant in a working day.
     *
     * @param rest its form, materials, result and whatever else is its own
     */
    SmallItems item(String id, String rest) {
        StringBuilder text = new StringBuilder("""
                kind: item
                id: %s
                name: {zh: 事项 %s, en: Item %s}
                summary: {zh: 例子, en: An example}
                catalogue: {code: "3307310%05d", type: "07", level: "4", audience: ["2"], case-kind: "2"}
                department: market-regulation
                offered: [web]
                laws: []
                fee: {fen: 0}
                process:
                  accept: {within: {unit: same-day}}
                  decide: {department: market-regulation, within: {unit: same-day}}
                """.formatted(id, id, id, codes++));
        text.append(rest);
        otherwise(text, "regions:", "regions: [\"330300\"]");
        otherwise(text, "limits:", "limits: {promised: {value: 1, unit: working-days}}");
        otherwise(text, "visits:", "visits: {count: 0}");
        otherwise(
                text,
                "contact:",
                "contact: {consult: 0577-88000001, complain: 0577-88000002, address: {zh: " + id + " 号窗口, en: window "
                        + id + "}, hours: {zh: 工作日, en: Working days}}");
        otherwise(text, "result:", "result: {kind: none}");
        return with(text.toString());
    }

    private static void otherwise(StringBuilder text, String key, String line) {
        if (text.indexOf("\n" + key) < 0) {
            text.append(line).append('\n');
        }
    }

    Source source(String id) {
        Mistakes mistakes = new Mistakes();
        Standard standard = standard();
        Source source = Source.of(
                ItemFolder.of(documents, standard, TODAY).find(id, mistakes).orElseThrow(), standard);
        requireNone(mistakes);
        return source;
    }

    Standard standard() {
        Mistakes mistakes = new Mistakes();
        Standard standard = Standard.of(documents, TODAY, mistakes);
        requireNone(mistakes);
        return standard;
    }

    List<Source> sources(String... ids) {
        return List.of(ids).stream().map(this::source).toList();
    }

    Recomposed joined(String... ids) {
        return switch (Recomposition.of(sources(ids))) {
            case Recomposition.Outcome.Done(Recomposed recomposed) -> recomposed;
            case Recomposition.Outcome.Refused(List<Clash> clashes) ->
                throw new AssertionError(
                        clashes.stream().map(clash -> clash.what().en()).toList());
        };
    }

    List<Clash> clashes(String... ids) {
        return clashes(sources(ids));
    }

    static List<Clash> clashes(List<Source> sources) {
        return switch (Recomposition.of(sources)) {
            case Recomposition.Outcome.Done _ -> List.of();
            case Recomposition.Outcome.Refused(List<Clash> clashes) -> clashes;
        };
    }

    /** What the check says of the bundles among what was added. */
    List<String> mistakes() {
        Mistakes mistakes = new Mistakes();
        new BundleCheck().check(documents, mistakes);
        return mistakes.all().stream()
                .map(mistake -> mistake.line(Locale.ENGLISH))
                .toList();
    }

    private static void requireNone(Mistakes mistakes) {
        if (!mistakes.none()) {
            throw new AssertionError(mistakes.all().stream()
                    .map(mistake -> mistake.line(Locale.ENGLISH))
                    .toList());
        }
    }
}
