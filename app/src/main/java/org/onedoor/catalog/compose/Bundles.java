package org.onedoor.catalog.compose;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.Claims;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Items;
import org.onedoor.definition.Current;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Published;
import org.onedoor.shared.Refused;
import org.onedoor.standard.Standard;
import org.onedoor.standard.Standards;
import org.springframework.stereotype.Component;

/** 一件事库: the published bundles, and what becomes of their members. */
@Component
public class Bundles {

    /** So many choices are kept in memory; a city has tens of bundles with a few choices each. */
    private static final int MOST_KEPT = 1_000;

    private final Definitions definitions;
    private final Standards standards;
    private final Items items;
    private final List<OtherBundles> others;
    private final Current<Map<String, Bundle>> inForce;
    private final Map<String, Bundle> read = new ConcurrentHashMap<>();
    private final Map<String, Joint> joined = new ConcurrentHashMap<>();

    Bundles(Definitions definitions, Standards standards, Items items, List<OtherBundles> others, Clock clock) {
        this.definitions = definitions;
        this.standards = standards;
        this.items = items;
        this.others = others;
        this.inForce = new Current<>(definitions, clock, Set.of(BundleReader.KIND), this::on);
    }

    private Map<String, Bundle> on(LocalDate day) {
        Map<String, Bundle> bundles = new TreeMap<>();
        definitions
                .inForce(BundleReader.KIND, day)
                .forEach(published -> bundles.put(published.id(), bundle(published)));
        return Map.copyOf(bundles);
    }

    private Bundle bundle(Published published) {
        Mistakes mistakes = new Mistakes();
        Bundle bundle = BundleReader.read(published.document(), published.version(), standards.latest(), mistakes);
        if (!mistakes.none()) {
            throw new IllegalStateException(
                    "a published bundle is broken: " + mistakes.all().getFirst().line(Locale.ENGLISH));
        }
        return bundle;
    }

    /** Every bundle in force today, by id. */
    public List<Bundle> inForce() {
        return inForce.get().values().stream()
                .sorted(Comparator.comparing(Bundle::id))
                .toList();
    }

    /** The version in force today. */
    public Optional<Bundle> inForce(String id) {
        return Optional.ofNullable(inForce.get().get(id));
    }

    /**
     * One published version, in force or not.
     *
     * @throws IllegalStateException if there is none: a draft always names one that is
     */
    public Bundle version(String id, int version) {
        return read.computeIfAbsent(
                id + "/" + version,
                key -> definitions
                        .version(BundleReader.KIND, id, version)
                        .map(this::bundle)
                        .or(() -> others.stream()
                                .flatMap(other -> other.version(id, version).stream())
                                .findFirst())
                        .orElseThrow(() -> new IllegalStateException("no bundle " + key)));
    }

    /**
     * A bundle with what somebody chose, in the versions in force today.
     *
     * @param chosen ids of members beside those that cannot be left out; others are passed over
     * @param region 办理地: what it has claimed is taken as it carries it out; null where none is chosen yet
     * @throws Refused where a member is not in force, they cannot be joined any more, or only one of them is chosen
     */
    public Joint choose(Bundle bundle, Set<String> chosen, @Nullable String region) {
        List<Joint.Pinned> pinned = new ArrayList<>();
        for (Bundle.Member member : bundle.members()) {
            if (member.choice() == Bundle.Choice.ALWAYS || chosen.contains(member.item())) {
                Item item = items.inForce(member.item())
                        .map(one -> region == null ? one : items.at(one, region))
                        .filter(one -> one.standing().use() == Item.Use.IN_USE)
                        .orElseThrow(() -> new Refused(new BundleRefusal.NotOffered(member.item())));
                pinned.add(new Joint.Pinned(item.id(), item.version()));
            }
        }
        if (pinned.isEmpty() || (pinned.size() == 1 && !bundle.alone())) {
            throw new Refused(new BundleRefusal.OnlyOne());
        }
        return joint(bundle.id(), bundle.version(), pinned);
    }

    /**
     * The same in versions that were fixed before.
     *
     * @throws Refused where they cannot be joined
     */
    public Joint joint(String id, int version, List<Joint.Pinned> members) {
        StringBuilder key = new StringBuilder(id).append('/').append(version);
        members.forEach(member -> key.append(' ').append(member.written()));
        Joint known = joined.get(key.toString());
        if (known != null) {
            return known;
        }
        Joint made = join(version(id, version), members);
        if (joined.size() < MOST_KEPT) {
            joined.put(key.toString(), made);
        }
        return made;
    }

    private Joint join(Bundle bundle, List<Joint.Pinned> members) {
        Standard standard = standards.current();
        Map<String, Item> pinned = new HashMap<>();
        members.forEach(
                member -> pinned.put(Claims.item(member.item()), items.version(member.item(), member.version())));
        Set<String> chosen = new HashSet<>(pinned.keySet());
        Recomposition.Outcome outcome = bundle.of(chosen, item -> Optional.ofNullable(pinned.get(item)), standard);
        return switch (outcome) {
            case Recomposition.Outcome.Done(Recomposed recomposed) ->
                new Joint(bundle, recomposed, JointItem.of(bundle, recomposed));
            case Recomposition.Outcome.Refused(List<Clash> clashes) ->
                throw new Refused(new BundleRefusal.CannotBeJoined(
                        Objects.requireNonNull(clashes.getFirst()).what()));
        };
    }
}
