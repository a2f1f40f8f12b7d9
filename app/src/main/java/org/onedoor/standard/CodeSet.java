package org.onedoor.standard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Document;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;
import org.onedoor.shared.Text;

/**
 * 代码集: the values that something coded may have, in the order in which people see them.
 *
 * @param standard the standard or law that the codes come from; {@code Onedoor} for words of our own
 * @param since the day on which the standard came into force, null where that is not known
 */
public record CodeSet(
        String id, Text name, String standard, @Nullable LocalDate since, List<Code> codes) {

    public CodeSet {
        codes = List.copyOf(codes);
    }

    /**
     * One value.
     *
     * @param maps what the value is called elsewhere: scheme → code there; imports go through this, never by number
     */
    public record Code(String code, Text name, Map<String, String> maps) {

        public Code {
            maps = Map.copyOf(maps);
        }
    }

    public Optional<Code> code(String code) {
        return codes.stream().filter(entry -> entry.code().equals(code)).findFirst();
    }

    /** The value that another scheme's code means; none if the scheme does not know it or means several by it. */
    public Optional<Code> from(String scheme, String theirs) {
        List<Code> meant = codes.stream()
                .filter(entry -> theirs.equals(entry.maps().get(scheme)))
                .toList();
        return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
    }

    static CodeSet read(Document document, Mistakes mistakes) {
        Fields fields = document.fields(mistakes);
        Identifiers.kebab(fields, document.id());
        Text name = fields.text("name");
        String standard = fields.string("standard");
        LocalDate since = fields.optionalDate("since").orElse(null);
        List<Code> codes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Fields entry : fields.children("codes")) {
            Code code = new Code(entry.string("code"), entry.text("name"), entry.words("maps"));
            entry.close();
            codes.add(code);
            if (!code.code().isEmpty() && !seen.add(code.code())) {
                entry.wrong(
                        "code",
                        "代码 " + code.code() + " 在 " + document.id() + " 里重复",
                        "the code " + code.code() + " appears twice in " + document.id(),
                        "每个代码只写一次",
                        "write each code once");
            }
        }
        Retirement.read(fields);
        fields.close();
        if (codes.isEmpty()) {
            fields.wrong("codes", "代码集是空的", "the code set is empty", "在 codes 里写上代码", "list its codes under codes");
        }
        return new CodeSet(document.id(), name, standard, since, codes);
    }
}
