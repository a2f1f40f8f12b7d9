package org.onedoor.identity;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Role;
import org.onedoor.shared.StartupNote;
import org.onedoor.shared.Text;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Opens the first door of a system that has no account and is no demo: one administrator, whose password is made up,
 * told once at that start and kept nowhere. Takes staff on, then gets the post taken away by one of them.
 */
@Component
@Order(11)
class FirstAdministrator implements ApplicationRunner, StartupNote {

    static final String LOGIN = "first.admin";

    private final Accounts accounts;
    private final Parties parties;
    private final Staff staff;
    private final Passwords passwords;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final String city;
    private volatile @Nullable String password;

    FirstAdministrator(
            Accounts accounts,
            Parties parties,
            Staff staff,
            Passwords passwords,
            TransactionOperations transactions,
            Clock clock,
            @Value("${onedoor.identity.city:330300}") String city) {
        this.accounts = accounts;
        this.parties = parties;
        this.staff = staff;
        this.passwords = passwords;
        this.transactions = transactions;
        this.clock = clock;
        this.city = city;
    }

    /** After the demo people, so that it finds theirs where there are any. */
    @Override
    public void run(ApplicationArguments arguments) {
        if (accounts.none()) {
            String fresh = Passwords.madeUp();
            transactions.executeWithoutResult(status -> open(fresh));
            password = fresh;
        }
    }

    private void open(String fresh) {
        Actor program = Actor.program(city);
        UUID party = Ids.next(clock);
        parties.add(
                program,
                new Person(
                        party,
                        "首位管理员 First administrator",
                        "none",
                        party.toString(),
                        null,
                        null,
                        null,
                        null,
                        city,
                        "staff-register",
                        clock.instant()),
                false);
        UUID account = accounts.open(program, LOGIN, null, passwords.hash(fresh), party, false);
        staff.give(program, account, Role.ADMINISTRATOR, null, city, new Text("首位管理员", "First administrator"));
    }

    @Override
    public List<String> lines() {
        String told = password;
        return told == null
                ? List.of()
                : List.of("首位管理员 First administrator: " + LOGIN + ", password 密码 " + told
                        + " (只显示这一次 shown only this once)");
    }
}
