package org.onedoor.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.onedoor.catalog.Directory;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Items;
import org.onedoor.shared.Role;
import org.onedoor.standard.Region;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;

/** A case filed in the demo city always reaches a desk at which somebody can sign in. */
@OnedoorTest
class DemoReviewersTest {

    private record Desk(String department, String region) {}

    @Autowired
    Items items;

    @Autowired
    Directory directory;

    private List<Item> offered() {
        return directory.items().stream()
                .map(item -> items.version(item.id(), item.version()))
                .toList();
    }

    @Test
    void leavesNoStepOfAnyItemWithoutAReviewer() {
        DemoCast cast = DemoPeople.read(Path.of("..", "definitions", "demo", "people.yaml"));
        Set<Desk> staffed = cast.persons().stream()
                .flatMap(person -> person.posts().stream())
                .filter(post -> post.role() == Role.REVIEWER)
                .map(post -> new Desk(post.department().orElseThrow(), post.region()))
                .collect(Collectors.toSet());
        Set<Desk> needed = new LinkedHashSet<>();
        for (Item item : offered()) {
            for (Region region : items.regions(item)) {
                departments(item).forEach(department -> needed.add(new Desk(department, region.code())));
            }
        }
        assertThat(needed).as("desks that cases come to").isNotEmpty();
        assertThat(staffed).containsAll(needed);
    }

    /** Whatever an item lets a head or a reviewer do can be tried: somebody of the demo may waive its fee. */
    @Test
    void leavesNoFeeWithoutSomebodyWhoMayWaiveIt() {
        DemoCast cast = DemoPeople.read(Path.of("..", "definitions", "demo", "people.yaml"));
        List<Item> waivable =
                offered().stream().filter(item -> item.fee().waivedBy() != null).toList();
        assertThat(waivable).isNotEmpty();
        for (Item item : waivable) {
            Set<Desk> may = cast.persons().stream()
                    .flatMap(person -> person.posts().stream())
                    .filter(post -> post.role() == item.fee().waivedBy())
                    .map(post -> new Desk(post.department().orElseThrow(), post.region()))
                    .collect(Collectors.toSet());
            assertThat(items.regions(item))
                    .allSatisfy(region -> assertThat(may).contains(new Desk(item.department(), region.code())));
        }
    }

    private static Set<String> departments(Item item) {
        Set<String> departments = new LinkedHashSet<>(
                List.of(item.department(), item.process().decision().department()));
        item.process().reviews().forEach(review -> departments.add(review.department()));
        return departments;
    }
}
