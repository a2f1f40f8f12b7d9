package org.onedoor.project;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.onedoor.casework.CaseViews;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** 一次填报、后续共享: what the owner has told earlier stages of the project; of two answers the later one. */
@Component
class Carried {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CaseViews views;

    Carried(CaseViews views) {
        this.views = views;
    }

    ObjectNode of(Course course) {
        List<UUID> cases = new ArrayList<>();
        for (Course.Part part : course.parts()) {
            UUID id = part.member().caseId();
            if (id != null) {
                cases.add(id);
            }
        }
        ObjectNode told = JSON.createObjectNode();
        views.answers(cases).forEach(told::setAll);
        return told;
    }
}
