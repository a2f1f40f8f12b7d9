package org.onedoor.catalog.compose;

import java.util.List;
import org.onedoor.catalog.Item;

/**
 * 一件事: what several items become together.
 *
 * @param sources each after all that it waits for
 * @param needs who waits for whom, and for what
 * @param regions codes of the regions where all of them are handled
 * @param before what it takes one by one
 * @param after what it takes together
 */
public record Recomposed(
        List<Source> sources,
        List<Need> needs,
        Course course,
        JointForm form,
        List<JointMaterial> materials,
        List<String> regions,
        Figures before,
        Figures after) {

    public List<Item> items() {
        return sources.stream().map(Source::item).toList();
    }
}
