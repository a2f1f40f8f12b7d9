package org.onedoor.notice;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The ways out of the house that the deployer set up; none by default. */
@Component
public class Ways {

    static final Ways NONE = new Ways(Set.of());

    private final Set<Way> open;

    @Autowired
    Ways(NoticeSettings settings) {
        this(settings.ways());
    }

    Ways(Set<Way> open) {
        this.open = open.isEmpty() ? Set.of() : EnumSet.copyOf(open);
    }

    /** Whether messages can go out by it. */
    public boolean has(Way way) {
        return open.contains(way);
    }

    Set<Way> open() {
        return open;
    }

    /** Whether messages can go out at all. */
    public boolean any() {
        return !open.isEmpty();
    }

    /** What a new row of {@code notice.message} carries in {@code outward}: null where nothing is to be sent. */
    @Nullable
    Boolean outward() {
        return any() ? Boolean.TRUE : null;
    }
}
