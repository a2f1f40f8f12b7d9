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
     * One version of a licence.
     *
     * @param replaced whether a later one stands in its place
     * @param number the licence's own number, or the identifier where its type has none
     * @param until null for long-term
     */
    public record Line(
            UUID caseId,
            Text name,
            String number,
            LocalDate from,
            @Nullable LocalDate until,
            boolean replaced) {}

    private final JdbcClient jdbc;

    IssuedLicences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All versions of some licences, by the case that issued each. */
    public Map<UUID, Line> of(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbc
                        .sql(LicenceRows.SELECT + " where l.id = any(:ids) order by v.licence, v.version")
                        .param("ids", ids.toArray(UUID[]::new))
                        .query(IssuedLicences::line)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Line::caseId, Function.identity(), (earlier, later) -> later));
    }

    private static Line line(ResultSet row, int n) throws SQLException {
        Licence licence = LicenceRows.read(row, n);
        String number = licence.number();
        return new Line(
                licence.caseId(),
                licence.type().title(),
                number == null ? licence.identifier().toString() : number,
                licence.validFrom(),
                licence.validTo(),
                licence.status() == LicenceStatus.REPLACED);
    }
}
