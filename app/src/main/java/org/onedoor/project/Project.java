package org.onedoor.project;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * 投资项目: registered once, under a code that all its papers bear.
 *
 * @param theme its kind, in the version in which it was registered and goes on
 * @param party the owner (建设单位)
 * @param account who registered it
 * @param district the region where it is built
 * @param departments ids of whoever leads or handles something of it, or was asked for an opinion
 * @param facts element → value, as its owner says today
 * @param version counted from 1, its registration, with each change of what it is said to be
 */
record Project(
        String city,
        UUID id,
        ProjectCode code,
        String theme,
        int themeVersion,
        UUID party,
        UUID account,
        String district,
        List<String> departments,
        String name,
        ObjectNode facts,
        int version,
        Instant registered) {

    /** The same as it is said to be now. */
    Project with(String newName, ObjectNode newFacts) {
        return new Project(
                city,
                id,
                code,
                theme,
                themeVersion,
                party,
                account,
                district,
                departments,
                newName,
                newFacts,
                version + 1,
                registered);
    }

    /** 阶段申请: a draft that was begun for a stage. */
    record Application(UUID draft, Phase phase, Instant begun) {}
}
