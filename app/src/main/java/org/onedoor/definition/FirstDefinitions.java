package org.onedoor.definition;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Publishes the definitions folder into a database that has no definitions yet; one that has its own is never written
 * over. A folder with a mistake is not published at all.
 */
@Component
@Order(5)
class FirstDefinitions implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstDefinitions.class);

    private final Definitions definitions;
    private final TransactionOperations transactions;
    private final Optional<Path> folder;

    FirstDefinitions(
            Definitions definitions,
            TransactionOperations transactions,
            @Value("${onedoor.definitions:#{null}}") @Nullable Path folder) {
        this.definitions = definitions;
        this.transactions = transactions;
        this.folder = (folder == null
                        ? Stream.of(Path.of("definitions"), Path.of("..", "definitions"))
                        : Stream.of(folder))
                .filter(Files::isDirectory)
                .findFirst();
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (folder.isEmpty() || !definitions.isEmpty()) {
            return;
        }
        Mistakes mistakes = new Mistakes();
        List<Document> documents = DefinitionFolder.read(folder.get(), mistakes);
        Checks.run(documents, mistakes);
        if (!mistakes.none()) {
            String lines = mistakes.all().stream()
                    .map(mistake -> mistake.line(Locale.ENGLISH))
                    .collect(Collectors.joining(System.lineSeparator()));
            throw new IllegalStateException("the definitions have mistakes:" + System.lineSeparator() + lines);
        }
        // Demo people and their records are loaded by their rooms, into tables that can be erased.
        List<Document> lasting = documents.stream()
                .filter(document -> !document.kind().startsWith("demo-"))
                .toList();
        Integer published = transactions.execute(status -> definitions.publish(Actor.program("000000"), lasting));
        LOG.info("published {} definitions from {}", published, folder.get());
    }
}
