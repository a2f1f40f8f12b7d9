package org.onedoor.licence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 证照公示: what the public lists say of licences; nothing of their holders. */
@Component
public class IssuedLicences {

    /**
     * One licence as its newest version has it.
     *
     * @param number the licence's own number, or the identifier where its type has none
     * @param until null for long-term
     */
    public record Line(
            UUID id,
            Text name,
            String number,
            LocalDate from,
            @Nullable LocalDate until) {}

    private final JdbcClient jdbc;

    IssuedLicences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By id; unknown ones are left out. */
    public Map<UUID, Line> of(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbc
                        .sql(LicenceRows.SELECT + " where l.id = any(:ids) and v.version = l.current_version")
                        .param("ids", ids.toArray(UUID[]::new))
                        .query(IssuedLicences::line)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Line::id, Function.identity()));
    }

    private static Line line(ResultSet row, int n) throws SQLException {
        Licence licence = LicenceRows.read(row, n);
        String number = licence.number();
        return new Line(
                licence.id(),
                licence.type().title(),
                number == null ? licence.identifier().toString() : number,
                licence.validFrom(),
                licence.validTo());
    }
}
