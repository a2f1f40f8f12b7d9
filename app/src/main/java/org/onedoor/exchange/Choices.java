package org.onedoor.exchange;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;

/**
 * 对照: what the steward says that a file means. Nothing in it is guessed about codes: a value stands here because somebody
 * wrote it down.
 *
 * @param columns key of ours → header of theirs; an empty header leaves the column out
 * @param values key of ours → their value → ours; empty where theirs shall be left out
 * @param fixed what holds for the whole file: {@code sheet} the sheet that is read, {@code set} the code set of all lines,
 *     {@code scheme} whose codes the column “their code” holds
 * @param confirmed ids of lines that really change what they mean
 * @param complete whether codes of a set that the file does not have shall go
 */
record Choices(
        Map<String, String> columns,
        Map<String, Map<String, String>> values,
        Map<String, String> fixed,
        Set<String> confirmed,
        boolean complete) {

    static final Choices NONE = new Choices(Map.of(), Map.of(), Map.of(), Set.of(), false);

    private static final List<String> FIXED = List.of(StandardTables.SET, "scheme", "sheet");

    Choices {
        columns = Map.copyOf(columns);
        values = Map.copyOf(values);
        fixed = Map.copyOf(fixed);
        confirmed = Set.copyOf(confirmed);
    }

    /** 对照文件: a mapping that is kept beside a vendor's files and used again. */
    static Choices read(String file, String text, Mistakes mistakes) {
        return DefinitionFolder.mapping(file, text, mistakes).map(Choices::read).orElse(NONE);
    }

    private static Choices read(Fields fields) {
        Map<String, Map<String, String>> values = new LinkedHashMap<>();
        fields.child("values").ifPresent(keys -> keys.keys().forEach(key -> values.put(key, keys.words(key))));
        Map<String, String> fixed = new HashMap<>();
        FIXED.forEach(key -> fields.optionalString(key).ifPresent(value -> fixed.put(key, value)));
        Choices choices = new Choices(
                fields.words("columns"),
                values,
                fixed,
                new TreeSet<>(fields.strings("confirmed")),
                fields.flag("complete", false));
        fields.close();
        return choices;
    }
}
