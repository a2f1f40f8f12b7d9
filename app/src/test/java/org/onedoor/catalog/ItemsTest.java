package org.onedoor.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Mistakes;
import org.onedoor.shared.Actor;
import org.onedoor.standard.Standards;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionOperations;

@OnedoorTest
class ItemsTest {

    private static final Path SEVENTH = Path.of("src", "test", "resources", "seventh-item");

    @Autowired
    Items items;

    @Autowired
    Standards standards;

    @Autowired
    Definitions definitions;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    MockMvc mvc;

    /** The item was read with standards up to two seconds old, which did not know its elements: a page of 500. */
    @Test
    void showsAnItemAtOnceThatWasPublishedTogetherWithItsElements(@TempDir Path folder) throws Exception {
        try (Stream<Path> files = Files.list(SEVENTH)) {
            for (Path file : files.toList()) {
                Files.writeString(folder.resolve(file.getFileName()), another(file));
            }
        }
        publish(Path.of("..", "definitions"));
        assertThat(standards.current().element("dawn_sells_food")).isEmpty();

        publish(folder);

        assertThat(items.inForce("dawn-market-stall")).isPresent();
        for (String address : new String[] {"/items", "/items/dawn-market-stall", "/api/v1/items/dawn-market-stall"}) {
            assertThat(mvc.perform(MockMvcRequestBuilders.get(address))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .as(address)
                    .isEqualTo(200);
        }
    }

    private static String another(Path file) throws IOException {
        return Files.readString(file)
                .replace("night-market", "dawn-market")
                .replace("stall_", "dawn_")
                .replace("DEM000014U951", "DEM000014U952")
                .replace("330131003999", "330131003998");
    }

    private void publish(Path folder) {
        Mistakes mistakes = new Mistakes();
        transactions.executeWithoutResult(
                status -> definitions.publish(Actor.program("000000"), DefinitionFolder.read(folder, mistakes)));
        assertThat(mistakes.all()).isEmpty();
    }
}
