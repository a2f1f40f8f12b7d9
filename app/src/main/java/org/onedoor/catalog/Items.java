package org.onedoor.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.onedoor.definition.Current;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Published;
import org.onedoor.shared.Channel;
import org.onedoor.standard.Region;
import org.onedoor.standard.Standard;
import org.onedoor.standard.Standards;
import org.springframework.stereotype.Component;

/**
 * 事项库: the published items. Versions are immutable and read once; which of them is in force is kept until something is
 * published or a day ends.
 */
@Component
public class Items {

    /** The version of what is not there. */
    private static final int NONE = 0;

    /** A whole item weighs some 17 kB. */
    private static final int KEPT = 4_000;

    private static final int NAMES_KEPT = 200_000;

    private final Definitions definitions;
    private final Standards standards;
    private final Clock clock;
    private final Cache<Definitions.Version, Item> read =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    /** Versions in force by id, those that somebody asked for. */
    private final Current<Cache<String, Integer>> inForce;

    Items(Definitions definitions, Standards standards, Clock clock) {
        this.definitions = definitions;
        this.standards = standards;
        this.clock = clock;
        this.inForce = new Current<>(
                definitions,
                clock,
                Set.of(ItemReader.KIND),
                day -> Caffeine.newBuilder().maximumSize(NAMES_KEPT).build());
    }

    /** Whether an item stands in the catalogue: not cancelled, and claimed by some region where that is what it is for. */
    boolean isShown(Item item) {
        return item.standing().use() != Item.Use.CANCELLED
                && (!item.standing().base() || !claims(item, 1).isEmpty());
    }

    /** An item as it is carried out in a region: as the innermost region around has claimed it, else as it stands. */
    public Item at(Item item, String region) {
        List<String> path = standards.current().regionPath(region);
        for (String code : path.reversed()) {
            Optional<Item> claimed = inForce(Claims.id(item.id(), code), true)
                    .filter(there -> there.standing().use() != Item.Use.CANCELLED);
            if (claimed.isPresent()) {
                return claimed.get();
            }
        }
        return item;
    }

    /**
     * What is taken in today in a region, whatever it was begun as: a region may have claimed the item since, or given it up.
     *
     * @param id of an item, or of what a region made of it
     */
    public Optional<Item> inForceAt(String id, String region) {
        return inForce(Claims.item(id)).map(item -> at(item, region));
    }

    /** 已认领的地区: the regions that carry out an item in their own way, by their codes. */
    public List<Region> claimed(Item item) {
        Standard standard = standards.current();
        return claims(item, Integer.MAX_VALUE).stream()
                .flatMap(name -> standard.region(name.id().substring(item.id().length() + 1)).stream())
                .toList();
    }

    private List<Definitions.Version> claims(Item item, int most) {
        return definitions.followingInForce(
                ItemReader.KIND, item.id(), LocalDate.now(clock), Item.Use.CANCELLED.code(), most);
    }

    /** The version in force today. */
    public Optional<Item> inForce(String id) {
        return inForce(id, false);
    }

    /** @param mayBeNone whether ids like this one are few, so that it is worth knowing that there is nothing */
    private Optional<Item> inForce(String id, boolean mayBeNone) {
        Cache<String, Integer> known = inForce.get();
        Integer seen = known.getIfPresent(id);
        if (seen != null) {
            return known(id, seen);
        }
        int version = definitions
                .versionInForce(ItemReader.KIND, id, LocalDate.now(clock))
                .orElse(NONE);
        if (version != NONE || mayBeNone) {
            known.put(id, version);
        }
        return known(id, version);
    }

    private Optional<Item> known(String id, int version) {
        return version == NONE ? Optional.empty() : Optional.of(version(id, version));
    }

    /**
     * One published version, in force or not. Nobody who holds a connection waits for who reads it the first time.
     *
     * @throws IllegalStateException if there is none: a case or draft always names one that is
     */
    public Item version(String id, int version) {
        Definitions.Version name = new Definitions.Version(id, version);
        Item known = read.getIfPresent(name);
        if (known != null) {
            return known;
        }
        Item item = definitions
                .version(ItemReader.KIND, id, version)
                .map(published -> read(published, standards.latest()))
                .orElseThrow(() -> new IllegalStateException("no item " + id + "/" + version));
        if (!definitions.publishing()) {
            read.put(name, item);
        }
        return item;
    }

    /** Reads one without keeping it. */
    Item read(Published published, Standard standard) {
        Mistakes mistakes = new Mistakes();
        Item item = ItemReader.read(published.document(), published.version(), standard, mistakes);
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
        if (item.standing().base()) {
            return claimed(item);
        }
        return handling(item, standards.current());
    }

    /** The regions whose department handles an item, whoever may be asked for it. */
    private static List<Region> handling(Item item, Standard standard) {
        return standard.regions().stream()
                .filter(region -> item.regions().stream().anyMatch(outer -> handles(item, region, outer, standard)))
                .toList();
    }

    private static boolean handles(Item item, Region region, String outer, Standard standard) {
        return item.catalogue().byDistrict()
                ? standard.isDistrict(region.code()) && standard.within(region.code(), outer)
                : region.code().equals(outer);
    }

    /**
     * 可认领的地区: any within an item of the base catalogue; of another item those that handle it, since only there somebody can
     * ask for it.
     */
    public static List<Region> claimable(Item item, Standard standard) {
        return item.standing().base()
                ? standard.regions().stream()
                        .filter(region -> item.regions().stream()
                                .anyMatch(outer -> standard.within(region.code(), outer)
                                        && !region.code().equals(outer)))
                        .toList()
                : handling(item, standard);
    }

    public boolean isOffered(Item item, String region, Channel channel) {
        boolean there =
                regions(item).stream().anyMatch(offered -> offered.code().equals(region));
        // the API stands for the web; kiosks are no channel of applying yet
        return there
                && item.standing().use() == Item.Use.IN_USE
                && item.offered().contains(channel == Channel.API ? Channel.WEB : channel);
    }
}
