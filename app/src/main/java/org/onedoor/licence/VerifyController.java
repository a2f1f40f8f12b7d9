package org.onedoor.licence;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.files.FileRefusal;
import org.onedoor.licence.Verification.Verdict;
import org.onedoor.pdf.Register;
import org.onedoor.shared.Refusal;
import org.onedoor.shared.Refused;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.Field;
import org.onedoor.web.Mistake;
import org.onedoor.web.Page;
import org.onedoor.web.Question;
import org.onedoor.web.Redirect;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** 证照核验 for everybody: by the file, or by the identifier that its code leads to. Nothing that is sent is kept. */
@Controller
class VerifyController {

    private static final int LONGEST = 200;

    private final Verification verification;
    private final Clock clock;

    VerifyController(Verification verification, Clock clock) {
        this.verification = verification;
        this.clock = clock;
    }

    /** The page that asks for a file or an identifier. */
    record AskPage(Field.Upload file, Field.Line identifier) {

        List<Mistake> mistakes() {
            return Field.mistakes(List.of(file, identifier));
        }
    }

    /**
     * The page that answers.
     *
     * @param licence what was found; null for a file that is not genuine and an identifier that nobody has
     * @param reason why a file is not genuine, the stem of its texts; null otherwise
     * @param byFile whether a file was judged, and not only an identifier looked up
     * @param asked the identifier that nobody has; null otherwise
     */
    record AnswerPage(
            @Nullable PublicLicence licence,
            @Nullable String reason,
            boolean byFile,
            @Nullable String asked,
            Instant at) {

        boolean holds() {
            return licence != null && licence.status() == LicenceStatus.ISSUED;
        }

        /** The stem of the answer's texts. */
        String key() {
            if (licence == null) {
                return reason == null ? "licence.answer.unknown" : "licence.answer." + reason;
            }
            return "licence.answer." + licence.status().code();
        }
    }

    /** The page that answers for a file of another kind. */
    record AttestedPage(Register.Entry entry, Instant at) {}

    @GetMapping("/verify")
    Answer ask(@RequestParam(required = false) @Nullable String identifier, Face face) {
        if (identifier == null) {
            return Page.of("licence/verify", page(face, null, "", null));
        }
        return LicenceIdentifier.read(identifier)
                .<Answer>map(read -> Redirect.to("/verify/" + read))
                .orElseGet(() -> {
                    Refusal refusal = new LicenceRefusal.NoIdentifier(identifier.strip());
                    String error = identifier.isBlank()
                            ? face.msg("licence.verify.identifier-missing")
                            : LicenceIdentifier.begins(identifier)
                                    ? face.msg(refusal.code() + ".text", refusal.values())
                                    : face.msg("licence.verify.other-number", "typed", identifier.strip());
                    return Page.of("licence/verify", page(face, null, identifier, error))
                            .withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                });
    }

    @GetMapping("/verify/{identifier}")
    Page byIdentifier(@PathVariable String identifier) {
        return verification
                .byIdentifier(identifier)
                .map(found -> Page.of("licence/verified", new AnswerPage(found, null, false, null, clock.instant())))
                .orElseGet(() -> Page.of(
                                "licence/verified", new AnswerPage(null, null, false, identifier, clock.instant()))
                        .withStatus(HttpStatus.NOT_FOUND));
    }

    /** Judges a file. It is the answer to a question, changes nothing, and so needs no key. */
    @PostMapping("/verify")
    Page byFile(@RequestParam(required = false) @Nullable MultipartFile file, Face face) throws IOException {
        if (file == null || file.isEmpty()) {
            return asked(face.msg("licence.verify.file-missing"), face);
        }
        try (InputStream content = file.getInputStream()) {
            return switch (verification.verify(content)) {
                case Verdict.Genuine(PublicLicence licence) ->
                    Page.of("licence/verified", new AnswerPage(licence, null, true, null, clock.instant()));
                case Verdict.OfAnotherKind(Register.Entry entry) ->
                    Page.of("licence/attested", new AttestedPage(entry, clock.instant()));
                case Verdict.NotGenuine(Verdict.Reason reason) ->
                    Page.of("licence/verified", new AnswerPage(null, reason.code(), true, null, clock.instant()));
            };
        } catch (Refused refused) {
            if (refused.refusal() instanceof FileRefusal refusal) {
                return asked(said(refusal, face), face);
            }
            throw refused;
        }
    }

    private static Page asked(String error, Face face) {
        return Page.of("licence/verify", page(face, error, "", null)).withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static String said(Refusal refusal, Face face) {
        return face.msg(refusal.code() + ".text", refusal.values())
                + face.msg(refusal.code() + ".next", refusal.values());
    }

    private static AskPage page(
            Face face, @Nullable String fileError, String identifier, @Nullable String identifierError) {
        Question file = Question.of("file", face.msg("licence.verify.file")).withError(fileError);
        Question line = Question.of("identifier", face.msg("licence.verify.identifier"))
                .withHint(face.msg("licence.verify.identifier-hint"))
                .withError(identifierError);
        return new AskPage(
                new Field.Upload(
                        file, ".pdf,application/pdf", false, false, face.msg("licence.verify.file-limits"), List.of()),
                new Field.Line(line, identifier, Field.Typing.WORDS, null, LONGEST));
    }
}
