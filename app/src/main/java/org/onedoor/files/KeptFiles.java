package org.onedoor.files;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.onedoor.journal.Together;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which files are kept, for whom and why: a row names a file, its owner (a party) and the subject it belongs to (a
 * material, a licence version). A stored file that no row names is removed after a day.
 */
@Repository
public class KeptFiles {

    private static final Duration GRACE = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final FileStore store;
    private final Clock clock;

    KeptFiles(JdbcClient jdbc, FileStore store, Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.clock = clock;
    }

    /** Names a file that is already stored, inside the caller's transaction; naming it twice is naming it once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(UUID owner, UUID subject, StoredFile file) {
        jdbc.sql("""
                        insert into files.kept (sha256, owner, subject, size, media_type, kept_at)
                        values (decode(:sha256, 'hex'), :owner, :subject, :size, :mediaType, :at)
                        on conflict do nothing
                        """)
                .param("sha256", file.sha256())
                .param("owner", owner)
                .param("subject", subject)
                .param("size", file.size())
                .param("mediaType", file.mediaType())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** One file, whose it is and what it belongs to. */
    public record Keeping(UUID owner, UUID subject, StoredFile file) {}

    /** The same for any number, as a share of a larger statement. */
    public Together.Part part(List<Keeping> all) {
        String sql = """
                insert into files.kept (sha256, owner, subject, size, media_type, kept_at)
                select decode(k.sha256, 'hex'), k.owner, k.subject, k.size, k.media_type, :kept_at::timestamptz
                  from unnest(:kept_hashes::text[], :kept_owners::uuid[], :kept_subjects::uuid[], :kept_sizes::bigint[],
                              :kept_types::text[])
                       as k (sha256, owner, subject, size, media_type)
                on conflict do nothing""";
        return new Together.Part(
                "kept",
                sql,
                Map.of(
                        "kept_at", clock.instant().atOffset(ZoneOffset.UTC),
                        "kept_hashes", Together.column(all, one -> one.file().sha256()),
                        "kept_owners", Together.column(all, Keeping::owner),
                        "kept_subjects", Together.column(all, Keeping::subject),
                        "kept_sizes", Together.column(all, one -> one.file().size()),
                        "kept_types", Together.column(all, one -> one.file().mediaType())));
    }

    /** The subject no longer needs the file; the bytes go with the next sweep unless another row names them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(UUID owner, UUID subject, String sha256) {
        jdbc.sql(
                        "delete from files.kept where sha256 = decode(:sha256, 'hex') and owner = :owner and subject = :subject")
                .param("sha256", sha256)
                .param("owner", owner)
                .param("subject", subject)
                .update();
    }

    /** What is kept for an owner under a hash; empty for somebody else's file, whether it exists or not. */
    public Optional<StoredFile> find(UUID owner, String sha256) {
        return jdbc.sql("""
                        select encode(sha256, 'hex') as sha256, size, media_type from files.kept
                        where sha256 = decode(:sha256, 'hex') and owner = :owner limit 1
                        """)
                .param("sha256", sha256)
                .param("owner", owner)
                .query((row, n) ->
                        new StoredFile(row.getString("sha256"), row.getLong("size"), row.getString("media_type")))
                .optional();
    }

    /** The content of a file kept for an owner. */
    public Optional<InputStream> open(UUID owner, String sha256) throws IOException {
        return find(owner, sha256).isPresent() ? store.open(sha256) : Optional.empty();
    }

    /**
     * Removes every stored file that no row names and that nobody put within the last day; returns how many. File times
     * are the disk's, so this goes by the machine's clock even where the demo has moved its own.
     */
    public int sweep() throws IOException {
        Instant before = Instant.now().minus(GRACE);
        int removed = 0;
        for (int prefix = 0; prefix < 256; prefix++) {
            List<String> old = store.untouchedSince("%02x".formatted(prefix), before);
            Set<String> orphans = new HashSet<>(old);
            if (!old.isEmpty()) {
                orphans.removeAll(jdbc.sql("""
                                select distinct encode(sha256, 'hex') from files.kept
                                 where sha256 in (select decode(h, 'hex') from unnest(:hashes::text[]) as h)
                                """)
                        .param("hashes", old.toArray(String[]::new))
                        .query(String.class)
                        .set());
            }
            removed += store.remove(orphans, before);
        }
        return removed;
    }
}
