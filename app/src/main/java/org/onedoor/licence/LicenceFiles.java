package org.onedoor.licence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.onedoor.files.FileStore;
import org.onedoor.files.KeptFiles;
import org.onedoor.files.StoredFile;
import org.onedoor.pdf.SignedPdf;
import org.onedoor.pdf.Signers;
import org.onedoor.pdf.SigningKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 制证: prints and signs a licence's file after the transaction that issued it, on the first demand or by the job that
 * looks for what is still unprinted, and stores it once. Printing is a function of the licence alone, so two that print
 * at the same time make the same file, and one that is interrupted loses nothing.
 */
@Component
class LicenceFiles {

    private static final Logger LOG = LoggerFactory.getLogger(LicenceFiles.class);

    /** Licences whose file could not be made since the start. */
    private final Set<UUID> failed = ConcurrentHashMap.newKeySet();

    private final JdbcClient jdbc;
    private final FileStore store;
    private final KeptFiles kept;
    private final Signers signers;
    private final SigningKeys keys;
    private final TransactionTemplate transaction;
    private final LicencePrinter printer;
    private final Clock clock;

    LicenceFiles(
            JdbcClient jdbc,
            FileStore store,
            KeptFiles kept,
            Signers signers,
            SigningKeys keys,
            TransactionTemplate transaction,
            LicencePrinter printer,
            Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.kept = kept;
        this.signers = signers;
        this.keys = keys;
        this.transaction = transaction;
        this.printer = printer;
        this.clock = clock;
    }

    /** The signed PDF of a licence; made now if it has not been. Not to be called inside a transaction. */
    public InputStream open(Licence licence) throws IOException {
        Optional<String> file = licence.file();
        if (file.isPresent()) {
            Optional<InputStream> stored = store.open(file.get());
            if (stored.isPresent()) {
                return stored.get();
            }
        }
        return make(licence);
    }

    /**
     * Makes the files of licences that have none yet, up to a number: the oldest first, those that could not be made
     * before last. One that cannot be made is told in the log, tried again the next time, and keeps no other waiting.
     *
     * @return how many were made
     */
    int makeMissing(int most) {
        List<Licence> missing = new ArrayList<>(missing("l.id <> all(:failed)", most));
        if (missing.size() < most && !failed.isEmpty()) {
            missing.addAll(missing("l.id = any(:failed)", most - missing.size()));
        }
        int made = 0;
        for (Licence licence : missing) {
            try {
                make(licence).close();
                failed.remove(licence.id());
                made++;
            } catch (DataAccessResourceFailureException | TransactionException away) {
                throw away; // says nothing about the licence
            } catch (IOException | RuntimeException failure) {
                if (failed.add(licence.id())) {
                    LOG.error("the file of licence {} cannot be made", licence.id(), failure);
                }
            }
        }
        return made;
    }

    /** A range of the index over what is unprinted: however many there are, no more are read. */
    private List<Licence> missing(String which, int most) {
        return jdbc.sql(LicenceRows.SELECT + " where v.file_sha256 is null and " + which
                        + " order by v.issued_at limit :most")
                .param("failed", failed.toArray(UUID[]::new))
                .param("most", most)
                .query(LicenceRows::read)
                .list();
    }

    private InputStream make(Licence licence) throws IOException {
        SigningKeys.Key key =
                keys.of(licence.issuer().creditCode(), licence.issuer().name().zh());
        byte[] signed = SignedPdf.sign(printer.print(licence), LicencePrinter.saying(licence), key);
        StoredFile file = store.put(new ByteArrayInputStream(signed), "application/pdf");
        transaction.executeWithoutResult(status -> {
            signers.note(key.signer());
            kept.keep(licence.holder().party(), subject(licence), file);
            note(licence, file.sha256());
        });
        return new ByteArrayInputStream(signed);
    }

    /** A file that was lost may come out different when made again, with another key; both remain genuine. */
    private void note(Licence licence, String sha256) {
        jdbc.sql("""
                with made as (
                    insert into licence.file (licence, version, sha256, made_at)
                    values (:id, :version, :sha256, :at)
                    on conflict do nothing
                )
                update licence.version set file_sha256 = :sha256 where licence = :id and version = :version
                """)
                .param("sha256", sha256)
                .param("id", licence.id())
                .param("version", licence.version())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Each version keeps its own file: the id of the licence with the version added. */
    private static UUID subject(Licence licence) {
        return new UUID(
                licence.id().getMostSignificantBits(), licence.id().getLeastSignificantBits() + licence.version());
    }
}
