package org.onedoor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.onedoor.postgres.TestServer;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives each started program a database and a data folder of its own. */
class CloneForContext implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getBeanFactory().registerSingleton("database", TestServer.get().migrated());
        try {
            Path data = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "test-data-");
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("test", Map.of("onedoor.data", data.toString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
