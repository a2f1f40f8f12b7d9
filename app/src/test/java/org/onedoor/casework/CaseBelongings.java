package org.onedoor.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.onedoor.casework.draft.MaterialFiles;
import org.onedoor.identity.access.Belongings;
import org.onedoor.paper.PapersOf;
import org.onedoor.shared.Actor;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A firm's draft and its case with the market regulators of Lucheng. */
class CaseBelongings implements Belongings {

    private static final String CITY = "330300";
    private static final List<String> REASONED = List.of("reason", "x", "why", "untrue", "text", "x");
    private static final List<String> FILE = List.of("file", "picture.png");

    private final List<Attempt> attempts = new ArrayList<>();

    @Override
    public List<Attempt> attempts(ApplicationContext context) {
        DemoCity city = context.getAutowireCapableBeanFactory().createBean(DemoCity.class);
        MaterialFiles files = context.getBean(MaterialFiles.class);
        Actor applicant = city.applicant(city.firm());
        UUID draft = city.restaurantDraft(applicant);
        UUID opened = city.submitRestaurant(applicant);
        drafts("/drafts/" + draft, files.of(CITY, draft).getFirst().id());
        UUID file = files.of(CITY, opened).getFirst().id();
        cases("/cases/" + opened, file);
        UUID paper = context.getBean(PapersOf.class)
                .caseOf(java.util.Objects.requireNonNull(applicant.actingFor()), opened)
                .getFirst()
                .id();
        desks("/desk/cases/" + opened, file, paper);
        UUID absence = UUID.randomUUID();
        context.getBean(JdbcClient.class)
                .sql("""
                        INSERT INTO casework.absence (id, account, department, region, stand_in, from_day, until_day,
                                                      set_by, set_at)
                        VALUES (:id, :account, 'market-regulation', '330302', :standIn, '2099-01-01', '2099-01-02',
                                :account, '2026-01-01T00:00:00Z')""")
                .param("id", absence)
                .param("account", UUID.randomUUID())
                .param("standIn", UUID.randomUUID())
                .update();
        desk("POST /desk/absences/{id}/end", "/desk/absences/" + absence + "/end", List.of());
        UUID filter = UUID.randomUUID();
        context.getBean(JdbcClient.class)
                .sql("""
                        INSERT INTO casework.saved_filter (id, department, region, account, name, query, shared, made_at)
                        VALUES (:id, 'market-regulation', '330302', :account, 'x', 'filter=all', false,
                                '2099-01-01T00:00:00Z')""")
                .param("id", filter)
                .param("account", UUID.randomUUID())
                .update();
        String removal = "/desk/filters/" + filter + "/removal";
        desk("POST /desk/filters/{id}/removal", removal, List.of());
        attempts.add(new Attempt("POST /desk/filters/{id}/removal", Whose.SOMEBODY_ELSES, "market2.lucheng", removal));
        UUID phrase = UUID.randomUUID();
        context.getBean(JdbcClient.class)
                .sql("""
                        INSERT INTO casework.phrase (id, department, region, account, text, shared, made_at)
                        VALUES (:id, 'market-regulation', '330302', :account, 'x', false, '2099-01-01T00:00:00Z')""")
                .param("id", phrase)
                .param("account", UUID.randomUUID())
                .update();
        String phraseRemoval = "/desk/phrases/" + phrase + "/removal";
        desk("POST /desk/phrases/{id}/removal", phraseRemoval, List.of());
        attempts.add(
                new Attempt("POST /desk/phrases/{id}/removal", Whose.SOMEBODY_ELSES, "market2.lucheng", phraseRemoval));
        UUID batch = UUID.randomUUID();
        context.getBean(JdbcClient.class)
                .sql("""
                        INSERT INTO casework.batch (id, account, role, department, region, channel, action, reason, total,
                                                    made_at, ended_at)
                        VALUES (:id, :account, 'reviewer', 'market-regulation', '330302', 'web', 'accept', '', 0,
                                '2099-01-01T00:00:00Z', '2099-01-01T00:00:00Z')""")
                .param("id", batch)
                .param("account", UUID.randomUUID())
                .update();
        for (String base : new String[] {"", "/api/v1"}) {
            String endpoint = "GET " + base + "/desk/batches/{id}";
            desk(endpoint, base + "/desk/batches/" + batch, List.of());
            attempts.add(
                    new Attempt(endpoint, Whose.SOMEBODY_ELSES, "market2.lucheng", base + "/desk/batches/" + batch));
        }
        attempts.add(new Attempt(
                "GET /counter/cases/{id}/receipt",
                Whose.SOMEBODY_ELSES,
                "hall",
                "/counter/cases/" + opened + "/receipt"));
        attempts.add(new Attempt(
                "POST /counter/cases/{id}/service",
                Whose.SOMEBODY_ELSES,
                "hall",
                "/counter/cases/" + opened + "/service",
                List.of("way", "pickup", "detail", "x")));
        String atCounter = "/counter/cases/" + opened + "/papers/" + UUID.randomUUID();
        attempts.add(new Attempt(
                "GET /counter/cases/{id}/papers/{paper}/file", Whose.SOMEBODY_ELSES, "hall", atCounter + "/file"));
        attempts.add(new Attempt(
                "POST /counter/cases/{id}/papers/{paper}/service",
                Whose.SOMEBODY_ELSES,
                "hall",
                atCounter + "/service",
                List.of("detail", "x")));
        atTills(opened.toString(), UUID.randomUUID());
        joint(context.getBean(JdbcClient.class));
        return List.copyOf(attempts);
    }

    /** A case of Lucheng's market regulators, and a bill of nobody's. */
    private void atTills(String id, UUID bill) {
        List<String> taken = List.of("way", "cash", "receipt", "X-0001");
        desk("POST /desk/payments/{id}/refund", "/desk/payments/" + bill + "/refund", taken);
        for (String base : new String[] {"", "/api/v1"}) {
            String payment = "POST " + base + "/counter/cases/{id}/payment";
            String refund = "POST " + base + "/counter/payments/{id}/refund";
            String ofCase = base + "/counter/cases/" + id + "/payment";
            String ofBill = base + "/counter/payments/" + bill + "/refund";
            for (Whose whose : new Whose[] {Whose.SOMEBODY_ELSES, Whose.ANOTHER_REGIONS}) {
                attempts.add(new Attempt(payment, whose, "hall.lucheng", ofCase, taken));
                attempts.add(new Attempt(refund, whose, "hall.lucheng", ofBill, taken));
            }
            if (!base.isEmpty()) {
                attempts.add(new Attempt(payment, Whose.ANOTHER_DEPARTMENTS, "civil.lucheng", ofCase, taken));
                attempts.add(new Attempt(refund, Whose.ANOTHER_DEPARTMENTS, "civil.lucheng", ofBill, taken));
            }
        }
    }

    /** One application for several items, of somebody. */
    private void joint(JdbcClient jdbc) {
        UUID joint = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO casework.joint
                            (city, id, filing_number, bundle, bundle_version, draft, party, account, region, channel,
                             submitted_at, version)
                        VALUES ('330300', :id, '330300209901010000015', 'starting-a-firm', 1, :draft, :party, :party,
                                '330304', 'web', '2099-01-01T00:00:00Z', 1)""")
                .param("id", joint)
                .param("draft", UUID.randomUUID())
                .param("party", UUID.randomUUID())
                .update();
        for (String base : new String[] {"", "/api/v1"}) {
            String path = base + "/joint/" + joint;
            others("GET " + base + "/joint/{id}", path);
            others("POST " + base + "/joint/{id}/members/{position}/giving-up", path + "/members/0/giving-up");
            others("POST " + base + "/joint/{id}/delivery", path + "/delivery", "way", "counter");
            others("POST " + base + "/joint/{id}/delivery/now", path + "/delivery/now");
        }
        attempts.add(new Attempt(
                "POST /counter/joint/{id}/service",
                Whose.ANOTHER_REGIONS,
                "hall.lucheng",
                "/counter/joint/" + joint + "/service",
                List.of("way", "pickup", "detail", "演示·甲")));
    }

    private void drafts(String draft, UUID file) {
        others("GET /drafts/{id}", draft);
        for (String method : new String[] {"GET", "POST"}) {
            others(method + " /drafts/{id}/situation", draft + "/situation");
            others(method + " /drafts/{id}/pages/{page}", draft + "/pages/premises");
        }
        others("GET /drafts/{id}/materials/{material}", draft + "/materials/floor-plan");
        others("POST /drafts/{id}/materials/{material}", draft + "/materials/floor-plan", "later", "true");
        others("GET /drafts/{id}/files/{file}", draft + "/files/" + file);
        others("GET /drafts/{id}/check", draft + "/check");
        others("GET /drafts/{id}/signing", draft + "/signing");
        others("POST /drafts/{id}/signing", draft + "/signing");
        others("POST /drafts/{id}/signing/reminder", draft + "/signing/reminder");
        others("POST /drafts/{id}/signing/end", draft + "/signing/end");
        others("GET /drafts/{id}/signing/documents/{number}/file", draft + "/signing/documents/1/file");
        others("POST /drafts/{id}/submission", draft + "/submission", "pledge", "true");
        others("POST /drafts/{id}/discard", draft + "/discard");

        String api = "/api/v1" + draft;
        others("GET /api/v1/drafts/{id}", api);
        others("PUT /api/v1/drafts/{id}", api, "answers", "{}");
        others("POST /api/v1/drafts/{id}/materials/{material}/files", api + "/materials/floor-plan/files", FILE);
        others("DELETE /api/v1/drafts/{id}/files/{file}", api + "/files/" + file);
        others(
                "PUT /api/v1/drafts/{id}/materials/{material}/deferral",
                api + "/materials/menu/deferral",
                "later",
                "true");
        others("GET /api/v1/drafts/{id}/signing", api + "/signing");
        others("POST /api/v1/drafts/{id}/signing", api + "/signing");
        others("DELETE /api/v1/drafts/{id}/signing", api + "/signing");
        others("POST /api/v1/drafts/{id}/submission", api + "/submission", "pledge", "true");
        others("DELETE /api/v1/drafts/{id}", api);
    }

    private void cases(String opened, UUID file) {
        others("GET /cases/{id}", opened);
        others("GET /cases/{id}/application", opened + "/application");
        others("GET /cases/{id}/confirmation", opened + "/confirmation");
        others("GET /cases/{id}/correction/answers", opened + "/correction/answers");
        others("POST /cases/{id}/correction/answers", opened + "/correction/answers");
        others("POST /cases/{id}/correction", opened + "/correction", "send", "yes");
        others("POST /cases/{id}/supplements/{material}", opened + "/supplements/food-safety-rules", FILE);
        others("POST /cases/{id}/hearing", opened + "/hearing", "asks", "true");
        others("POST /cases/{id}/withdrawal", opened + "/withdrawal");
        others("POST /cases/{id}/delivery", opened + "/delivery", "way", "counter");
        others("GET /cases/{id}/files/{file}", opened + "/files/" + file);

        String api = "/api/v1" + opened;
        others("GET /api/v1/cases/{id}", api);
        others("GET /api/v1/cases/{id}/clock", api + "/clock");
        others("GET /api/v1/cases/{id}/files/{file}", api + "/files/" + file);
        others(
                "POST /api/v1/cases/{id}/correction/files",
                api + "/correction/files",
                List.of("file", "a.png", "material", "floor-plan"));
        others("POST /api/v1/cases/{id}/correction/answers", api + "/correction/answers");
        others("POST /api/v1/cases/{id}/correction", api + "/correction");
        others("POST /api/v1/cases/{id}/supplements/{material}", api + "/supplements/food-safety-rules", FILE);
        others("POST /api/v1/cases/{id}/hearing", api + "/hearing", "asks", "true");
        others("POST /api/v1/cases/{id}/withdrawal", api + "/withdrawal");
        others("POST /api/v1/cases/{id}/delivery", api + "/delivery", "way", "counter");
    }

    private void desks(String opened, UUID file, UUID paper) {
        desk("GET /api/v1/desk/cases/{id}/papers", "/api/v1" + opened + "/papers", List.of());
        desk("GET /api/v1/desk/cases/{id}/national-states", "/api/v1" + opened + "/national-states", List.of());
        desk("POST /desk/cases/{id}/remarks", opened + "/remarks", List.of("text", "x"));
        for (String verb : new String[] {"claim", "assignment", "release"}) {
            for (String base : new String[] {"", "/api/v1"}) {
                desk(
                        "POST " + base + "/desk/cases/{id}/steps/{step}/" + verb,
                        base + opened + "/steps/accept/" + verb,
                        List.of("to", UUID.randomUUID().toString()));
            }
        }
        for (String base : new String[] {"", "/api/v1"}) {
            desk("GET " + base + "/desk/cases/{id}", base + opened, List.of());
            desk("GET " + base + "/desk/cases/{id}/files/{file}", base + opened + "/files/" + file, List.of());
            String ofPaper = base + opened + "/papers/" + paper;
            desk("GET " + base + "/desk/cases/{id}/papers/{paper}/file", ofPaper + "/file", List.of());
            desk(
                    "POST " + base + "/desk/cases/{id}/papers/{paper}/service",
                    ofPaper + "/service",
                    List.of("way", "pickup", "detail", ""));
            desk(
                    "POST " + base + "/desk/cases/{id}/service",
                    base + opened + "/service",
                    List.of("way", "pickup", "detail", "x"));
            desk("POST " + base + "/desk/cases/{id}/acceptance", base + opened + "/acceptance", List.of());
            desk("POST " + base + "/desk/cases/{id}/receipt", base + opened + "/receipt", List.of());
            desk(
                    "POST " + base + "/desk/cases/{id}/referral",
                    base + opened + "/referral",
                    List.of("to", "x", "reason", "x"));
            desk("POST " + base + "/desk/cases/{id}/correction", base + opened + "/correction", REASONED);
            desk("POST " + base + "/desk/cases/{id}/refusal", base + opened + "/refusal", REASONED);
            desk(
                    "POST " + base + "/desk/cases/{id}/reviews/{step}",
                    base + opened + "/reviews/site-inspection",
                    List.of("agreed", "true", "opinion", "x"));
            desk(
                    "POST " + base + "/desk/cases/{id}/decision",
                    base + opened + "/decision",
                    List.of("granted", "true", "reason", "x"));
            desk("POST " + base + "/desk/cases/{id}/extension", base + opened + "/extension", List.of("reason", "x"));
            heads("POST " + base + "/desk/cases/{id}/extension/decision", base + opened + "/extension/decision");
            desk(
                    "POST " + base + "/desk/cases/{id}/check",
                    base + opened + "/check",
                    List.of("finding", "MET", "words", "x"));
            desk("POST " + base + "/desk/cases/{id}/sample", base + opened + "/sample", List.of("right", "true"));
            desk(
                    "POST " + base + "/desk/cases/{id}/payment",
                    base + opened + "/payment",
                    List.of("way", "cash", "receipt", "X-0001"));
            desk("POST " + base + "/desk/cases/{id}/fee-waiver", base + opened + "/fee-waiver", List.of("reason", "x"));
            heads(
                    "POST " + base + "/desk/cases/{id}/ending",
                    base + opened + "/ending",
                    List.of("ending", "CANCEL", "reason", "x"));
            desk("GET " + base + "/desk/cases/{id}/archive", base + opened + "/archive", List.of());
            String hearing = base + opened + "/hearing";
            desk("POST " + base + "/desk/cases/{id}/hearing", hearing, List.of("reason", "x"));
            desk("POST " + base + "/desk/cases/{id}/hearing/request", hearing + "/request", List.of("words", "x"));
            desk(
                    "POST " + base + "/desk/cases/{id}/hearing/arrangement",
                    hearing + "/arrangement",
                    List.of("day", "2099-01-05", "time", "x", "place", "x"));
            desk(
                    "POST " + base + "/desk/cases/{id}/procedures",
                    base + opened + "/procedures",
                    List.of("procedure", "hearing", "days", "3", "workingDays", "3"));
            desk(
                    "POST " + base + "/desk/cases/{id}/procedures/{procedure}/end",
                    base + opened + "/procedures/hearing/end",
                    List.of("finding", "x"));
        }
    }

    private void heads(String endpoint, String address) {
        heads(endpoint, address, List.of("granted", "true", "opinion", "x"));
    }

    private void heads(String endpoint, String address, List<String> fields) {
        attempts.add(new Attempt(endpoint, Whose.ANOTHER_DEPARTMENTS, "head.civil", address, fields));
        attempts.add(new Attempt(endpoint, Whose.ANOTHER_REGIONS, "head.ouhai", address, fields));
    }

    private void others(String endpoint, String address, String... fields) {
        others(endpoint, address, List.of(fields));
    }

    private void others(String endpoint, String address, List<String> fields) {
        attempts.add(new Attempt(endpoint, Whose.SOMEBODY_ELSES, "geng", address, fields));
    }

    private void desk(String endpoint, String address, List<String> fields) {
        for (Stranger stranger : STRANGERS_TO_MARKET_IN_LUCHENG) {
            attempts.add(new Attempt(endpoint, stranger.whose(), stranger.login(), address, fields));
        }
    }
}
