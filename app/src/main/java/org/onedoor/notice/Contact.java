package org.onedoor.notice;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * 联系方式: where a party wants to be told, beside its own list of messages.
 *
 * @param email confirmed and wanted; null for none
 * @param phone confirmed and wanted; null for none
 * @param language in which to write
 */
public record Contact(@Nullable String email, @Nullable String phone, Locale language) {

    @Nullable
    String by(Way way) {
        return switch (way) {
            case EMAIL -> email;
            case SMS -> phone;
        };
    }
}
