package org.onedoor.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Mistakes;
import org.onedoor.shared.Actor;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

@OnedoorTest
class GuideTest {

    @Autowired
    Guide guide;

    @Autowired
    Definitions definitions;

    @Autowired
    TransactionOperations transactions;

    @BeforeEach
    void publish() throws InterruptedException {
        long before = definitions.publications();
        transactions.executeWithoutResult(status -> definitions.publish(
                Actor.program("000000"), DefinitionFolder.read(Path.of("..", "definitions"), new Mistakes())));
        if (definitions.publications() > before) {
            Thread.sleep(2_100); // the guide may be that much behind
        }
    }

    @Test
    void findsPublishedItemsWithThePublishedWords() {
        assertThat(guide.find("我想开一家奶茶店", 3)).first().satisfies(found -> {
            assertThat(found.item().id()).isEqualTo("food-business-licence-new");
            assertThat(found.why().zh()).contains("奶茶店");
            assertThat(found.why().en()).isNotBlank();
        });
        assertThat(guide.find("怎么办理", 3)).isEmpty();
    }
}
