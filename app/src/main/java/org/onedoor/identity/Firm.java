package org.onedoor.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 企业: a market entity with its unified social credit code (统一社会信用代码, GB 32100).
 *
 * @param region the six-digit region of its domicile
 * @param source the register that the facts were taken from
 * @param asOf when they were taken
 */
public record Firm(
        UUID id,
        String name,
        String creditCode,
        @Nullable String address,
        @Nullable String region,
        String source,
        Instant asOf)
        implements Party {}
