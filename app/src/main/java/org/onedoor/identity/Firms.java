package org.onedoor.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.shared.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 企业: firms that are registered here. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Firms {

    private final Parties parties;
    private final Agencies agencies;
    private final JdbcClient jdbc;
    private final Clock clock;

    Firms(Parties parties, Agencies agencies, JdbcClient jdbc, Clock clock) {
        this.parties = parties;
        this.agencies = agencies;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<Firm> find(String creditCode) {
        return parties.findFirm(creditCode);
    }

    /**
     * Records a firm that was registered a moment ago; whoever founded it acts for it from today. Whoever
     * records the same firm at the same moment waits and gets the one that is there.
     *
     * @param founder the person who applied, or a firm, which then acts by its own people
     * @param demo whether it is a demo's
     */
    public Firm found(Actor actor, Firm firm, UUID founder, boolean demo) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('identity.firm:' || :code))")
                .param("code", firm.creditCode())
                .query((row, n) -> n)
                .single();
        Optional<Firm> there = find(firm.creditCode());
        if (there.isPresent()) {
            return there.get();
        }
        parties.add(actor, firm, demo);
        boolean person = parties.find(founder).filter(Person.class::isInstance).isPresent();
        if (person) {
            agencies.appoint(actor, firm.id(), founder, Agency.Scope.REPRESENTATIVE, null, LocalDate.now(clock), null);
        }
        return firm;
    }
}
