package org.onedoor.paper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
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
import org.onedoor.standard.Standards;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 成文: prints and signs a paper's file after the transaction that issued it, on the first demand or by the job, and stores
 * it once. The job claims papers for a while (skipping what another copy of the program has claimed), so that several work
 * side by side and one that dies loses nothing; no file is written inside a transaction.
 */
@Component
class PaperFiles {

    private static final Logger LOG = LoggerFactory.getLogger(PaperFiles.class);

    /** Far longer than a batch takes; what is not made by then is anybody's again. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    /** Papers whose file could not be made since the start: told once. */
    private final Set<UUID> failed = ConcurrentHashMap.newKeySet();

    private final JdbcClient jdbc;
    private final PaperRows rows;
    private final PaperPrinter printer;
    private final Seals seals;
    private final Shelf shelf;
    private final Clock clock;

    PaperFiles(JdbcClient jdbc, PaperRows rows, PaperPrinter printer, Seals seals, Shelf shelf, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.printer = printer;
        this.seals = seals;
        this.shelf = shelf;
        this.clock = clock;
    }

    /** The key of the department under a paper, by its credit code as the standards have it. */
    @Component
    static class Seals {

        private final SigningKeys keys;
        private final Standards standards;
        private final Numbers numbers;

        Seals(SigningKeys keys, Standards standards, Numbers numbers) {
            this.keys = keys;
            this.standards = standards;
            this.numbers = numbers;
        }

        /** 先编号后用印: nothing is sealed without its number. */
        Paper numbered(Paper paper) {
            return numbers.numbered(paper);
        }

        SigningKeys.Key of(Paper paper) {
            String creditCode = standards
                    .current()
                    .department(paper.department())
                    .orElseThrow()
                    .creditCode();
            return keys.of(creditCode, paper.issuer().zh());
        }
    }

    /** Where files lie, and the rows that name them. */
    @Component
    static class Shelf {

        private final FileStore store;
        private final KeptFiles kept;
        private final Signers signers;
        private final JdbcClient jdbc;
        private final TransactionTemplate transaction;

        Shelf(FileStore store, KeptFiles kept, Signers signers, JdbcClient jdbc, TransactionTemplate transaction) {
            this.store = store;
            this.kept = kept;
            this.signers = signers;
            this.jdbc = jdbc;
            this.transaction = transaction;
        }

        Optional<InputStream> open(String sha256) throws IOException {
            return store.open(sha256);
        }

        /** A file that was lost may come out different when made again, with another key; both remain genuine. */
        void put(Paper paper, byte[] signed, SigningKeys.Key key) throws IOException {
            StoredFile file = store.put(new ByteArrayInputStream(signed), "application/pdf");
            transaction.executeWithoutResult(status -> {
                signers.note(key.signer());
                kept.keep(paper.party(), paper.id(), file);
                jdbc.sql("""
                        update paper.original
                           set file = decode(:sha256, 'hex'), claimed_until = null,
                               older_files = case when file is null or file = decode(:sha256, 'hex') then older_files
                                                  else array_append(older_files, file) end
                         where paper = :id
                        """)
                        .param("sha256", file.sha256())
                        .param("id", paper.id())
                        .update();
            });
        }
    }

    /** The signed PDF of a paper; made now if it has not been. Not to be called inside a transaction. */
    InputStream open(Paper paper) throws IOException {
        Optional<String> file = paper.file();
        if (file.isPresent()) {
            Optional<InputStream> stored = shelf.open(file.get());
            if (stored.isPresent()) {
                return stored.get();
            }
        }
        return new ByteArrayInputStream(make(paper));
    }

    private byte[] make(Paper issued) throws IOException {
        Paper paper = seals.numbered(issued);
        SigningKeys.Key key = seals.of(paper);
        byte[] signed = SignedPdf.sign(
                printer.print(paper), PaperPrinter.saying(paper, key.signer().creditCode()), key);
        shelf.put(paper, signed, key);
        return signed;
    }

    /**
     * Makes the files of numbered papers that have none yet, the oldest first. One that cannot be made is told in the log, tried
     * again when its lease is over, and keeps no other waiting.
     *
     * @return how many were claimed: fewer than asked for when no more are left
     */
    int makeMissing(int most) {
        List<UUID> claimed = claim(most);
        List<Paper> papers = jdbc.sql(PaperRows.SELECT + " where p.id = any(:ids) order by p.id")
                .param("ids", claimed.toArray(UUID[]::new))
                .query(rows::read)
                .list();
        for (Paper paper : papers) {
            try {
                make(paper);
                failed.remove(paper.id());
            } catch (DataAccessResourceFailureException | TransactionException away) {
                throw away; // says nothing about the paper
            } catch (IOException | RuntimeException failure) {
                if (failed.add(paper.id())) {
                    LOG.error("the file of paper {} cannot be made", paper.id(), failure);
                }
            }
        }
        return claimed.size();
    }

    /** How many numbered papers have no file yet. */
    long backlog() {
        return jdbc.sql("select count(*) from paper.original where file is null")
                .query(Long.class)
                .single();
    }

    private List<UUID> claim(int most) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        return jdbc.sql("""
                        update paper.original set claimed_until = :until
                         where paper in (select paper from paper.original
                                          where file is null
                                            and (claimed_until is null or claimed_until < :at)
                                          order by paper
                                          limit :most
                                            for update skip locked)
                        returning paper
                        """)
                .param("until", Papers.utc(now.plus(LEASE)))
                .param("at", Papers.utc(now))
                .param("most", most)
                .query((row, n) -> row.getObject("paper", UUID.class))
                .list();
    }
}
