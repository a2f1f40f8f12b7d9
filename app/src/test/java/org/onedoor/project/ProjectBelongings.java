package org.onedoor.project;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.onedoor.identity.Parties;
import org.onedoor.identity.access.Belongings;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Role;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A project of the first demo firm in Lucheng, with which health has nothing to do and which lies in no other district. */
class ProjectBelongings implements Belongings {

    private static final String SOMEBODY = "ji";
    private static final String HEALTH = "health.lucheng";
    private static final String OUHAI = "market.ouhai";

    private final List<Attempt> attempts = new ArrayList<>();

    @Override
    public List<Attempt> attempts(ApplicationContext context) {
        UUID firm = context.getBean(Parties.class)
                .findFirm("91330302MA2DEM017C")
                .orElseThrow()
                .id();
        Actor owner = new Actor(UUID.randomUUID(), firm, Role.APPLICANT, null, "330300", Channel.WEB);
        UUID project = context.getBean(Registration.class)
                .register(owner, UUID.randomUUID().toString(), Builder.THEME, facts());
        String id = project.toString();
        String other = UUID.randomUUID().toString();
        somebodyElses("GET /projects/{id}", "/projects/" + id, List.of());
        somebodyElses("GET /projects/{id}/stages/{phase}", "/projects/" + id + "/stages/land", List.of());
        somebodyElses(
                "POST /projects/{id}/stages/{phase}/drafts", "/projects/" + id + "/stages/land/drafts", List.of());
        somebodyElses("GET /api/v1/projects/{id}", "/api/v1/projects/" + id, List.of());
        somebodyElses(
                "POST /api/v1/projects/{id}/stages/{phase}/drafts",
                "/api/v1/projects/" + id + "/stages/land/drafts",
                List.of());
        somebodyElses("GET /projects/{id}/facts", "/projects/" + id + "/facts", List.of());
        somebodyElses("POST /projects/{id}/facts", "/projects/" + id + "/facts", List.of("project_name", "改名"));
        somebodyElses("GET /api/v1/projects/{id}/facts", "/api/v1/projects/" + id + "/facts", List.of());
        somebodyElses(
                "POST /api/v1/projects/{id}/facts/foresight",
                "/api/v1/projects/" + id + "/facts/foresight",
                List.of("version", "1"));
        somebodyElses("POST /api/v1/projects/{id}/facts", "/api/v1/projects/" + id + "/facts", List.of("version", "1"));
        staff("GET /api/v1/projects/{id}/facts", "/api/v1/projects/" + id + "/facts", List.of());
        staff("GET /api/v1/projects/{id}", "/api/v1/projects/" + id, List.of());
        staff("GET /desk/projects/{id}", "/desk/projects/" + id, List.of());
        for (String prefix : List.of("", "/api/v1")) {
            String paths = "POST " + prefix + "/desk/projects/{id}";
            String here = prefix + "/desk/projects/" + id;
            staff(paths + "/visits", here + "/visits", List.of("line", "54Y", "day", "2099-01-05"));
            staff(
                    paths + "/visits/{check}/attendance",
                    here + "/visits/" + other + "/attendance",
                    prefix.isEmpty() ? List.of("attended", "health") : List.of());
            staff(paths + "/visits/{check}/opinion", here + "/visits/" + other + "/opinion", List.of("words", "通过"));
            staff(
                    paths + "/opinions",
                    here + "/opinions",
                    List.of("phase", "land", "department", "ecology", "question", "意见"));
            staff(
                    paths + "/opinions/{opinion}/answer",
                    here + "/opinions/" + other + "/answer",
                    List.of("agreed", "true", "words", "同意"));
        }
        return attempts;
    }

    private static ObjectNode facts() {
        return (ObjectNode) JsonMapper.builder().build().readTree("""
                {"project_name": "别人的厂房", "project_kind": "new", "project_trade": "manufacturing",
                 "project_district": "330302", "project_site": "演示路 1 号", "project_content": "厂房一座",
                 "project_investment": 100000000, "project_begin": "2026-01-01", "project_end": "2027-01-01",
                 "project_government_invested": false, "project_on_approval_list": false,
                 "project_equipment_only": false, "land_supply": "own", "is_special_building": false,
                 "has_dangerous_works": false}""");
    }

    private void somebodyElses(String endpoint, String address, List<String> fields) {
        attempts.add(new Attempt(endpoint, Whose.SOMEBODY_ELSES, SOMEBODY, address, fields));
    }

    private void staff(String endpoint, String address, List<String> fields) {
        attempts.add(new Attempt(endpoint, Whose.ANOTHER_DEPARTMENTS, HEALTH, address, fields));
        attempts.add(new Attempt(endpoint, Whose.ANOTHER_REGIONS, OUHAI, address, fields));
    }
}
