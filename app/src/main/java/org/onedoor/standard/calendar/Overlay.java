package org.onedoor.standard.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Text;

/**
 * 区域叠加日历: what a region ordered on top of the calendar that it inherits, as Wenzhou did in February 2020.
 *
 * @param id kebab-case, unique
 * @param region the region that ordered it; holds for all regions within
 * @param ground 依据: the order or measure that it rests on
 * @param moves which limits it moves: a city may move its own promises; a statutory limit only where the law lets it
 * @param off days not worked
 * @param on days worked although the calendar below says otherwise
 * @param lifted 解除: the first day on which it no longer holds, null while it stands
 */
public record Overlay(
        String id,
        String region,
        Text name,
        Text ground,
        Set<LimitKind> moves,
        List<NamedDays> off,
        List<NamedDays> on,
        @Nullable LocalDate lifted) {

    public Overlay {
        moves = Set.copyOf(moves);
        off = List.copyOf(off);
        on = List.copyOf(on);
    }

    boolean standsOn(LocalDate day) {
        return lifted == null || day.isBefore(lifted);
    }
}
