package org.onedoor.catalog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Published;
import org.onedoor.shared.Channel;
import org.onedoor.standard.Region;
import org.onedoor.standard.Standards;
import org.springframework.stereotype.Component;

/**
 * 事项库: the published items. Versions are immutable and read once; which of them is in force is asked again after two
 * seconds at the latest, as with {@link Standards}.
 */
@Component
public class Items {

    /** For how long this copy of the program may not notice what was published. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private record InForce(int version, LocalDate day, Instant lookedAt) {}

    private final Definitions definitions;
    private final Standards standards;
    private final Clock clock;
    private final Map<String, InForce> inForce = new ConcurrentHashMap<>();
    private final Map<String, Item> read = new ConcurrentHashMap<>();

    Items(Definitions definitions, Standards standards, Clock clock) {
        this.definitions = definitions;
        this.standards = standards;
        this.clock = clock;
    }

    /** Every item in force today, by id. */
    public List<Item> inForce() {
        return definitions.versionsInForce(ItemReader.KIND, LocalDate.now(clock)).stream()
                .map(name -> version(name.id(), name.version()))
                .toList();
    }

    /** The version in force today. */
    public Optional<Item> inForce(String id) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.now(clock);
        InForce seen = inForce.get(id);
        if (seen != null
                && seen.day().equals(today)
                && !now.isBefore(seen.lookedAt())
                && now.isBefore(seen.lookedAt().plus(FRESH))) {
            return Optional.of(version(id, seen.version()));
        }
        Optional<Integer> version = definitions.versionInForce(ItemReader.KIND, id, today);
        version.ifPresent(found -> inForce.put(id, new InForce(found, today, now)));
        return version.map(found -> version(id, found));
    }

    /**
     * One published version, in force or not. Nobody who holds a connection waits for who reads it the first time.
     *
     * @throws IllegalStateException if there is none: a case or draft always names one that is
     */
    public Item version(String id, int version) {
        String key = id + "/" + version;
        Item known = read.get(key);
        if (known != null) {
            return known;
        }
        Item item = definitions
                .version(ItemReader.KIND, id, version)
                .map(this::read)
                .orElseThrow(() -> new IllegalStateException("no item " + key));
        read.put(key, item);
        return item;
    }

    private Item read(Published published) {
        Mistakes mistakes = new Mistakes();
        Item item = ItemReader.read(published.document(), published.version(), standards.latest(), mistakes);
        if (!mistakes.none()) {
            throw new IllegalStateException("a published item is broken: " + mistakes.all());
        }
        return item;
    }

    /**
     * 可选的办理地: the regions whose department may be asked for an item: the districts where the district handles it,
     * else the regions that offer it themselves.
     */
    public List<Region> regions(Item item) {
        return standards.current().regions().stream()
                .filter(region -> item.regions().stream().anyMatch(outer -> handles(item, region, outer)))
                .toList();
    }

    private boolean handles(Item item, Region region, String outer) {
        if (!item.catalogue().byDistrict()) {
            return region.code().equals(outer);
        }
        return region.code().length() == 6
                && standards.current().within(region.code(), outer)
                && standards.current().regions().stream()
                        .noneMatch(inner ->
                                inner.code().length() == 6 && region.code().equals(inner.parent()));
    }

    public boolean isOffered(Item item, String region, Channel channel) {
        boolean there =
                regions(item).stream().anyMatch(offered -> offered.code().equals(region));
        // the API stands for the web; kiosks are no channel of applying yet
        return there && item.offered().contains(channel == Channel.API ? Channel.WEB : channel);
    }
}
