package org.onedoor.rules;

import java.util.List;
import java.util.Map;
import org.onedoor.shared.Text;

/**
 * 理由: one node of the explanation, in the shape of the condition.
 *
 * @param verdict how this part came out
 * @param condition the part
 * @param seen the facts that this part itself looked at; none for {@code All}, {@code Any} and {@code Not}
 * @param parts the reasons of its parts, all of them, decisive or not
 */
public record Reason(Verdict verdict, Condition condition, List<Seen> seen, List<Reason> parts) {

    public Reason {
        seen = List.copyOf(seen);
        parts = List.copyOf(parts);
    }

    /** A fact as the evaluation found it; may be personal data, so it is not part of {@link #text()}. */
    public record Seen(Term term, Fact fact) {}

    /** The part in words, how it came out, and which facts were not there. Names elements, shows no values. */
    public Text text() {
        Text said = Phrases.of("reason.text", Map.of("condition", Wording.say(condition), "verdict", verdict.text()));
        for (Seen one : seen) {
            said = Phrases.of("reason.note.text", Map.of("said", said, "note", note(one)));
        }
        return new Text(said.zh().strip(), said.en().strip());
    }

    private static Text note(Seen seen) {
        Map<String, Text> name = Map.of("name", seen.term().name());
        return switch (seen.fact()) {
            case Fact.Known _ -> new Text("", "");
            case Fact.Empty _ -> Phrases.of("reason.empty.text", name);
            case Fact.NotApplicable _ -> Phrases.of("reason.not-applicable.text", name);
            case Fact.Unknown _ ->
                seen.term()
                        .source()
                        .map(source -> Phrases.of(
                                "reason.unknown-from.text",
                                Map.of("name", seen.term().name(), "source", source)))
                        .orElseGet(() -> Phrases.of("reason.unknown.text", name));
            case Fact.Failed(Text why) ->
                Phrases.of("reason.failed.text", Map.of("name", seen.term().name(), "why", why));
        };
    }
}
