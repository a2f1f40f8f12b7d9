package org.onedoor.catalog;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.onedoor.definition.Current;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Published;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Text;
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

    private final Definitions definitions;
    private final Standards standards;
    private final Clock clock;
    private final Map<String, Item> read = new ConcurrentHashMap<>();

    /** Versions in force by id, those that somebody asked for. */
    private final Current<Map<String, Integer>> inForce;

    private final Current<List<Item>> offered;

    Items(Definitions definitions, Standards standards, Clock clock) {
        this.definitions = definitions;
        this.standards = standards;
        this.clock = clock;
        this.inForce = new Current<>(definitions, clock, day -> new ConcurrentHashMap<>());
        this.offered = new Current<>(definitions, clock, this::offered);
    }

    /**
     * 事项目录: every item that is offered today or paused, by id. Those that a region has claimed stand for it under their own
     * name, {@link #at}.
     */
    public List<Item> inForce() {
        return offered.get();
    }

    private List<Item> offered(LocalDate today) {
        return definitions.writtenInForce(ItemReader.KIND, today).stream()
                .map(name -> version(name.id(), name.version()))
                .filter(this::isShown)
                .toList();
    }

    /** Whether an item stands in the catalogue: not cancelled, and claimed by some region where that is what it is for. */
    boolean isShown(Item item) {
        return item.standing().use() != Item.Use.CANCELLED
                && (!item.standing().base() || !claimed(item).isEmpty());
    }

    /** Every item in force today, by id: those that regions have claimed and those that are cancelled included. */
    public List<Item> everywhere() {
        return definitions.versionsInForce(ItemReader.KIND, LocalDate.now(clock)).stream()
                .map(name -> version(name.id(), name.version()))
                .toList();
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

    /** What an item is called where all of them stand beside each other: regions' own with the region. */
    public Text name(Item item) {
        return item.standing().claims() == null
                ? item.name()
                : regions(item).stream()
                        .findFirst()
                        .map(region -> new Text(
                                item.name().zh() + "（" + region.name().zh() + "）",
                                item.name().en() + " (" + region.name().en() + ")"))
                        .orElse(item.name());
    }

    /** 已认领的地区: the regions that carry out an item in their own way, by their codes. */
    public List<Region> claimed(Item item) {
        String begins = item.id() + ".";
        return definitions.versionsInForce(ItemReader.KIND, begins, LocalDate.now(clock)).stream()
                .filter(name -> Claims.derived(name.id()))
                .filter(name -> version(name.id(), name.version()).standing().use() != Item.Use.CANCELLED)
                .flatMap(name -> standards.current().region(name.id().substring(begins.length())).stream())
                .toList();
    }

    /** The version in force today. */
    public Optional<Item> inForce(String id) {
        return inForce(id, false);
    }

    /** @param mayBeNone whether ids like this one are few, so that it is worth knowing that there is nothing */
    private Optional<Item> inForce(String id, boolean mayBeNone) {
        Map<String, Integer> known = inForce.get();
        Integer seen = known.get(id);
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
        if (!item.catalogue().byDistrict()) {
            return region.code().equals(outer);
        }
        return region.code().length() == 6
                && standard.within(region.code(), outer)
                && standard.regions().stream()
                        .noneMatch(inner ->
                                inner.code().length() == 6 && region.code().equals(inner.parent()));
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
