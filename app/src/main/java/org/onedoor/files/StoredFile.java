package org.onedoor.files;

/**
 * A file that is safely on disk.
 *
 * @param sha256 SHA-256 of its content, 64 lower-case hex digits: its only name
 * @param size in bytes
 * @param mediaType what the content is, as {@code application/pdf}
 */
public record StoredFile(String sha256, long size, String mediaType) {}
