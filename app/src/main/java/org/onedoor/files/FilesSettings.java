package org.onedoor.files;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the room.
 *
 * @param folder where files lie; part of every backup. Unset: {@code files} below the data directory
 * @param reserve space that stays free on that disk: an upload that would eat into it is refused, so that a flood of
 *     files never takes the database's last bytes
 * @param uploadLimit the largest upload
 * @param pixelLimit the most pixels (width × height) an image may have; it is checked before anything is decoded
 * @param keptPixels larger images are scaled down to about this many when re-encoded
 * @param pageLimit the most pages a PDF may have
 * @param unpackedLimit the most that one compressed part of a PDF may unpack to; all parts together, sixteen times this
 */
@ConfigurationProperties("onedoor.files")
record FilesSettings(
        @Nullable Path folder,
        @DefaultValue("256MB") DataSize reserve,
        @DefaultValue("20MB") DataSize uploadLimit,
        @DefaultValue("100000000") long pixelLimit,
        @DefaultValue("16000000") long keptPixels,
        @DefaultValue("200") int pageLimit,
        @DefaultValue("64MB") DataSize unpackedLimit) {

    Path folder(Path data) {
        return (folder == null ? data.resolve("files") : folder).toAbsolutePath();
    }
}
