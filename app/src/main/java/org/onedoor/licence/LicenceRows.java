package org.onedoor.licence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.licence.LicenceHolder.IdKind;
import org.onedoor.shared.Text;
import tools.jackson.databind.JsonNode;

/** How a licence's version lies in its tables. */
final class LicenceRows {

    static final String SELECT = """
            select l.id, l.city, l.region, l.type_code, l.issuer_code, l.serial, l.party, l.current_version, v.*, w.type_zh, w.type_en,
                   w.title_zh, w.title_en, w.issuer_zh, w.issuer_en, w.labels
              from licence.licence l
              join licence.version v on v.licence = l.id
              join licence.wording w on w.id = v.wording
            """;

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private LicenceRows() {}

    static Licence read(ResultSet row, int number) throws SQLException {
        return new Licence(
                row.getObject("id", UUID.class),
                new LicenceIdentifier(
                        row.getString("type_code"),
                        row.getString("issuer_code"),
                        row.getString("serial"),
                        row.getInt("version")),
                new LicenceType(row.getString("type_code"), text(row, "type"), text(row, "title")),
                new Issuer(text(row, "issuer"), row.getString("issuer_code")),
                new LicenceHolder(
                        row.getObject("party", UUID.class),
                        row.getString("holder"),
                        IdKind.of(row.getString("id_kind")),
                        row.getString("id_number")),
                row.getString("city"),
                row.getString("region"),
                row.getObject("case_id", UUID.class),
                row.getString("number"),
                face(row.getString("labels"), row.getString("face")),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                LicenceStatus.of(row.getString("status")),
                row.getObject("issued_at", OffsetDateTime.class).atZoneSameInstant(ZONE),
                row.getBoolean("demo"),
                row.getString("file_sha256"));
    }

    static LocalDate changed(ResultSet row) throws SQLException {
        return row.getObject("changed_at", OffsetDateTime.class)
                .atZoneSameInstant(ZONE)
                .toLocalDate();
    }

    static Map<String, @Nullable Object> licenceRow(Licence licence) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("id", licence.id().toString());
        row.put("city", licence.city());
        row.put("region", licence.region());
        row.put("type_code", licence.identifier().type());
        row.put("issuer_code", licence.identifier().issuer());
        row.put("serial", licence.identifier().serial());
        row.put("party", licence.holder().party().toString());
        row.put("case_id", licence.caseId().toString());
        return row;
    }

    static Map<String, @Nullable Object> versionRow(Licence licence) {
        LocalDate end = licence.validTo();
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("licence", licence.id().toString());
        row.put("version", licence.version());
        row.put("identifier", licence.identifier().toString());
        row.put("wording", wording(licence).toString());
        row.put("holder", licence.holder().name());
        row.put("id_kind", licence.holder().idKind().code());
        row.put("id_number", licence.holder().idNumber());
        row.put("number", licence.number());
        row.put("face", licence.face().stream().map(FaceItem::value).toList());
        row.put("valid_from", licence.validFrom().toString());
        row.put("valid_to", end == null ? null : end.toString());
        row.put("demo", licence.demo());
        row.put("case_id", licence.caseId().toString());
        row.put("issued_at", licence.issuedAt().toOffsetDateTime().toString());
        return row;
    }

    /** The words that it shares with others of its type, by a name that follows from them. */
    static Map<String, @Nullable Object> wordingRow(Licence licence) {
        Map<String, @Nullable Object> row = words(licence);
        row.put("id", wording(licence).toString());
        return row;
    }

    private static Map<String, @Nullable Object> words(Licence licence) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        put(row, "type", licence.type().name());
        put(row, "title", licence.type().title());
        put(row, "issuer", licence.issuer().name());
        row.put(
                "labels",
                licence.face().stream()
                        .map(item -> List.of(item.label().zh(), item.label().en()))
                        .toList());
        return row;
    }

    private static UUID wording(Licence licence) {
        return UUID.nameUUIDFromBytes(Licences.JSON.writeValueAsBytes(words(licence)));
    }

    private static void put(Map<String, @Nullable Object> row, String column, Text text) {
        row.put(column + "_zh", text.zh());
        row.put(column + "_en", text.en());
    }

    private static Text text(ResultSet row, String column) throws SQLException {
        return new Text(row.getString(column + "_zh"), row.getString(column + "_en"));
    }

    private static List<FaceItem> face(String labels, String values) {
        JsonNode label = Licences.JSON.readTree(labels);
        JsonNode value = Licences.JSON.readTree(values);
        List<FaceItem> face = new ArrayList<>();
        for (int i = 0; i < label.size(); i++) {
            face.add(new FaceItem(
                    new Text(label.get(i).get(0).asString(), label.get(i).get(1).asString()),
                    value.get(i).asString()));
        }
        return face;
    }
}
