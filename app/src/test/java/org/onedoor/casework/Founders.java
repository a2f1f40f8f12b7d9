package org.onedoor.casework;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.onedoor.casework.draft.Application;
import org.onedoor.casework.draft.Drafting;
import org.onedoor.casework.filing.Attaching;
import org.onedoor.shared.Actor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** People of the demo city who found a company: the registration filled in, ready to be signed. */
@TestComponent
class Founders {

    static final String REGISTRATION = "company-registration";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Drafting drafting;
    private final Attaching attaching;
    private final DemoCity city;

    Founders(Drafting drafting, Attaching attaching, DemoCity city) {
        this.drafting = drafting;
        this.attaching = attaching;
        this.city = city;
    }

    /** One who contributes half a million. */
    record Shareholder(String name, String idKind, String idNumber) {}

    static final Shareholder JIA = new Shareholder("演示·甲", "resident-id", "330302199001019915");
    static final Shareholder YI = new Shareholder("演示·乙", "resident-id", "330302199202029925");
    static final Shareholder SECOND_FIRM = new Shareholder("温州演示二号餐饮有限公司", "credit-code", "91330304MA2DEM0254");

    /** A company of some shareholders; 演示·甲 is its legal representative. */
    UUID draft(Actor founder, Shareholder... shareholders) {
        return draft(founder, "model", shareholders);
    }

    UUID draft(Actor founder, String articles, Shareholder... shareholders) {
        return draft(founder, Objects.requireNonNull(founder.actingFor()), articles, shareholders);
    }

    /** The same, begun by somebody else in the founder's name. */
    UUID draft(Actor founder, UUID party, String articles, Shareholder... shareholders) {
        ObjectNode filled = filled();
        UUID draft = drafting.begin(
                founder,
                party,
                REGISTRATION,
                DemoCity.LUCHENG,
                ((ObjectNode) filled.required("situation"))
                        .retain("company_type", "premises_ownership", "has_pre_approval"),
                null);
        ObjectNode answers = (ObjectNode) filled.required("answers");
        answers.put("firm_name", "温州演示" + draft.toString().substring(24) + "商贸有限公司");
        answers.put("articles_kind", articles);
        ArrayNode rows = answers.putArray("shareholders");
        for (Shareholder one : shareholders) {
            rows.addObject()
                    .put("shareholder_kind", one.idKind().equals("credit-code") ? "firm" : "person")
                    .put("shareholder_name", one.name())
                    .put("shareholder_id_kind", one.idKind())
                    .put("shareholder_id_number", one.idNumber())
                    .put("subscribed_amount", 50_000_000)
                    .put("contribution_way", "money")
                    .put("contribution_by", "2030-12-31");
        }
        Application begun = drafting.view(founder, draft);
        List<String> asked = new ArrayList<>(begun.tailored().asked());
        asked.removeIf(element -> begun.reused(element) != null);
        Application application = drafting.answerAll(founder, draft, answers.retain(asked));
        if (!application.allProblems().isEmpty()) {
            throw new AssertionError(application.allProblems().toString());
        }
        for (Application.Wanted wanted : application.missing()) {
            attaching.attach(founder, draft, wanted.material().type(), city.picture());
        }
        return draft;
    }

    /** Changes one answer of a draft. */
    void changes(Actor founder, UUID draft, String element, String value) {
        drafting.answerAll(founder, draft, JSON.createObjectNode().put(element, value));
    }

    static ObjectNode filled() {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        try {
            return (ObjectNode) JSON.readTree(new ClassPathResource("tour/starting-a-firm.json")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .replace("{today}", today.toString())
                    .replace("{this-month}", today.withDayOfMonth(1).toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
