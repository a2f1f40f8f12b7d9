package org.onedoor.casework;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.files.KeptFiles;
import org.onedoor.files.StoredFile;
import org.onedoor.files.Upload;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows that name the files of a draft's or a case's materials. The bytes are stored before a row names them. */
@Repository
class MaterialFiles {

    private final JdbcClient jdbc;
    private final KeptFiles kept;
    private final Clock clock;

    MaterialFiles(JdbcClient jdbc, KeptFiles kept, Clock clock) {
        this.jdbc = jdbc;
        this.kept = kept;
        this.clock = clock;
    }

    List<Draft.MaterialFile> of(String city, UUID dossier) {
        return jdbc.sql("""
                        SELECT id, material, name, sha256, media_type, size, added_at FROM casework.material_file
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

    Optional<Draft.MaterialFile> find(String city, UUID dossier, UUID id) {
        return of(city, dossier).stream().filter(file -> file.id().equals(id)).findFirst();
    }

    /** The file of a material that has the same content; sent again it is not added again. */
    Optional<UUID> same(String city, UUID dossier, String material, Upload upload) {
        return of(city, dossier).stream()
                .filter(file -> file.material().equals(material)
                        && file.sha256().equals(upload.file().sha256()))
                .map(Draft.MaterialFile::id)
                .findFirst();
    }

    /** @param owner the party that the material is from */
    UUID add(Actor actor, String city, UUID owner, UUID dossier, String material, Upload upload) {
        StoredFile stored = upload.file();
        kept.keep(owner, dossier, stored);
        UUID id = Ids.next(clock);
        jdbc.sql("""
                        INSERT INTO casework.material_file
                            (city, dossier, id, material, name, sha256, media_type, size, added_at, added_by)
                        VALUES (:city, :dossier, :id, :material, :name, :sha256, :mediaType, :size, :at, :by)""")
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

    void remove(String city, UUID owner, UUID dossier, Draft.MaterialFile file) {
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

    /** Names all files of a submitted draft for its case; the draft's rows stay as they were sent. */
    void copy(Actor actor, String city, UUID owner, UUID draft, UUID caseId) {
        for (Draft.MaterialFile file : of(city, draft)) {
            kept.keep(owner, caseId, new StoredFile(file.sha256(), file.size(), file.mediaType()));
        }
        jdbc.sql("""
                        INSERT INTO casework.material_file
                            (city, dossier, id, material, name, sha256, media_type, size, added_at, added_by)
                        SELECT city, :case, id, material, name, sha256, media_type, size, added_at, added_by
                          FROM casework.material_file WHERE city = :city AND dossier = :draft""")
                .param("case", caseId)
                .param("city", city)
                .param("draft", draft)
                .update();
    }
}
