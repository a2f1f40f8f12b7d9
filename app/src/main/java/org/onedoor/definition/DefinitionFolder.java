package org.onedoor.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of {@code *.yaml} files. A file holds one document ({@code kind}, {@code id}) or a list of one kind
 * ({@code kind}, {@code entries}, each with its {@code id}). Documents that name no {@code effective} day hold from ever.
 */
public final class DefinitionFolder {

    static final List<String> COMMON = List.of("kind", "id", "effective");

    /** The day from which documents hold that name none. */
    public static final LocalDate EVER = LocalDate.of(2000, 1, 1);

    private static final long LARGEST_FILE = 2_000_000;

    private DefinitionFolder() {}

    /** Reads every file below a folder, in the order of their names; files are named relative to {@code folder}'s own name. */
    public static List<Document> read(Path folder, Mistakes mistakes) {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(path -> path.toString().endsWith(".yaml"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Document> documents = new ArrayList<>();
        for (Path file : files) {
            text(file, mistakes).ifPresent(text -> documents.addAll(read(file.toString(), text, mistakes)));
        }
        reportRepeated(documents, mistakes);
        return List.copyOf(documents);
    }

    private static Optional<String> text(Path file, Mistakes mistakes) {
        Place whole = new Place(file.toString(), 0);
        try {
            if (Files.size(file) > LARGEST_FILE) {
                mistakes.add(
                        whole, "文件超过 2 MB", "the file is larger than 2 MB", "拆成几个文件", "split it into several files");
                return Optional.empty();
            }
            return Optional.of(Files.readString(file));
        } catch (CharacterCodingException e) {
            mistakes.add(whole, "文件不是 UTF-8 编码", "the file is not UTF-8", "另存为 UTF-8", "save it as UTF-8");
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a text that is one mapping and no definition: settings that are kept in a file. */
    public static Optional<Fields> mapping(String file, String text, Mistakes mistakes) {
        return Yaml.read(file, text, mistakes).map(root -> Fields.of(root, mistakes));
    }

    /** Reads the documents of one text. */
    public static List<Document> read(String file, String text, Mistakes mistakes) {
        Optional<Node> root = Yaml.read(file, text, mistakes);
        if (root.isEmpty()) {
            return List.of();
        }
        Fields fields = Fields.of(root.get(), mistakes);
        String kind = fields.string("kind");
        if (!fields.has("entries")) {
            suggestEntries(fields, root.get());
            return document(kind, root.get(), mistakes).stream().toList();
        }
        List<Document> documents = new ArrayList<>();
        if (root.get() instanceof Node.Mapping mapping
                && mapping.values().get("entries") instanceof Node.Sequence entries) {
            for (Node entry : entries.items()) {
                document(kind, entry, mistakes).ifPresent(documents::add);
            }
        } else {
            fields.wrong(
                    "entries",
                    "entries 应当是一个列表",
                    "entries must be a list",
                    "每项以“- ”开头",
                    "begin each entry with \"- \"");
        }
        fields.close();
        return documents;
    }

    private static void suggestEntries(Fields fields, Node root) {
        if (root instanceof Node.Mapping mapping && !mapping.values().containsKey("id")) {
            Similar.to("entries", mapping.values().keySet())
                    .ifPresent(key -> fields.wrong(
                            key,
                            "不认识的键 " + key + "（是不是 entries？）",
                            "unknown key " + key + " (did you mean entries?)",
                            "改成 entries",
                            "write entries"));
        }
    }

    private static Optional<Document> document(String kind, Node node, Mistakes mistakes) {
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = Fields.of(node, mistakes);
        String id = fields.string("id");
        LocalDate effective = fields.optionalDate("effective").orElse(EVER);
        return id.isEmpty() ? Optional.empty() : Optional.of(new Document(kind, id, effective, node));
    }

    private static void reportRepeated(List<Document> documents, Mistakes mistakes) {
        Map<String, Document> first = new HashMap<>();
        for (Document document : documents) {
            String name = document.kind() + " " + document.id() + " " + document.effective();
            Document other = first.putIfAbsent(name, document);
            if (other != null) {
                Place at = other.node().place();
                mistakes.add(
                        document.node().place(),
                        document.kind() + " " + document.id() + " 已经在 " + at + " 定义过",
                        document.kind() + " " + document.id() + " is already defined at " + at,
                        "换一个编号，或写上不同的生效日期",
                        "use another id, or a different effective day");
            }
        }
    }
}
