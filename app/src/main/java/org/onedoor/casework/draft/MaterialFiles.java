package org.onedoor.casework.draft;

import static java.util.Map.entry;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.casework.life.CaseworkSettings;
import org.onedoor.files.KeptFiles;
import org.onedoor.files.StoredFile;
import org.onedoor.files.Upload;
import org.onedoor.journal.Together;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows that name the files of a draft's or a case's materials. The bytes are stored before a row names them. */
@Repository
public class MaterialFiles {

    private final JdbcClient jdbc;
    private final KeptFiles kept;
    private final CaseworkSettings settings;
    private final Clock clock;

    MaterialFiles(JdbcClient jdbc, KeptFiles kept, CaseworkSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.kept = kept;
        this.settings = settings;
        this.clock = clock;
    }

    /** Refuses more files than one material may have. */
    public void requireRoom(long files) {
        if (files > settings.filesPerMaterial()) {
            throw new Refused(new CaseRefusal.TooManyFiles(settings.filesPerMaterial()));
        }
    }

    public List<Draft.MaterialFile> of(String city, UUID dossier) {
        return jdbc.sql("""
                        SELECT id, material, name, encode(sha256, 'hex') AS sha256, media_type, size, added_at FROM casework.material_file
                         WHERE city = :city AND dossier = :dossier ORDER BY id""")
                .param("city", city)
                .param("dossier", dossier)
                .query((row, n) -> new Draft.MaterialFile(
                        row.getObject("id", UUID.class),
                        row.getString("material"),
                        row.getString("name"),
                        row.getString("sha256"),
                        row.getString("media_type"),
                        row.getLong("size"),
                        row.getObject("added_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** One file and whose it is. */
    public record Lying(UUID dossier, Draft.MaterialFile file) {}

    /** What lies in several cases, each one's in the order in which it came. */
    public List<Lying> of(Collection<UUID> dossiers) {
        return jdbc.sql("""
                        SELECT dossier, id, material, name, encode(sha256, 'hex') AS sha256, media_type, size, added_at
                          FROM casework.material_file WHERE dossier = ANY(:dossiers) ORDER BY dossier, id""")
                .param("dossiers", dossiers.toArray(UUID[]::new))
                .query((row, n) -> new Lying(
                        row.getObject("dossier", UUID.class),
                        new Draft.MaterialFile(
                                row.getObject("id", UUID.class),
                                row.getString("material"),
                                row.getString("name"),
                                row.getString("sha256"),
                                row.getString("media_type"),
                                row.getLong("size"),
                                row.getObject("added_at", OffsetDateTime.class).toInstant())))
                .list();
    }

    public Optional<Draft.MaterialFile> find(String city, UUID dossier, UUID id) {
        return of(city, dossier).stream().filter(file -> file.id().equals(id)).findFirst();
    }

    /** The file of a material that has the same content; sent again it is not added again. */
    public Optional<UUID> same(String city, UUID dossier, String material, Upload upload) {
        return of(city, dossier).stream()
                .filter(file -> file.material().equals(material)
                        && file.sha256().equals(upload.file().sha256()))
                .map(Draft.MaterialFile::id)
                .findFirst();
    }

    /** @param owner the party that the material is from */
    public UUID add(Actor actor, String city, UUID owner, UUID dossier, String material, Upload upload) {
        StoredFile stored = upload.file();
        kept.keep(owner, dossier, stored);
        UUID id = Ids.next(clock);
        jdbc.sql("""
                        INSERT INTO casework.material_file
                            (city, dossier, id, material, name, sha256, media_type, size, added_at, added_by)
                        VALUES (:city, :dossier, :id, :material, :name, decode(:sha256, 'hex'), :mediaType, :size, :at, :by)""")
                .param("city", city)
                .param("dossier", dossier)
                .param("id", id)
                .param("material", material)
                .param("name", upload.name())
                .param("sha256", stored.sha256())
                .param("mediaType", stored.mediaType())
                .param("size", stored.size())
                .param("at", OffsetDateTime.now(clock))
                .param("by", actor.account())
                .update();
        return id;
    }

    public void remove(String city, UUID owner, UUID dossier, Draft.MaterialFile file) {
        jdbc.sql("DELETE FROM casework.material_file WHERE city = :city AND dossier = :dossier AND id = :id")
                .param("city", city)
                .param("dossier", dossier)
                .param("id", file.id())
                .update();
        boolean stillNamed =
                of(city, dossier).stream().anyMatch(other -> other.sha256().equals(file.sha256()));
        if (!stillNamed) {
            kept.release(owner, dossier, file.sha256());
        }
    }

    /** Names files of a submitted draft for its case too; the draft's rows stay as they were sent. */
    public Together.Part copies(Draft draft, CaseHead head, List<Draft.MaterialFile> files) {
        return new Together.Part(
                "material_files",
                """
                INSERT INTO casework.material_file
                    (city, dossier, id, material, name, sha256, media_type, size, added_at, added_by)
                SELECT city, :material_files_case, id, material, name, sha256, media_type, size, added_at, added_by
                  FROM casework.material_file WHERE city = :material_files_city AND dossier = ANY (:material_files_drafts::uuid[])
                   AND id = ANY (:material_files_ids::uuid[])""",
                Map.of(
                        "material_files_case", head.id(),
                        "material_files_city", draft.city(),
                        "material_files_drafts",
                                Together.column(
                                        draft.partOf() == null
                                                ? List.of(draft.id())
                                                : List.of(draft.id(), draft.partOf()),
                                        dossier -> dossier),
                        "material_files_ids", Together.column(files, Draft.MaterialFile::id)));
    }

    /** Names files that were sent with the application. */
    public Together.Part sent(Actor actor, CaseHead head, List<Draft.MaterialFile> files) {
        return new Together.Part(
                "material_files",
                """
                INSERT INTO casework.material_file
                    (city, dossier, id, material, name, sha256, media_type, size, added_at, added_by)
                SELECT :material_files_city, :material_files_case, f.id, f.material, f.name, decode(f.sha256, 'hex'), f.media_type, f.size,
                       f.added_at, :material_files_by
                  FROM unnest(:material_files_ids::uuid[], :material_files_types::text[], :material_files_names::text[],
                              :material_files_hashes::text[], :material_files_media::text[],
                              :material_files_sizes::bigint[], :material_files_added::timestamptz[])
                       AS f (id, material, name, sha256, media_type, size, added_at)""",
                Map.ofEntries(
                        entry("material_files_city", head.city()),
                        entry("material_files_case", head.id()),
                        entry("material_files_by", actor.account()),
                        entry("material_files_ids", Together.column(files, Draft.MaterialFile::id)),
                        entry("material_files_types", Together.column(files, Draft.MaterialFile::material)),
                        entry("material_files_names", Together.column(files, Draft.MaterialFile::name)),
                        entry("material_files_hashes", Together.column(files, Draft.MaterialFile::sha256)),
                        entry("material_files_media", Together.column(files, Draft.MaterialFile::mediaType)),
                        entry("material_files_sizes", Together.column(files, Draft.MaterialFile::size)),
                        entry("material_files_added", Together.column(files, Draft.MaterialFile::addedAt))));
    }

    /** Keeps the bytes of these files for a case. */
    public Optional<Together.Part> kept(CaseHead head, List<Draft.MaterialFile> files) {
        return files.isEmpty()
                ? Optional.empty()
                : Optional.of(kept.part(files.stream()
                        .map(file -> new KeptFiles.Keeping(
                                head.party(), head.id(), new StoredFile(file.sha256(), file.size(), file.mediaType())))
                        .toList()));
    }
}
