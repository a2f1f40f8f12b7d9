package org.onedoor.casework.draft;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.onedoor.catalog.Item;
import org.onedoor.licence.Licence;
import org.springframework.stereotype.Component;

/** 延续 as seen from a licence: whether it is being asked for, and by when it can be. */
@Component
public class Renewals {

    private final Following following;

    Renewals(Following following) {
        this.following = following;
    }

    /** For which of some licences a renewal has been asked for and is not decided. */
    public Set<UUID> asked(Collection<UUID> licences) {
        return following.renewalsAsked(licences);
    }

    /** The last day to ask in time for a renewal of each; nothing for one that no item in force renews. */
    public Map<UUID, LocalDate> lastDaysToAsk(Collection<Licence> licences) {
        List<Item> renewing = following.about(licences);
        Map<UUID, LocalDate> days = new HashMap<>();
        for (Licence licence : licences) {
            for (Item item : renewing) {
                if (following.possible(item, licence)) {
                    following
                            .lastDayToRenew(item, licence)
                            .ifPresent(day ->
                                    days.merge(licence.id(), day, (one, other) -> one.isAfter(other) ? one : other));
                }
            }
        }
        return days;
    }
}
