package org.onedoor.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.identity.Staff;
import org.onedoor.shared.Role;
import org.onedoor.shared.Text;

class MentionsTest {

    private static final Staff.Colleague ONE = colleague("market.lucheng", "演示·卯");
    private static final Staff.Colleague OTHER = colleague("market.lucheng2", "演示·卯二");
    private static final List<Staff.Colleague> ALL = List.of(ONE, OTHER);

    @Test
    void takesTheLongestNameThatFits() {
        assertThat(Remarks.mentioned("@演示·卯二请看", ALL)).containsExactly(OTHER.account());
        assertThat(Remarks.mentioned("@演示·卯 请看", ALL)).containsExactly(ONE.account());
        assertThat(Remarks.mentioned("@market.lucheng2 and @market.lucheng", ALL))
                .containsExactly(OTHER.account(), ONE.account());
    }

    @Test
    void findsNobodyWhoIsNotNamed() {
        assertThat(Remarks.mentioned("演示·卯 @ @@ @somebody mail@example.org", ALL))
                .isEmpty();
    }

    private static Staff.Colleague colleague(String login, String name) {
        return new Staff.Colleague(UUID.randomUUID(), login, name, Role.REVIEWER, new Text("岗", "Post"));
    }
}
