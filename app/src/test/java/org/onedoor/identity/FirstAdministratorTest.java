package org.onedoor.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.onedoor.shared.Role;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@OnedoorTest
class FirstAdministratorTest {

    @Autowired
    FirstAdministrator first;

    @Autowired
    Accounts accounts;

    @Autowired
    Passwords passwords;

    @Autowired
    Staff staff;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void opensNothingWhereThereAreAccounts() {
        first.run(new DefaultApplicationArguments());

        assertThat(accounts.forSignIn(FirstAdministrator.LOGIN)).isEmpty();
    }

    @Test
    void opensTheFirstDoorOfAnEmptySystemAndTellsItsPassword() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            db.sql("truncate identity.account cascade").update();
            first.run(new DefaultApplicationArguments());

            Accounts.WithPassword opened =
                    accounts.forSignIn(FirstAdministrator.LOGIN).orElseThrow();
            String told = first.lines().getFirst().replaceAll(".*密码 (\\S+) .*", "$1");
            assertThat(passwords.matches(told, opened.hash())).isTrue();
            assertThat(staff.posts(opened.account().id()))
                    .extracting(StaffPost::role)
                    .containsExactly(Role.ADMINISTRATOR);
        });
    }
}
