package org.onedoor.casework.draft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.onedoor.casework.life.Step;
import org.onedoor.catalog.Item;
import org.onedoor.licence.Licence;
import org.onedoor.licence.NextSteps;
import org.springframework.stereotype.Component;

/** 变更、延续、补证 from the page of one's licences: the items in force that are about each and that may be asked for now. */
@Component
public class FollowingSteps implements NextSteps {

    private final Following following;

    FollowingSteps(Following following) {
        this.following = following;
    }

    @Override
    public Map<UUID, List<Step>> of(List<Licence> licences) {
        if (licences.isEmpty()) {
            return Map.of();
        }
        List<Item> all = following.about(licences);
        Set<UUID> asked = following.asked(licences.stream().map(Licence::id).toList());
        Map<UUID, List<Step>> steps = new HashMap<>();
        for (Licence licence : licences) {
            for (Item item : all) {
                if (!asked.contains(licence.id()) && following.possible(item, licence)) {
                    steps.computeIfAbsent(licence.id(), id -> new ArrayList<>())
                            .add(new Step(
                                    item.name(),
                                    "/items/" + item.id() + "?licence=" + licence.id() + "&region="
                                            + licence.region()));
                }
            }
        }
        return steps;
    }
}
