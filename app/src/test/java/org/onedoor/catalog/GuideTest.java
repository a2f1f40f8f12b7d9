package org.onedoor.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
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
    Items items;

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
            Thread.sleep(600); // the guide may be that much behind
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

    /** Nothing else is read again for one item; when it is cancelled it is found no more. */
    @Test
    void findsWhatWasPublishedAMomentAgo() throws IOException, InterruptedException {
        assertThat(guide.find("萤火虫观赏点备案", 3)).noneMatch(found -> isFirefly(found.item()));

        publish("");
        assertThat(guide.find("萤火虫观赏点备案", 3)).first().matches(found -> isFirefly(found.item()));

        publish("use: cancelled\nbecause: {zh: 不再备案, en: No longer registered}");
        assertThat(guide.find("萤火虫观赏点备案", 3)).noneMatch(found -> isFirefly(found.item()));
    }

    /** An item that somebody looked at a moment before it changed is not put into the index as it was. */
    @Test
    void isNotMadeOfWhatWasLookedUpBefore() throws IOException, InterruptedException {
        publish("");
        guide.find("萤火虫观赏点备案", 3);
        Thread.sleep(300);
        assertThat(items.inForce("firefly-filing")).isPresent();
        publishNow("use: cancelled\nbecause: {zh: 不再备案, en: No longer registered}");
        Thread.sleep(250);
        guide.find("萤火虫观赏点备案", 3);
        Thread.sleep(600);
        assertThat(guide.find("萤火虫观赏点备案", 3)).noneMatch(found -> isFirefly(found.item()));
    }

    private static boolean isFirefly(Listed item) {
        return item.id().equals("firefly-filing");
    }

    private void publish(String standing) throws IOException, InterruptedException {
        publishNow(standing);
        Thread.sleep(600);
    }

    private void publishNow(String standing) throws IOException {
        Mistakes mistakes = new Mistakes();
        String text = Files.readString(Path.of("../definitions/items/shop-sign.yaml"))
                .replaceFirst("(?m)^id: .*$", "id: firefly-filing\n" + standing)
                .replaceFirst("(?m)^name: .*$", "name: {zh: 萤火虫观赏点备案, en: Filing of a firefly site}")
                .replaceFirst("(?m)^words: .*$", "words: [萤火虫]")
                .replace("331033001001", "331033001099");
        transactions.executeWithoutResult(status ->
                definitions.publish(Actor.program("000000"), DefinitionFolder.read("firefly.yaml", text, mistakes)));
        assertThat(mistakes.all()).isEmpty();
    }
}
