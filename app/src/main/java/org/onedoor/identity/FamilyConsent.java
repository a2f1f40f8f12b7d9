package org.onedoor.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 家人同意: a member of the family lets a helper act for him or her: asked, consented, withdrawn (个人信息保护法 14, 15).
 *
 * @param relation what the member is to the helper: {@code spouse}, {@code parent}, {@code child}, {@code grandparent}
 *     or {@code sibling}
 * @param askedAt when the helper asked
 * @param consentedAt when the member said yes; null while only asked
 */
record FamilyConsent(
        UUID id,
        UUID member,
        String memberName,
        UUID helper,
        String helperName,
        String relation,
        Instant askedAt,
        @Nullable Instant consentedAt) {

    public boolean given() {
        return consentedAt != null;
    }
}
