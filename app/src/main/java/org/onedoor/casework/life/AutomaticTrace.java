package org.onedoor.casework.life;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Text;
import tools.jackson.databind.json.JsonMapper;

/**
 * 自动办结的依据: what the program granted an application on, kept with the case as it was in that moment. Its digest stands in
 * the journal, so that a later change of it is seen.
 *
 * @param definitions how many versions of definitions had been published by then: which item, elements and codes were in force
 * @param at when it was decided
 * @param rules all that had to be so, each with how it came out
 * @param facts all values that it was decided on
 */
public record AutomaticTrace(
        String item,
        int itemVersion,
        long definitions,
        Instant at,
        List<AutomaticRule> rules,
        List<AutomaticFact> facts) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * 一条规则.
     *
     * @param text as the item's definition has it; blank for what holds of every automatic grant, and for a part of a rule
     * @param words the same in plain words
     */
    public record AutomaticRule(String text, Text words, boolean met) {}

    /**
     * 用到的一项数据.
     *
     * @param element the data element, or the type of the material that a licence stands for
     * @param value as the source has it
     * @param shown the value for people
     * @param source whose word it is
     * @param asOf when it was true there; null for what the applicant chose
     */
    public record AutomaticFact(
            String element,
            Text name,
            String value,
            Text shown,
            Text source,
            @Nullable Instant asOf) {}

    public AutomaticTrace {
        rules = List.copyOf(rules);
        facts = List.copyOf(facts);
    }

    public static AutomaticTrace read(String document) {
        return JSON.readValue(document, AutomaticTrace.class);
    }

    String document() {
        return JSON.writeValueAsString(this);
    }

    /** Why, in one line. */
    public String reason() {
        return rules.getFirst().words().zh();
    }

    public static String sha256(String document) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
