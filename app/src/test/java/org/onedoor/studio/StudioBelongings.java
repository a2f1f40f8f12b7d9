package org.onedoor.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.onedoor.identity.access.Belongings;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Role;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A proposal about an item of market regulation, and one of another city. */
class StudioBelongings implements Belongings {

    private static final List<String> ACTS = List.of("", "/giving-back", "/publication", "/withdrawal");

    private static final List<String> PAGES = List.of(
            "/desk",
            "/parts/materials",
            "/places?at=materials/0",
            "/elements?at=form/0/fields",
            "/conditions?at=materials/0/when");

    private final List<Attempt> attempts = new ArrayList<>();

    @Override
    public List<Attempt> attempts(ApplicationContext context) {
        Actor writer = new Actor(UUID.randomUUID(), null, Role.STEWARD, null, "330300", Channel.WEB);
        UUID proposal = context.getBean(Workshop.class)
                .revise(writer, UUID.randomUUID().toString(), "item", "food-business-licence-new");
        of(Whose.ANOTHER_DEPARTMENTS, "steward.health", proposal);
        attempts.add(new Attempt(
                "POST /studio/proposals",
                Whose.ANOTHER_DEPARTMENTS,
                "steward.health",
                "/studio/proposals",
                List.of("kind", "item", "id", "seal-like", "like", "seal-filing")));
        attempts.add(new Attempt(
                "POST /studio/definitions/{kind}/{id}/revision",
                Whose.ANOTHER_DEPARTMENTS,
                "steward.health",
                "/studio/definitions/item/seal-filing/revision",
                List.of()));
        attempts.add(new Attempt(
                "POST /studio/definitions/{kind}/{id}/retirement",
                Whose.ANOTHER_DEPARTMENTS,
                "steward.health",
                "/studio/definitions/element/sign_text/retirement",
                List.of()));
        attempts.add(new Attempt(
                "POST /studio/definitions/item/{id}/claims",
                Whose.ANOTHER_DEPARTMENTS,
                "steward.health",
                "/studio/definitions/item/seal-filing/claims",
                List.of("region", "330302")));
        UUID elsewhere = UUID.randomUUID();
        context.getBean(JdbcClient.class)
                .sql("""
                        INSERT INTO studio.proposal (city, id, kind, definition, base_version, text, state, writers,
                                                     version, begun_at, saved_at)
                        VALUES ('110100', :id, 'item', 'elsewhere', 0, 'kind: item', 'draft', ARRAY[:by], 1,
                                '2099-01-01T00:00:00Z', '2099-01-01T00:00:00Z')""")
                .param("id", elsewhere)
                .param("by", UUID.randomUUID())
                .update();
        of(Whose.ANOTHER_REGIONS, "steward", elsewhere);
        return attempts;
    }

    private void of(Whose whose, String login, UUID proposal) {
        attempts.add(new Attempt("GET /studio/proposals/{id}", whose, login, "/studio/proposals/" + proposal));
        attempts.add(new Attempt(
                "GET /studio/proposals/{id}/preview", whose, login, "/studio/proposals/" + proposal + "/preview"));
        for (String page : PAGES) {
            attempts.add(new Attempt(
                    "GET /studio/proposals/{id}"
                            + page.replace("/materials", "/{part}").replaceFirst("\\?.*", ""),
                    whose,
                    login,
                    "/studio/proposals/" + proposal + page));
        }
        attempts.add(new Attempt(
                "POST /studio/proposals/{id}/parts/{part}",
                whose,
                login,
                "/studio/proposals/" + proposal + "/parts/limits",
                List.of("version", "1", "limits.promised.value", "1")));
        attempts.add(new Attempt(
                "POST /studio/proposals/{id}/places",
                whose,
                login,
                "/studio/proposals/" + proposal + "/places",
                List.of("version", "1", "at", "materials/0", "then", "remove")));
        attempts.add(new Attempt(
                "POST /studio/proposals/{id}/elements",
                whose,
                login,
                "/studio/proposals/" + proposal + "/elements",
                List.of("version", "1", "at", "form/0/fields", "element", "birth_date")));
        attempts.add(new Attempt(
                "POST /studio/proposals/{id}/conditions",
                whose,
                login,
                "/studio/proposals/" + proposal + "/conditions",
                List.of("version", "1", "at", "materials/0/when", "then", "text", "text", "sells_online")));
        for (String act : ACTS) {
            attempts.add(new Attempt(
                    "POST /studio/proposals/{id}" + act,
                    whose,
                    login,
                    "/studio/proposals/" + proposal + act,
                    List.of("version", "1", "text", "kind: item")));
        }
    }
}
