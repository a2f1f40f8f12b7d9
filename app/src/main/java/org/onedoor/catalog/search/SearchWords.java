package org.onedoor.catalog.search;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.onedoor.definition.Document;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;

/**
 * 检索用词: how people say things, a definition of kind {@code search-words}.
 *
 * @param noise words that say nothing about what is wanted (我想, 怎么办, how to)
 * @param synonyms what people say → official words for it, the likeliest first; the words are looked up in the items'
 *     names and words, so that one list serves every catalogue
 */
public record SearchWords(Set<String> noise, Map<String, List<String>> synonyms) {

    public static final String KIND = "search-words";

    public static final SearchWords NONE = new SearchWords(Set.of(), Map.of());

    public SearchWords {
        noise = Set.copyOf(noise);
        synonyms = Map.copyOf(synonyms);
    }

    /** Reads the documents of the kind among others; notes their mistakes. */
    public static SearchWords read(List<Document> documents, Mistakes mistakes) {
        Set<String> noise = new HashSet<>();
        Map<String, List<String>> synonyms = new TreeMap<>();
        for (Document document : documents) {
            if (!document.kind().equals(KIND)) {
                continue;
            }
            Fields fields = document.fields(mistakes);
            fields.strings("noise").forEach(word -> noise.add(Asked.normal(word)));
            for (Fields synonym : fields.children("synonyms")) {
                List<String> means =
                        synonym.strings("means").stream().map(Asked::normal).toList();
                if (means.isEmpty()) {
                    synonym.wrong("means", "没有写含义", "it means nothing", "写上正式的说法", "add the official words");
                }
                for (String say : synonym.strings("say")) {
                    if (synonyms.putIfAbsent(Asked.normal(say), means) != null) {
                        synonym.wrong(
                                "say",
                                "“" + say + "”已经写过",
                                "\"" + say + "\" is already listed",
                                "合并成一条",
                                "merge both into one");
                    }
                }
                synonym.close();
            }
            fields.close();
        }
        return new SearchWords(noise, synonyms);
    }
}
