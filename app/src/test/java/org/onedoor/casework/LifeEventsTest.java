package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onedoor.casework.draft.Application;
import org.onedoor.casework.draft.Drafting;
import org.onedoor.casework.draft.JointDrafting;
import org.onedoor.casework.filing.Attaching;
import org.onedoor.casework.filing.Filing;
import org.onedoor.casework.joint.JointApplications;
import org.onedoor.casework.joint.JointCase;
import org.onedoor.casework.joint.JointSubmission;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.compose.Bundle;
import org.onedoor.catalog.compose.Bundles;
import org.onedoor.identity.Parties;
import org.onedoor.identity.Party;
import org.onedoor.identity.Person;
import org.onedoor.shared.Actor;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Each published package, filled in as a whole: all that can begin begins, and nothing has to be completed again by hand. */
@OnedoorTest
@Import(DemoCity.class)
@DirtiesContext
class LifeEventsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Filing.Signed SIGNED = new Filing.Signed(false, false);

    @Autowired
    DemoCity city;

    @Autowired
    Parties parties;

    @Autowired
    JointDrafting beginning;

    @Autowired
    Drafting drafting;

    @Autowired
    Attaching attaching;

    @Autowired
    JointSubmission submission;

    @Autowired
    JointApplications applications;

    @ParameterizedTest
    @CsvSource({
        "having-a-child, person, birth-certificate",
        "after-a-death, person, death-certificate",
        "buying-a-used-home, person, real-estate-transfer",
        "retiring, person, pension-application housing-fund-withdrawal",
        "working-freelance, person,"
                + " flexible-employment-registration flexible-pension-insurance flexible-medical-insurance",
        "opening-a-restaurant, firm, food-business-licence-new fire-safety-check drainage-permit-shop shop-sign",
        "hiring-staff, firm, employment-registration social-insurance-enrolment medical-insurance-enrolment"
                + " housing-fund-enrolment",
        "closing-a-firm, firm, tax-clearance social-insurance-deregistration housing-fund-deregistration"
    })
    void begins(String bundle, String who, String first) throws Exception {
        Actor applicant = city.applicant(who.equals("firm") ? city.firm() : person());
        ObjectNode filled = filled(bundle);
        Set<String> chosen = new HashSet<>();
        filled.required("chosen").forEach(item -> chosen.add(item.asString()));
        UUID draft = beginning.begin(
                applicant, Objects.requireNonNull(applicant.actingFor()), bundle, chosen, DemoCity.LUCHENG, (ObjectNode)
                        filled.required("situation"));
        Application begun = drafting.view(applicant, draft);
        ObjectNode answers = (ObjectNode) filled.required("answers");
        answers.retain(begun.item().asked().stream()
                .filter(element -> begun.reused(element) == null)
                .toList());
        copyRows(begun, (ObjectNode) filled(bundle).required("answers"), answers);
        Application application = drafting.answerAll(applicant, draft, answers);
        assertThat(application.allProblems()).isEmpty();
        for (Application.Wanted wanted : application.missing()) {
            attaching.attach(applicant, draft, wanted.material().type(), city.picture());
        }
        UUID id = submission
                .submit(applicant, UUID.randomUUID().toString(), draft, SIGNED)
                .id();
        JointCase joint = applications.view(applicant, id).joint();
        assertThat(joint.members()).extracting(JointCase.Member::stage).doesNotContain(JointCase.Stage.HELD);
        assertThat(joint.members().stream()
                        .filter(member -> member.stage() == JointCase.Stage.FILED)
                        .map(JointCase.Member::item))
                .containsExactlyInAnyOrder(first.split(" "));
    }

    private static void copyRows(Application begun, ObjectNode all, ObjectNode answers) {
        begun.item().form().stream()
                .flatMap(page -> page.parts().stream())
                .filter(Item.Group.class::isInstance)
                .map(part -> ((Item.Group) part).id())
                .filter(all::has)
                .forEach(group -> answers.set(group, all.required(group)));
    }

    private Party person() {
        return parties.findPerson(Person.RESIDENT_ID, "330302199001019915").orElseThrow();
    }

    private static ObjectNode filled(String bundle) throws Exception {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        return (ObjectNode) JSON.readTree(new ClassPathResource("tour/" + bundle + ".json")
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("{today}", today.toString())
                .replace("{this-month}", today.withDayOfMonth(1).toString()));
    }

    /** What the packages above are is all there is, but for the one that a test of its own walks. */
    @Test
    void knowsThemAll(@Autowired Bundles bundles) {
        assertThat(bundles.inForce())
                .extracting(Bundle::id)
                .isEqualTo(List.of(
                        "after-a-death",
                        "buying-a-used-home",
                        "closing-a-firm",
                        "having-a-child",
                        "hiring-staff",
                        "opening-a-restaurant",
                        "retiring",
                        "starting-a-firm",
                        "working-freelance"));
    }
}
