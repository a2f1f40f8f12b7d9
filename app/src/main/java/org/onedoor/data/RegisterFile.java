package org.onedoor.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.onedoor.shared.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** {@code onedoor.records}: takes in a file of register rows at this start, as {@link RecordImport} describes them. */
@Component
@ConditionalOnProperty("onedoor.records")
@Order(30)
class RegisterFile implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(RegisterFile.class);

    private final RecordImport records;
    private final String city;
    private final Path file;

    RegisterFile(
            RecordImport records,
            @Value("${onedoor.identity.city:330300}") String city,
            @Value("${onedoor.records}") Path file) {
        this.records = records;
        this.city = city;
        this.file = file;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            Imported imported = records.jsonLines(Actor.program(city), lines, false);
            LOG.info(
                    "{}: {} new values, {} rows not taken",
                    file,
                    imported.collected().added(),
                    imported.rejectedRows());
            imported.rejected().forEach(row -> LOG.warn("{}:{}: {}", file, row.line(), row.fault()));
        }
    }
}
