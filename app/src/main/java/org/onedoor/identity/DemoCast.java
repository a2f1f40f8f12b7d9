package org.onedoor.identity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onedoor.definition.Document;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;
import org.onedoor.shared.Role;
import org.onedoor.shared.Text;

/**
 * 演示人物: what {@code definitions/demo/people.yaml} says.
 *
 * @param password the one password of all of them
 */
record DemoCast(
        String password, List<DemoPerson> persons, List<DemoFirm> firms, List<DemoConsent> consents, List<Hall> halls) {

    static final String KIND = "demo-people";

    /** @param does what somebody can try with this sign-in */
    record DemoPerson(
            String login,
            String name,
            String residentId,
            String sex,
            String phone,
            String address,
            String region,
            Text does,
            List<DemoPost> posts) {}

    record DemoPost(Role role, Optional<String> department, String region, Text title) {}

    record DemoFirm(
            String name,
            String creditCode,
            String address,
            String region,
            String representative,
            List<DemoAgent> agents) {}

    record DemoAgent(String person, LocalDate from, Optional<LocalDate> until) {}

    record DemoConsent(String member, String helper, String relation, boolean given) {}

    record Hall(String region, List<String> departments) {}

    /** Reads one document; usable only where no mistake was noted. */
    static DemoCast read(Document document, Mistakes mistakes) {
        Fields fields = document.fields(mistakes);
        String password = fields.string("password");
        List<DemoPerson> persons =
                fields.children("persons").stream().map(DemoCast::person).toList();
        Set<String> logins = new HashSet<>();
        for (Fields person : fields.children("persons")) {
            String login = person.string("login");
            if (!logins.add(login)) {
                person.wrong("login", login + " 写了两次", login + " stands here twice", "换一个登录名", "choose another login");
            }
        }
        DemoCast cast = new DemoCast(
                password,
                persons,
                fields.children("firms").stream()
                        .map(firm -> firm(firm, logins))
                        .toList(),
                fields.children("consents").stream()
                        .map(consent -> consent(consent, logins))
                        .toList(),
                fields.children("halls").stream().map(DemoCast::hall).toList());
        fields.close();
        return cast;
    }

    private static DemoPerson person(Fields fields) {
        List<DemoPost> posts = new ArrayList<>();
        for (Fields post : fields.children("posts")) {
            posts.add(new DemoPost(
                    post.oneOf(
                            "role",
                            Map.of(
                                    "clerk", Role.CLERK,
                                    "reviewer", Role.REVIEWER,
                                    "head", Role.HEAD,
                                    "manager", Role.MANAGER,
                                    "steward", Role.STEWARD,
                                    "administrator", Role.ADMINISTRATOR)),
                    post.optionalString("department"),
                    post.string("region"),
                    post.text("title")));
            post.close();
        }
        DemoPerson person = new DemoPerson(
                fields.string("login"),
                fields.string("name"),
                fields.string("resident-id"),
                fields.oneOf("sex", Map.of("1", "1", "2", "2")),
                fields.string("phone"),
                fields.string("address"),
                fields.string("region"),
                fields.text("does"),
                List.copyOf(posts));
        if (!person.name().startsWith("演示")) {
            fields.wrong("name", "演示人物的姓名要一看就是演示", "a demo person's name must say so", "以“演示·”开头", "begin it with 演示·");
        }
        fields.close();
        return person;
    }

    private static DemoFirm firm(Fields fields, Set<String> logins) {
        List<DemoAgent> agents = new ArrayList<>();
        for (Fields agent : fields.children("agents")) {
            agents.add(new DemoAgent(known(agent, "person", logins), agent.date("from"), agent.optionalDate("until")));
            agent.close();
        }
        DemoFirm firm = new DemoFirm(
                fields.string("name"),
                fields.string("credit-code"),
                fields.string("address"),
                fields.string("region"),
                known(fields, "representative", logins),
                List.copyOf(agents));
        fields.close();
        return firm;
    }

    private static DemoConsent consent(Fields fields, Set<String> logins) {
        DemoConsent consent = new DemoConsent(
                known(fields, "member", logins),
                known(fields, "helper", logins),
                fields.string("relation"),
                fields.flag("given", false));
        if (!FamilyConsents.RELATIONS.contains(consent.relation())) {
            String words =
                    String.join(", ", FamilyConsents.RELATIONS.stream().sorted().toList());
            fields.wrong(
                    "relation",
                    "没有 " + consent.relation() + " 这种关系",
                    "there is no relation " + consent.relation(),
                    "从这些词里选：" + words,
                    "choose one of: " + words);
        }
        fields.close();
        return consent;
    }

    private static Hall hall(Fields fields) {
        Hall hall = new Hall(fields.string("region"), List.copyOf(fields.strings("departments")));
        fields.close();
        return hall;
    }

    private static String known(Fields fields, String key, Set<String> logins) {
        String login = fields.string(key);
        if (!logins.contains(login)) {
            fields.wrong(
                    key,
                    "没有登录名为 " + login + " 的演示人物",
                    "no demo person has the login " + login,
                    "先在 persons 里写上",
                    "add the person to persons first");
        }
        return login;
    }
}
