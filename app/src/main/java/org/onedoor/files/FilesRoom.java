package org.onedoor.files;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the room together: the folder adapter unless a deployer brings another {@link FileStore}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FilesSettings.class)
class FilesRoom {

    @Bean
    FileStore fileStore(FilesSettings settings, @Value("${onedoor.data:.onedoor}") Path data) {
        // A file's age is the disk's matter: the demo's movable clock must not age what is being uploaded.
        return new FolderStore(settings.folder(data), settings.reserve().toBytes(), Clock.systemUTC());
    }

    @Bean
    Uploads uploads(FilesSettings settings, FileStore store, @Value("${onedoor.data:.onedoor}") Path data) {
        return new Uploads(settings, settings.folder(data), store);
    }
}
