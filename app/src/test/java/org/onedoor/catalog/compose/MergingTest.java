package org.onedoor.catalog.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MergingTest {

    @Test
    void keepsWhatIsNamedFirstFirst() {
        assertThat(Merging.keepingOrder(List.of(List.of("a", "b", "end"), List.of("c", "end"), List.of("d"))))
                .containsExactly("a", "b", "c", "end", "d");
    }

    @Test
    void takesTheFirstListsWordWhereTwoContradictEachOther() {
        assertThat(Merging.keepingOrder(List.of(List.of("a", "b"), List.of("b", "a"))))
                .containsExactly("a", "b");
    }

    /** Parts of one order, drawn at random, are never in contradiction; each must be found again in the merged list. */
    @Test
    void keepsTheOrderOfEveryListThatCanBeKept() {
        Random random = new Random(20_261_130);
        for (int round = 0; round < 2_000; round++) {
            List<Integer> whole = new ArrayList<>(IntStream.range(0, 12).boxed().toList());
            Collections.shuffle(whole, random);
            List<List<Integer>> lists = new ArrayList<>();
            Set<Integer> all = new HashSet<>();
            for (int i = 0; i < 1 + random.nextInt(6); i++) {
                List<Integer> some =
                        whole.stream().filter(_ -> random.nextInt(3) == 0).toList();
                lists.add(some);
                all.addAll(some);
            }

            List<Integer> merged = Merging.keepingOrder(lists);

            assertThat(merged).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
            for (List<Integer> list : lists) {
                assertThat(merged.stream().filter(list::contains).toList()).isEqualTo(list);
            }
        }
    }
}
