package org.onedoor.licence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.licence.LicenceHolder.IdKind;
import org.onedoor.shared.Text;
import tools.jackson.databind.JsonNode;

/** How a licence's version lies in its two tables. */
final class LicenceRows {

    static final String SELECT = """
            select l.id, l.city, l.region, l.type_code, l.issuer_code, l.serial, l.party, v.*
              from licence.licence l
              join licence.version v on v.licence = l.id
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
                face(row.getString("face")),
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
        put(row, "type", licence.type().name());
        put(row, "title", licence.type().title());
        put(row, "issuer", licence.issuer().name());
        row.put("holder", licence.holder().name());
        row.put("id_kind", licence.holder().idKind().code());
        row.put("id_number", licence.holder().idNumber());
        row.put("number", licence.number());
        row.put("face", licence.face().stream().map(LicenceRows::faceRow).toList());
        row.put("valid_from", licence.validFrom().toString());
        row.put("valid_to", end == null ? null : end.toString());
        row.put("demo", licence.demo());
        row.put("case_id", licence.caseId().toString());
        row.put("issued_at", licence.issuedAt().toOffsetDateTime().toString());
        return row;
    }

    private static void put(Map<String, @Nullable Object> row, String column, Text text) {
        row.put(column + "_zh", text.zh());
        row.put(column + "_en", text.en());
    }

    private static Text text(ResultSet row, String column) throws SQLException {
        return new Text(row.getString(column + "_zh"), row.getString(column + "_en"));
    }

    private static Map<String, String> faceRow(FaceItem item) {
        return Map.of("zh", item.label().zh(), "en", item.label().en(), "value", item.value());
    }

    private static List<FaceItem> face(String json) {
        List<FaceItem> face = new ArrayList<>();
        for (JsonNode item : Licences.JSON.readTree(json)) {
            face.add(new FaceItem(
                    new Text(item.get("zh").asString(), item.get("en").asString()),
                    item.get("value").asString()));
        }
        return face;
    }
}
