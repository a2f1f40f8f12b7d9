package org.onedoor.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Place;

/** What was sent, as it was read: tables from CSV files and workbooks, texts from YAML and JSON-LD. */
record Content(List<Table> tables, List<Written> texts) {

    Content {
        tables = List.copyOf(tables);
        texts = List.copyOf(texts);
    }

    /** One file as it came. */
    static final class Incoming {

        private final String name;
        private final byte[] bytes;

        Incoming(String name, byte[] bytes) {
            this.name = name;
            this.bytes = bytes;
        }

        String name() {
            return name;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    /** A file of text. */
    record Written(String name, String text) {

        boolean yaml() {
            return name.endsWith(".yaml") || name.endsWith(".yml");
        }
    }

    /** Reads files by their endings; whatever cannot be read is told, and nothing of it is used. */
    static Content read(List<Incoming> files, Mistakes mistakes) {
        List<Table> tables = new ArrayList<>();
        List<Written> texts = new ArrayList<>();
        long size = files.stream().mapToLong(file -> file.bytes().length).sum();
        if (files.isEmpty()) {
            whole("", "没有选文件", "no file was chosen", "选一个 .xlsx、.csv、.yaml 或 .jsonld 文件", mistakes);
        } else if (size > Limits.FILES) {
            whole(
                    files.getFirst().name(),
                    "超过 " + Limits.FILES / 1_000_000 + " MB",
                    "more than " + Limits.FILES / 1_000_000 + " MB",
                    "分成几个文件",
                    mistakes);
        } else {
            for (Incoming file : files) {
                read(file, tables, texts, mistakes);
            }
            Set<String> seen = new HashSet<>();
            for (Table table : tables) {
                if (!seen.add(table.name())) {
                    mistakes.add(
                            new Place(table.name(), 0),
                            "有两张表叫“" + table.name() + "”",
                            "two tables are called " + table.name(),
                            "只选一个文件，或改名",
                            "choose one of the files, or rename it");
                }
            }
        }
        return new Content(tables, texts);
    }

    private static void read(Incoming file, List<Table> tables, List<Written> texts, Mistakes mistakes) {
        String name = file.name().replaceAll(".*[/\\\\]", "");
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".csv")) {
            CsvReading.read(name.substring(0, name.length() - 4), file.bytes(), mistakes)
                    .ifPresent(tables::add);
        } else if (lower.endsWith(".xlsx")) {
            tables.addAll(XlsxReading.read(name, file.bytes(), mistakes));
        } else if (lower.endsWith(".yaml")
                || lower.endsWith(".yml")
                || lower.endsWith(".jsonld")
                || lower.endsWith(".json")) {
            Optional<String> text = CsvReading.text(name, file.bytes(), mistakes);
            text.ifPresent(read -> texts.add(new Written(lower, read)));
        } else {
            whole(
                    name,
                    "不认识这种文件",
                    "this kind of file is not known",
                    "用 .xlsx、.csv、.yaml 或 .jsonld；旧的 .xls 另存为 .xlsx",
                    mistakes);
        }
    }

    private static void whole(String name, String zh, String en, String mendZh, Mistakes mistakes) {
        mistakes.add(
                new Place(name, 0),
                zh,
                en,
                mendZh,
                "send .xlsx, .csv, .yaml or .jsonld of at most 5 MB; save .xls as .xlsx");
    }

    Optional<Table> table(String name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }
}
