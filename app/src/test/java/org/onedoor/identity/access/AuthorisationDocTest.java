package org.onedoor.identity.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onedoor.shared.Role;

/** Writes docs/authorisation.md from the matrix, so that the table people read is the one the program asks. */
class AuthorisationDocTest {

    private static final Path DOC = Path.of("..", "docs", "authorisation.md");

    private static final List<Role> ROLES =
            Stream.of(Role.values()).filter(role -> role != Role.SYSTEM).toList();

    private final AuthorisationMatrix matrix = new AuthorisationMatrix();

    @Test
    void writesTheTableThatPeopleRead() throws IOException {
        String page = page();
        Files.createDirectories(DOC.getParent());
        if (!Files.exists(DOC) || !Files.readString(DOC).equals(page)) {
            Files.writeString(DOC, page);
        }
        for (Endpoint endpoint : matrix.endpoints()) {
            assertThat(page).contains("| `" + endpoint.name() + "` |");
        }
    }

    @Test
    void leavesNothingThatChangesAnythingOpenToAnyone() {
        List<String> open = matrix.endpoints().stream()
                .filter(endpoint -> endpoint.audience() == Endpoint.Audience.ANYONE)
                .map(Endpoint::name)
                .filter(name -> !name.startsWith("GET "))
                .sorted()
                .toList();
        assertThat(open)
                .as("a new line here wants a reason: what may somebody do who is nobody?")
                .isSubsetOf(
                        "* /error",
                        "POST /api/v1/payment-messages/{provider}", // signed by the provider
                        "POST /api/v1/sessions",
                        "POST /sign-in",
                        "POST /sign-out",
                        "POST /styleguide",
                        "POST /verify",
                        "POST /api/v1/verify",
                        "POST /api/v1/verifications",
                        "POST /guide");
    }

    private String page() {
        StringBuilder page = new StringBuilder("""
                # Who may call what

                Written by `AuthorisationDocTest` from `app/src/main/resources/authorisation.csv`: change that file, not this
                one. The program asks the same file at each request; a request that no line stands for answers 404.

                - ✓ may call it; 登录 is sent to sign in (the API answers 401); – answers 403.
                - The last three columns say what a role that may call it gets for a record that is **not its own**: somebody
                  else's, another department's, another region's. 404 is journalled as an attempt. An empty cell: the
                  endpoint addresses no such record.
                - Who holds several posts and has not chosen one is asked to choose first.

                ## Adding an endpoint

                1. Write the controller method; take `Actor actor` as an argument and hand it to the room's command.
                2. Add a line to `authorisation.csv`, below your room's heading: `method,path,who,others,other
                   department,other region,note`. `EveryRouteIsListedTest` fails until it is there.
                3. Put the scope into the SQL predicate of the query. For a record that exists and is not the actor's call
                   `AccessLog.denied` and refuse with a `NOT_FOUND` refusal.
                4. Give the tests somebody else's record: implement `Belongings` beside your room's tests.
                   `OthersRecordsTest` finds it, tries each, compares with your line, and fails for an endpoint that nobody tries.
                5. `EveryEndpointEveryRoleTest` calls it in every role by itself.

                ## The table

                """);
        Map<String, StringBuilder> rooms = new TreeMap<>();
        for (Endpoint endpoint : matrix.endpoints()) {
            rooms.computeIfAbsent(room(endpoint), AuthorisationDocTest::head).append(row(endpoint));
        }
        rooms.values().forEach(room -> page.append(room).append('\n'));
        return page.toString().stripTrailing() + "\n";
    }

    /** By the first part of the path, because lines of the file have no room of their own. */
    private static String room(Endpoint endpoint) {
        String[] parts = endpoint.path().getPatternString().split("/");
        return parts.length < 2 ? "/" : parts[1].equals("api") && parts.length > 3 ? "api/v1" : parts[1];
    }

    private static StringBuilder head(String room) {
        StringBuilder head = new StringBuilder("### ")
                .append(room.equals("/") ? "/" : "/" + room)
                .append("\n\n| endpoint |");
        ROLES.forEach(role -> head.append(' ').append(role.code()).append(" |"));
        head.append(" others' | other department | other region | what |\n|---|");
        head.append(":-:|".repeat(ROLES.size())).append("---|---|---|---|\n");
        return head;
    }

    private static String row(Endpoint endpoint) {
        StringBuilder row = new StringBuilder("| `").append(endpoint.name()).append("` |");
        for (Role role : ROLES) {
            row.append(endpoint.admits(role) ? " ✓ |" : role == Role.VISITOR ? " 登录 |" : " – |");
        }
        for (Answer answer : List.of(endpoint.others(), endpoint.otherDepartment(), endpoint.otherRegion())) {
            row.append(' ').append(answer == Answer.NONE ? "" : answer.word()).append(" |");
        }
        return row.append(' ').append(endpoint.note()).append(" |\n").toString();
    }
}
