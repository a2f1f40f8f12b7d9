package org.onedoor.licence;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.files.FileRefusal;
import org.onedoor.journal.AccessLog;
import org.onedoor.licence.Verification.Verdict;
import org.onedoor.pdf.Register;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Slice;
import org.onedoor.shared.Text;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** 电子证照 for programs: verification for everybody, one's own licences for their holder. */
@RestController
class LicenceApi {

    private final Verification verification;
    private final HeldLicences held;
    private final LicenceFiles files;
    private final AccessLog accesses;
    private final Clock clock;

    LicenceApi(Verification verification, HeldLicences held, LicenceFiles files, AccessLog accesses, Clock clock) {
        this.verification = verification;
        this.held = held;
        this.files = files;
        this.accesses = accesses;
        this.clock = clock;
    }

    /**
     * The answer to a verification.
     *
     * @param genuine whether the file that was sent is untouched; null where only an identifier was asked for
     * @param reason why a file is not genuine: not-signed, foreign-signer, changed, not-in-register
     * @param valid whether it holds today
     * @param other what a genuine file is that is no licence: an official paper
     */
    record VerificationView(
            @Nullable Boolean genuine,
            @Nullable String reason,
            boolean valid,
            @Nullable LicenceView licence,
            Register.@Nullable Entry other,
            Instant at) {}

    /**
     * What anybody may learn of a licence.
     *
     * @param holder a person's name masked, a firm's in full
     * @param validTo the last day; null for 长期
     * @param status issued, replaced, revoked, cancelled or expired
     * @param since the day from which the status holds
     * @param demo of no legal effect
     */
    record LicenceView(
            String identifier,
            Text type,
            Text issuer,
            String holder,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            String status,
            LocalDate since,
            boolean demo) {

        static LicenceView of(PublicLicence licence) {
            return new LicenceView(
                    licence.identifier().toString(),
                    licence.type(),
                    licence.issuer(),
                    licence.holder(),
                    licence.validFrom(),
                    licence.validTo(),
                    licence.status().code(),
                    licence.since(),
                    licence.demo());
        }
    }

    /** One of the holder's own licences. */
    record OwnLicenceView(
            UUID id,
            String identifier,
            Text type,
            Text issuer,
            @Nullable String number,
            String holder,
            List<FaceItem> face,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            String status,
            UUID caseId,
            boolean demo) {}

    @GetMapping("/api/v1/verifications/{identifier}")
    VerificationView byIdentifier(@PathVariable String identifier) {
        PublicLicence licence = verification
                .byIdentifier(identifier)
                .orElseThrow(() -> new Refused(new LicenceRefusal.NoSuchLicence()));
        return view(null, licence);
    }

    /** Judges a file sent as the part {@code file} of a form. */
    @PostMapping(path = "/api/v1/verifications", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    VerificationView byFile(@RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
        if (file == null) {
            throw new Refused(new FileRefusal.Empty());
        }
        try (InputStream content = file.getInputStream()) {
            return switch (verification.verify(content)) {
                case Verdict.Genuine(PublicLicence licence) -> view(true, licence);
                case Verdict.OfAnotherKind(Register.Entry entry) ->
                    new VerificationView(true, null, entry.valid(), null, entry, clock.instant());
                case Verdict.NotGenuine(Verdict.Reason reason) ->
                    new VerificationView(false, reason.code(), false, null, null, clock.instant());
            };
        }
    }

    @GetMapping("/api/v1/licences")
    Slice<OwnLicenceView> mine(Actor actor, @RequestParam(required = false) @Nullable String after) {
        Slice<Licence> slice = held.of(actor, after);
        LocalDate today = LocalDate.now(clock);
        return new Slice<>(
                slice.rows().stream().map(licence -> own(licence, today)).toList(), slice.next());
    }

    @GetMapping("/api/v1/licences/{id}/file")
    ResponseEntity<Resource> file(Actor actor, @PathVariable UUID id) throws IOException {
        Licence licence = held.require(actor, id);
        accesses.read(actor, "licence", id, "download");
        return LicenceDownload.of(licence, new InputStreamResource(files.open(licence)));
    }

    private VerificationView view(@Nullable Boolean genuine, PublicLicence licence) {
        return new VerificationView(
                genuine,
                null,
                licence.status() == LicenceStatus.ISSUED,
                LicenceView.of(licence),
                null,
                clock.instant());
    }

    private static OwnLicenceView own(Licence licence, LocalDate today) {
        return new OwnLicenceView(
                licence.id(),
                licence.identifier().toString(),
                licence.type().name(),
                licence.issuer().name(),
                licence.number(),
                licence.holder().name(),
                licence.face(),
                licence.validFrom(),
                licence.validTo(),
                licence.statusOn(today).code(),
                licence.caseId(),
                licence.demo());
    }
}
