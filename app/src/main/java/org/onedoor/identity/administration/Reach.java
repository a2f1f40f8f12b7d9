package org.onedoor.identity.administration;

import java.util.List;
import org.onedoor.shared.Actor;
import org.onedoor.standard.Department;
import org.onedoor.standard.Region;
import org.onedoor.standard.Standard;
import org.onedoor.web.Face;
import org.onedoor.web.Option;

/** How far an administrator reaches: the post's own region and all within it. */
record Reach(Standard standard, List<Region> regions) {

    static Reach of(Actor actor, Standard standard) {
        return new Reach(
                standard,
                standard.regions().stream()
                        .filter(region -> standard.within(region.code(), actor.region()))
                        .toList());
    }

    List<String> codes() {
        return regions.stream().map(Region::code).toList();
    }

    boolean covers(String region) {
        return regions.stream().anyMatch(one -> one.code().equals(region));
    }

    boolean knows(String department) {
        return standard.department(department).isPresent();
    }

    String region(Face face, String code) {
        return standard.region(code).map(region -> face.text(region.name())).orElse(code);
    }

    String department(Face face, String id) {
        return standard.department(id)
                .map(department -> face.text(department.brief()))
                .orElse(id);
    }

    List<Option> regionOptions(Face face) {
        return regions.stream()
                .map(region -> Option.of(region.code(), face.text(region.name())))
                .toList();
    }

    List<Option> departmentOptions(Face face) {
        return standard.departments().stream()
                .map((Department department) -> Option.of(department.id(), face.text(department.name())))
                .toList();
    }
}
