package org.onedoor.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.onedoor.identity.access.Belongings;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Role;
import org.onedoor.shared.Text;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** This room's records, for the test of the matrix. */
class IdentityBelongings implements Belongings {

    /** Somebody who has nothing to do with the others; see the demo people. */
    private static final String STRANGER = "geng";

    private static final String DISTRICT_ADMINISTRATOR = "gui.lucheng";

    @Override
    public List<Attempt> attempts(ApplicationContext context) {
        JdbcClient db = context.getBean(JdbcClient.class);
        administratorOfLucheng(context);
        TestBrowser.signedIn(context.getBean(MockMvc.class), "jia");

        UUID firm = one(db, "select party from identity.firm where credit_code = '91330302MA2DEM017C'");
        UUID agency = one(db, """
                select a.id from identity.agency a join identity.firm f on f.party = a.firm
                 where f.credit_code = '91330302MA2DEM017C' and a.scope = 'agent' and a.ended_at is null
                """);
        UUID consent = one(db, """
                select c.id from identity.family_consent c join identity.person m on m.party = c.member
                 where m.name = '演示·壬' and c.withdrawn_at is null
                """);
        UUID session = one(db, """
                select s.id from identity.session s join identity.account a on a.id = s.account
                 where a.login = 'jia' and s.ended_at is null limit 1
                """);
        UUID ouhai = one(db, "select id from identity.account where login = 'market.ouhai'");
        UUID ouhaiPost = one(db, """
                select p.id from identity.staff_post p join identity.account a on a.id = p.account
                 where a.login = 'market.ouhai' and p.ended_at is null
                """);
        UUID hall = one(
                db, "select id from identity.hall_authorisation where region = '330300' and ended_at is null limit 1");
        String member = "/administration/staff/" + ouhai;

        List<Attempt> attempts = new ArrayList<>();
        others(attempts, "GET /me/firms/{firm}", "/me/firms/" + firm);
        others(attempts, "POST /me/firms/{firm}/agents", "/me/firms/" + firm + "/agents");
        others(
                attempts,
                "POST /me/firms/{firm}/agents/{agency}/end",
                "/me/firms/" + firm + "/agents/" + agency + "/end");
        others(attempts, "POST /me/family/{consent}/give", "/me/family/" + consent + "/give");
        others(attempts, "POST /me/family/{consent}/withdraw", "/me/family/" + consent + "/withdraw");
        others(attempts, "POST /me/sessions/{session}/end", "/me/sessions/" + session + "/end");
        others(attempts, "GET /resume/{form}", "/resume/" + UUID.randomUUID());
        attempts.add(new Attempt(
                "POST /acting", Whose.SOMEBODY_ELSES, STRANGER, "/acting", List.of("capacity", "party:" + firm)));
        regions(attempts, "GET /administration/staff/{account}", member);
        regions(attempts, "POST /administration/staff/{account}/posts", member + "/posts");
        regions(
                attempts,
                "POST /administration/staff/{account}/posts/{post}/end",
                member + "/posts/" + ouhaiPost + "/end");
        regions(attempts, "POST /administration/staff/{account}/disable", member + "/disable");
        regions(attempts, "POST /administration/staff/{account}/enable", member + "/enable");
        regions(attempts, "POST /administration/halls/{authorisation}/end", "/administration/halls/" + hall + "/end");
        return attempts;
    }

    private static void others(List<Attempt> attempts, String endpoint, String address) {
        attempts.add(new Attempt(endpoint, Whose.SOMEBODY_ELSES, STRANGER, address));
    }

    private static void regions(List<Attempt> attempts, String endpoint, String address) {
        attempts.add(new Attempt(endpoint, Whose.ANOTHER_REGIONS, DISTRICT_ADMINISTRATOR, address));
    }

    private static void administratorOfLucheng(ApplicationContext context) {
        Accounts accounts = context.getBean(Accounts.class);
        if (accounts.forSignIn(DISTRICT_ADMINISTRATOR).isPresent()) {
            return;
        }
        Actor program = Actor.program("330300");
        UUID party = UUID.randomUUID();
        context.getBean(Parties.class)
                .add(
                        program,
                        new Person(
                                party,
                                "演示·癸",
                                Person.RESIDENT_ID,
                                "330302197707079910",
                                null,
                                null,
                                null,
                                null,
                                "330302",
                                "demo",
                                java.time.Instant.parse("2026-01-01T00:00:00Z")),
                        true);
        UUID account = accounts.open(
                program,
                DISTRICT_ADMINISTRATOR,
                null,
                context.getBean(Passwords.class).hash("onedoor-demo"),
                party,
                true);
        context.getBean(Staff.class)
                .give(program, account, Role.ADMINISTRATOR, null, "330302", new Text("鹿城管理岗", "Lucheng admin"));
    }

    private static UUID one(JdbcClient db, String sql) {
        return db.sql(sql).query(UUID.class).single();
    }
}
