package org.onedoor.journeys;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;

/** Applications as people send them, and what departments do to them, by the JSON API. */
final class Applications {

    /** 食品经营许可: two departments review, two materials may follow later. */
    static final String FOOD = "food-business-licence-new";

    /** 老年人优待证: granted by the program itself. */
    static final String ELDER_CARD = "elder-card";

    /** 居民身份证换领: a fee is due before the card is handed over. */
    static final String ID_CARD = "id-card-renewal";

    /** 公司设立登记: signed by everybody concerned before it is submitted. */
    static final String COMPANY = "company-registration";

    private static final String LUCHENG = "330302";

    private final Node node;

    Applications(Node node) {
        this.node = node;
    }

    /** A restaurant's draft with the situation answered, and nothing else. */
    String begunRestaurant(Person firm) {
        return id(node.post(firm, "/api/v1/items/" + FOOD + "/drafts", """
                {"region": "%s", "situation":
                  {"food_business_form": "catering", "has_cold_dishes": false, "sells_online": true}}""".formatted(LUCHENG)));
    }

    /** The same with every page answered and every material there, but for one that is to follow (容缺). */
    String completeRestaurant(Person firm) {
        String draft = begunRestaurant(firm);
        answer(firm, draft, """
                {"legal_representative_name": "演示·甲", "contact_phone": "0577-88000000",
                 "premises_address": "温州市鹿城区演示路 1 号", "premises_area": 58.5, "online_shop_name": "演示外卖店",
                 "food_business_items": ["hot-dishes"], "food_safety_officer_name": "演示·丁",
                 "food_workers": [{"worker_name": "演示·丁", "worker_post": "cook"}],
                 "delivery_way": "electronic"}""");
        upload(firm, draft, "floor-plan");
        upload(firm, draft, "equipment-list");
        node.put(firm, "/api/v1/drafts/" + draft + "/materials/food-safety-rules/deferral", "{\"later\": true}");
        return draft;
    }

    /** A complete restaurant, submitted. */
    String submittedRestaurant(Person firm) {
        return submit(firm, completeRestaurant(firm));
    }

    /** A card, submitted and thereby granted. */
    String elderCard(Person elder) {
        String draft = id(node.post(elder, "/api/v1/items/" + ELDER_CARD + "/drafts", """
                {"region": "%s", "situation": {"photo_source": "id-card"}}""".formatted(LUCHENG)));
        return submit(elder, answeredElderCard(elder, draft));
    }

    /** A renewed ID card, submitted. */
    String idCard(Person person) {
        String draft = id(node.post(person, "/api/v1/items/" + ID_CARD + "/drafts", """
                {"region": "%s", "situation": {"id_card_reason": "damaged", "photo_source": "id-card"}}""".formatted(LUCHENG)));
        answer(person, draft, """
                {"mobile": "17900000003", "delivery_way": "counter"}""");
        return submit(person, draft);
    }

    /** 公司设立登记: complete, and still to be signed by both of its shareholders. */
    String company(Person founder) {
        String draft = id(node.post(founder, "/api/v1/items/" + COMPANY + "/drafts", """
                {"region": "%s", "situation":
                  {"company_type": "limited", "premises_ownership": "own", "has_pre_approval": false}}""".formatted(LUCHENG)));
        answer(founder, draft, """
                {"firm_name": "温州演示同开商贸有限公司", "industry_section": "F", "business_scope": "日用百货销售（演示）",
                 "business_term": "long-term", "employee_count": 3, "registered_capital": 10000000,
                 "capital_paid_by": "2030-12-31", "premises_district": "330302",
                 "registered_address": "温州市鹿城区演示路 8 号", "address_by_pledge": true,
                 "shareholders": [
                   {"shareholder_kind": "person", "shareholder_name": "演示·甲", "shareholder_id_kind": "resident-id",
                    "shareholder_id_number": "330302199001019915", "subscribed_amount": 6000000,
                    "contribution_way": "money", "contribution_by": "2030-12-31"},
                   {"shareholder_kind": "person", "shareholder_name": "演示·乙", "shareholder_id_kind": "resident-id",
                    "shareholder_id_number": "330302199202029925", "subscribed_amount": 4000000,
                    "contribution_way": "money", "contribution_by": "2030-12-31"}],
                 "legal_representative_name": "演示·甲", "legal_representative_id": "330302199001019915",
                 "legal_representative_phone": "17900000001", "legal_representative_post": "executive-director",
                 "has_supervisor": false,
                 "officers": [{"officer_name": "演示·甲", "officer_post": "executive-director",
                               "officer_resident_id": "330302199001019915"}],
                 "finance_officer_name": "演示·丁", "finance_officer_phone": "17900000004", "liaison_name": "演示·甲",
                 "liaison_phone": "17900000001", "articles_kind": "model", "contact_phone": "0577-88000000",
                 "delivery_way": "electronic"}""");
        for (String material : List.of("member-qualification", "appointment-document")) {
            upload(founder, draft, material);
        }
        return draft;
    }

    /** A factory, registered and not yet applied for; the answer is its id. */
    String project(Person firm) {
        return id(node.post(firm, "/api/v1/projects", """
                {"theme": "enterprise-investment", "facts":
                  {"project_name": "演示一号智能装备厂房", "project_kind": "new", "project_trade": "manufacturing",
                   "project_district": "%s", "project_site": "温州市鹿城区演示路 11 号地块",
                   "project_content": "新建厂房一座", "project_investment": 12000000000, "project_begin": "2026-12-01",
                   "project_end": "2028-12-01", "project_government_invested": false,
                   "project_on_approval_list": false, "project_equipment_only": false, "land_supply": "grant",
                   "air_defence_way": "build", "is_special_building": true, "has_dangerous_works": false}}""".formatted(LUCHENG)));
    }

    /** 征求意见: the lead of the construction stage asks another department about it. */
    void askOpinion(Person lead, String project, String department) {
        node.post(lead, "/api/v1/desk/projects/" + project + "/opinions", """
                {"phase": "construction", "department": "%s", "question": "厂区内拟设食堂，有没有要提前考虑的"}""".formatted(department));
    }

    /** Fills the pages of a card's draft; the answer is the draft. */
    String answeredElderCard(Person actor, String draft) {
        answer(actor, draft, """
                {"photo_source": "id-card", "mobile": "17900000003", "current_address": "温州市鹿城区演示路2号",
                 "delivery_way": "electronic"}""");
        return draft;
    }

    /** Sends only what is asked for and not held by the city. */
    void answer(Person actor, String draft, String answers) {
        JsonObject view = node.get(actor, "/api/v1/drafts/" + draft);
        List<String> asked = new ArrayList<>();
        view.getAsJsonArray("asked").forEach(one -> asked.add(one.getAsString()));
        view.getAsJsonArray("held")
                .forEach(
                        one -> asked.remove(one.getAsJsonObject().get("element").getAsString()));
        asked.add("photo_source");
        JsonObject kept = JsonParser.parseString(answers).getAsJsonObject();
        List.copyOf(kept.keySet()).stream()
                .filter(name -> !asked.contains(name))
                .forEach(kept::remove);
        JsonObject body = new JsonObject();
        body.add("answers", kept);
        node.put(actor, "/api/v1/drafts/" + draft, body.toString());
    }

    void upload(Person actor, String draft, String material) {
        node.upload(
                actor,
                "/api/v1/drafts/" + draft + "/materials/" + material + "/files",
                material + ".png",
                Picture.png());
    }

    /** The case that it becomes. */
    String submit(Person actor, String draft) {
        return id(node.post(actor, "/api/v1/drafts/" + draft + "/submission", "{\"pledge\": true}"));
    }

    void accept(Person reviewer, String id) {
        node.post(reviewer, "/api/v1/desk/cases/" + id + "/acceptance", "{}");
    }

    void askCorrection(Person reviewer, String id) {
        node.post(reviewer, "/api/v1/desk/cases/" + id + "/correction", """
                {"what": [{"material": "floor-plan", "text": "图上没有标洗消区，请标出后重新上传"},
                          {"element": "premises_area", "text": "和房产证上的面积不一致"},
                          {"text": "请说明外卖由谁配送"}]}""");
    }

    /** Every open review, by the department's own reviewer, until the decision is open. */
    void review(Person applicant, String id, boolean agreed) {
        for (JsonObject step = open(applicant, id); !step(step).equals("decide"); step = open(applicant, id)) {
            node.post(
                    reviewer(step),
                    "/api/v1/desk/cases/" + id + "/reviews/" + step(step),
                    "{\"agreed\": " + agreed + ", \"opinion\": \"现场与图纸" + (agreed ? "一致" : "不一致") + "\"}");
        }
    }

    void decide(Person applicant, String id, boolean granted) {
        node.post(
                reviewer(open(applicant, id)),
                "/api/v1/desk/cases/" + id + "/decision",
                "{\"granted\": " + granted + ", \"reason\": \"" + (granted ? "符合许可条件" : "经营场所布局不符合食品安全要求") + "\"}");
    }

    void rate(Person applicant, String id, String grade, String words) {
        node.get(applicant, "/api/v1/cases/" + id);
        String path = "/api/v1/cases/" + id + "/rating";
        for (int i = 0; i < 50; i++) {
            try {
                node.get(applicant, path);
                break;
            } catch (IllegalStateException notYetInvited) {
                pause();
            }
        }
        node.post(applicant, path, "{\"grade\": \"" + grade + "\", \"words\": \"" + words + "\"}");
    }

    private JsonObject open(Person applicant, String id) {
        JsonArray steps = node.get(applicant, "/api/v1/cases/" + id).getAsJsonArray("steps");
        for (JsonElement step : steps) {
            if (step.getAsJsonObject().get("state").getAsString().equals("open")) {
                return step.getAsJsonObject();
            }
        }
        throw new IllegalStateException("no step of " + id + " is open: " + steps);
    }

    private static String step(JsonObject step) {
        return step.get("step").getAsString();
    }

    private static Person reviewer(JsonObject step) {
        return switch (step.get("department").getAsString()) {
            case "market-regulation" -> Person.named("market.lucheng");
            case "health" -> Person.named("health.lucheng");
            case "public-security" -> Person.named("police.lucheng");
            default -> throw new IllegalStateException("nobody reviews " + step);
        };
    }

    private static String id(JsonObject answer) {
        return answer.get("id").getAsString();
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
