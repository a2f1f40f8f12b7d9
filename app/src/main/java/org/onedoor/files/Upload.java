package org.onedoor.files;

/**
 * An upload that passed every check and is stored.
 *
 * @param file what is stored: for an image the re-encoded one
 * @param name the name to show and to save under
 * @param renamed whether that differs from the name the sender gave
 * @param pages of a PDF; 1 for an image
 */
public record Upload(StoredFile file, String name, boolean renamed, int pages) {}
