package org.onedoor.casework.joint;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.life.Delivery;

/**
 * 一次送达: what of a whole goes out at once.
 *
 * @param number counted from 1: another follows only where the applicant has asked for what was ready before the rest
 * @param asked whether he has
 * @param due by when it has to be handed over or sent
 * @param way how it went; null before
 * @param detail the parcel's number, or who took it; null before
 */
public record JointDelivery(
        int number,
        Instant ready,
        boolean asked,
        LocalDate due,
        @Nullable Delivery way,
        @Nullable String detail,
        @Nullable Instant served) {}
