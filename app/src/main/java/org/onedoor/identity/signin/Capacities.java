package org.onedoor.identity.signin;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.identity.Staff;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Everything that an account may act as today. */
@Repository
class Capacities {

    private final JdbcClient db;
    private final Staff staff;
    private final Clock clock;

    Capacities(JdbcClient db, Staff staff, Clock clock) {
        this.db = db;
        this.staff = staff;
        this.clock = clock;
    }

    /** Oneself first, then firms, family, posts. */
    List<Capacity> of(UUID account) {
        List<Capacity> all = new ArrayList<>(db.sql("""
                        with me as (select party from identity.account where id = :account)
                        select 1 place, 'myself' kind, n.party, n.name
                          from identity.person n join me on me.party = n.party
                        union all
                        select 2, 'firm', f.party, f.name
                          from identity.agency g join me on me.party = g.agent join identity.firm f on f.party = g.firm
                         where g.ended_at is null and g.from_date <= :today
                           and (g.until_date is null or g.until_date >= :today)
                        union all
                        select 3, 'family', n.party, n.name
                          from identity.family_consent c join me on me.party = c.helper
                          join identity.person n on n.party = c.member
                         where c.consented_at is not null and c.withdrawn_at is null
                         order by place, name, party
                        """)
                .param("account", account)
                .param("today", LocalDate.now(clock))
                .query((row, number) -> {
                    UUID party = row.getObject("party", UUID.class);
                    String name = row.getString("name");
                    Capacity capacity = switch (row.getString("kind")) {
                        case "myself" -> new Capacity.Myself(party, name);
                        case "firm" -> new Capacity.ForFirm(party, name);
                        default -> new Capacity.ForFamily(party, name);
                    };
                    return capacity;
                })
                .list());
        staff.posts(account).forEach(post -> all.add(new Capacity.InPost(post)));
        return all;
    }

    Optional<Capacity> find(UUID account, String key) {
        return of(account).stream()
                .filter(capacity -> capacity.key().equals(key))
                .findFirst();
    }

    /** What one acts as right after sign-in: the only post, nothing yet with several posts, else oneself. */
    static Sessions.Choice first(List<Capacity> all) {
        List<Capacity> posts =
                all.stream().filter(Capacity.InPost.class::isInstance).toList();
        if (posts.size() == 1) {
            return choice(posts.getFirst());
        }
        return posts.isEmpty() && !all.isEmpty() ? choice(all.getFirst()) : Sessions.Choice.NONE;
    }

    static Sessions.Choice choice(Capacity capacity) {
        return switch (capacity) {
            case Capacity.Myself myself -> new Sessions.Choice(myself.party(), null);
            case Capacity.ForFirm firm -> new Sessions.Choice(firm.party(), null);
            case Capacity.ForFamily family -> new Sessions.Choice(family.party(), null);
            case Capacity.InPost in -> new Sessions.Choice(null, in.post().id());
        };
    }
}
