package org.onedoor.paper;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.onedoor.shared.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a paper was filled with, as it lies in its row: words in both languages, days as dates. They belong to the paper
 * for good; a later change of the case does not reach them.
 */
record PaperValues(Map<String, List<Text>> all) {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final DateTimeFormatter ZH = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);
    private static final DateTimeFormatter EN = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    static Text day(LocalDate day) {
        return new Text(ZH.format(day), EN.format(day));
    }

    static String write(Map<String, ?> values) {
        Map<String, Object> plain = new TreeMap<>();
        values.forEach((name, value) -> plain.put(name, plain(value)));
        return JSON.writeValueAsString(plain);
    }

    private static Object plain(Object value) {
        return switch (value) {
            case String text -> text;
            // in most texts that are names the languages are two; where they are one, it is kept once
            case Text text when text.zh().equals(text.en()) -> text.zh();
            case Text text -> List.of("t", text.zh(), text.en());
            case LocalDate day -> List.of("d", day.toString());
            case List<?> many -> {
                List<Object> all = new ArrayList<>(List.of("l"));
                many.forEach(one -> all.add(plain(one)));
                yield all;
            }
            default -> throw new IllegalArgumentException("no value of a paper: " + value.getClass());
        };
    }

    static PaperValues read(String json) {
        Map<String, List<Text>> all = new LinkedHashMap<>();
        JSON.readTree(json).properties().forEach(entry -> all.put(entry.getKey(), texts(entry.getValue())));
        return new PaperValues(all);
    }

    private static List<Text> texts(JsonNode node) {
        if (!node.isArray()) {
            return List.of(new Text(node.asString(), node.asString()));
        }
        return switch (node.get(0).asString()) {
            case "t" -> List.of(new Text(node.get(1).asString(), node.get(2).asString()));
            case "d" -> List.of(day(LocalDate.parse(node.get(1).asString())));
            default -> {
                List<Text> many = new ArrayList<>();
                for (int i = 1; i < node.size(); i++) {
                    many.addAll(texts(node.get(i)));
                }
                yield many;
            }
        };
    }

    List<Text> many(String name) {
        return all.getOrDefault(name, List.of());
    }

    Optional<Text> one(String name) {
        return many(name).stream().findFirst();
    }
}
