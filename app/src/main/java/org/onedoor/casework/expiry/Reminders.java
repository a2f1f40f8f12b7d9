package org.onedoor.casework.expiry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.draft.Renewals;
import org.onedoor.journal.Together;
import org.onedoor.licence.Licence;
import org.onedoor.licence.LicencesOf;
import org.onedoor.notice.Notices;
import org.onedoor.shared.Actor;
import org.onedoor.standard.LicenceTypeDefinition;
import org.onedoor.standard.Standards;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tells each holder once for each distance that the licence's type names, the nearest one that has been reached: whoever
 * was not told at 90 days because the program stood still is told at 60 alone. A renewal that is being asked needs no
 * reminder.
 */
@Component
public class Reminders {

    private static final int AT_A_TIME = 200;

    private final Standards standards;
    private final LicencesOf licences;
    private final Renewals renewals;
    private final Notices notices;
    private final Together together;
    private final TransactionOperations transactions;
    private final Clock clock;

    Reminders(
            Standards standards,
            LicencesOf licences,
            Renewals renewals,
            Notices notices,
            Together together,
            TransactionOperations transactions,
            Clock clock) {
        this.standards = standards;
        this.licences = licences;
        this.renewals = renewals;
        this.notices = notices;
        this.together = together;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** One distance of one licence type; its licences are told of some at a time. */
    private record Round(LicenceTypeDefinition type, int days) {}

    /** Tells everybody whose day has come, some hundred in one transaction. */
    public void run() {
        for (Round round : rounds()) {
            while (Boolean.TRUE.equals(transactions.execute(status -> tell(round)))) {
                // the next some
            }
        }
    }

    /** The nearest distance of each type first, so that nobody is told of a further one afterwards. */
    private List<Round> rounds() {
        return standards.current().licenceTypes().stream()
                .filter(type -> type.validity() != null)
                .flatMap(type -> type.remind().reversed().stream().map(days -> new Round(type, days)))
                .toList();
    }

    /** Tells the next some; whether there may be more. */
    private boolean tell(Round round) {
        LocalDate today = LocalDate.now(clock);
        List<Licence> ending = licences.toRemind(round.type().code(), today, round.days(), AT_A_TIME);
        Set<UUID> asked = renewals.asked(ending.stream().map(Licence::id).toList());
        Map<UUID, LocalDate> last = renewals.lastDaysToAsk(ending);
        List<Notices.Telling> all = ending.stream()
                .filter(licence -> !asked.contains(licence.id()))
                .map(licence -> telling(round.type(), licence, last.get(licence.id()), today))
                .toList();
        if (!all.isEmpty()) {
            together.write(List.of(notices.part(all)));
        }
        return ending.size() == AT_A_TIME;
    }

    /** @param last the last day to ask for a renewal in time; null where there is none */
    private static Notices.Telling telling(
            LicenceTypeDefinition type, Licence licence, @Nullable LocalDate last, LocalDate today) {
        boolean renewable = last != null && !last.isBefore(today);
        Map<String, Object> values = new HashMap<>();
        values.put("licence", type.name());
        values.put("due", Objects.requireNonNull(licence.validTo()));
        if (last != null && renewable) {
            values.put("last", last);
        }
        return new Notices.Telling(
                Actor.program(licence.city()).account(),
                licence.holder().party(),
                renewable ? "licence-renewable" : "licence-expiring",
                values,
                "/licences");
    }
}
