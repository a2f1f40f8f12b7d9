package org.onedoor.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 预填: where a value came from that nobody had to type.
 *
 * @param source who holds it, in the reader's language
 * @param asOf when it was true there
 * @param disputePath where to say that it is wrong; null where one simply overwrites it
 */
public record Prefill(String source, Instant asOf, @Nullable String disputePath) {}
