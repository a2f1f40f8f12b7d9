package org.onedoor.paper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Text;
import org.springframework.stereotype.Component;

/** How a paper lies in its table, with the first proof of its service. */
@Component
class PaperRows {

    static final String SELECT = """
            select p.*, replace(w.text, '{serial}', o.serial::text) as number, encode(o.file, 'hex') as file_sha256,
                   s.way as served_way, s.at as served_at
              from paper.paper p
              left join paper.original o on o.paper = p.id
              left join paper.wording w on w.id = o.wording
              left join lateral (select way, at from paper.service where paper = p.id order by id limit 1) s on true
            """;

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final PaperTemplates templates;

    PaperRows(PaperTemplates templates) {
        this.templates = templates;
    }

    Paper read(ResultSet row, int number) throws SQLException {
        PaperValues values = PaperValues.read(row.getString("values"));
        String department = row.getString("department");
        ZonedDateTime ended = time(row, "ended_at");
        ZonedDateTime served = time(row, "served_at");
        return new Paper(
                row.getObject("id", UUID.class),
                templates.version(row.getString("template"), row.getInt("template_version")),
                row.getString("city"),
                row.getString("region"),
                department,
                values.one("department").orElse(new Text(department, department)),
                row.getObject("case_id", UUID.class),
                row.getObject("party", UUID.class),
                Optional.ofNullable(row.getString("number")),
                row.getObject("at", OffsetDateTime.class).atZoneSameInstant(ZONE),
                values,
                row.getBoolean("demo"),
                ended == null ? null : day(ended),
                row.getString("file_sha256"),
                served == null
                        ? null
                        : new Paper.Served(
                                ServiceWay.of(row.getString("served_way")).orElseThrow(), served));
    }

    private static LocalDate day(ZonedDateTime time) {
        return time.toLocalDate();
    }

    private static @Nullable ZonedDateTime time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.atZoneSameInstant(ZONE);
    }
}
