package org.onedoor.rating;

import java.nio.file.Path;
import java.util.List;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;
import org.onedoor.shared.Actor;
import org.springframework.transaction.support.TransactionOperations;

/** The demo city's standards, published into a test's database that has none. */
final class DemoStandards {

    private DemoStandards() {}

    static void publish(Definitions definitions, TransactionOperations transactions) {
        if (definitions.isEmpty()) {
            Mistakes mistakes = new Mistakes();
            List<Document> documents = DefinitionFolder.read(Path.of("..", "definitions", "standard"), mistakes);
            transactions.executeWithoutResult(status -> definitions.publish(Actor.program("000000"), documents));
        }
    }
}
