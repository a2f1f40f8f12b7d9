package org.onedoor.paper;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Text;

/**
 * 文书: one issued paper with the template it was issued by.
 *
 * @param number 文号; empty for the moment between its issue and its turn to be numbered, see {@link Numbers}
 * @param at when it was issued, to the second
 * @param issuer the department whose name and seal stand under it
 * @param ended when it was withdrawn or replaced; null while it holds
 * @param sha256 of the signed file, null until it has been made
 * @param served how it reached its addressee first; null while it has not
 */
record Paper(
        UUID id,
        Template template,
        String city,
        String region,
        String department,
        Text issuer,
        UUID caseId,
        UUID party,
        Optional<String> number,
        ZonedDateTime at,
        PaperValues values,
        boolean demo,
        @Nullable LocalDate ended,
        @Nullable String sha256,
        @Nullable Served served) {

    /** 送达. */
    record Served(ServiceWay way, ZonedDateTime at) {}

    /** @param numbered whether it is an entry of a numbered list */
    record Line(String text, boolean numbered) {}

    Paper withNumber(String given) {
        return new Paper(
                id,
                template,
                city,
                region,
                department,
                issuer,
                caseId,
                party,
                Optional.of(given),
                at,
                values,
                demo,
                ended,
                sha256,
                served);
    }

    LocalDate date() {
        return at.toLocalDate();
    }

    boolean valid() {
        return ended == null;
    }

    Optional<String> file() {
        return Optional.ofNullable(sha256);
    }

    Text addressee() {
        return values.one("applicant").orElse(new Text("申请人", "Applicant"));
    }

    /** What it says, in the reader's language; the original is the Chinese one. */
    List<Line> body(Locale reader) {
        List<Line> lines = new ArrayList<>();
        for (Text paragraph : template.paragraphs()) {
            String said = paragraph.in(reader);
            Matcher whole = TemplateReader.HOLE.matcher(said);
            if (whole.matches()) {
                List<Text> many = values.many(whole.group(1));
                for (int i = 0; i < many.size(); i++) {
                    lines.add(new Line((i + 1) + ". " + many.get(i).in(reader), true));
                }
            } else {
                lines.add(new Line(fill(said, reader), false));
            }
        }
        return lines;
    }

    private String fill(String said, Locale reader) {
        return TemplateReader.HOLE.matcher(said).replaceAll(hole -> {
            Text value = hole.group(1).equals("law")
                    ? template.law()
                    : values.one(hole.group(1)).orElse(new Text("——", "—"));
            return Matcher.quoteReplacement(value.in(reader));
        });
    }
}
