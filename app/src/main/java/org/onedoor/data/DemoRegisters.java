package org.onedoor.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;
import org.onedoor.shared.Actor;
import org.onedoor.standard.Standards;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Fills the demo people's records at first use: into a database that holds no record yet, and only for parties that are
 * there, so that a city with people of its own stays as it is. After the definitions (5) and the demo people (10).
 */
@Component
@Order(20)
class DemoRegisters implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoRegisters.class);

    private final RecordImport records;
    private final Standards standards;
    private final JdbcClient jdbc;
    private final Optional<Path> file;

    DemoRegisters(
            RecordImport records,
            Standards standards,
            JdbcClient jdbc,
            @Value("${onedoor.definitions:#{null}}") @Nullable Path definitions) {
        this.records = records;
        this.standards = standards;
        this.jdbc = jdbc;
        this.file = (definitions == null
                        ? Stream.of(Path.of("definitions"), Path.of("..", "definitions"))
                        : Stream.of(definitions))
                .map(folder -> folder.resolve("demo").resolve("records.yaml"))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (file.isEmpty() || !isEmpty() || standards.latest().elements().isEmpty()) {
            return;
        }
        Imported imported = load(file.get());
        LOG.info("loaded {} demo records from {}", imported.collected().added(), file.get());
    }

    Imported load(Path path) throws IOException {
        Mistakes mistakes = new Mistakes();
        List<RecordImport.Numbered> rows = new ArrayList<>();
        for (Document document : DefinitionFolder.read(path.toString(), Files.readString(path), mistakes)) {
            rows.addAll(DemoRecords.read(document, standards.latest(), mistakes));
        }
        if (!mistakes.none()) {
            throw new IllegalStateException(mistakes.all().toString());
        }
        return records.rows(Actor.program("330300"), rows, true);
    }

    private boolean isEmpty() {
        return jdbc.sql("select not exists (select from data.record) and not exists (select from data.holding)")
                .query(Boolean.class)
                .single();
    }
}
