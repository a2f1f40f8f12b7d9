package org.onedoor.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The demo people, from {@code definitions/demo/people.yaml}. */
record Cast(String password, List<Member> members) {

    /**
     * One of them.
     *
     * @param roles in which the person may act; applicants have none named
     */
    record Member(String login, List<String> roles) {}

    static Cast read() throws IOException {
        Path file = Program.root().resolve("definitions/demo/people.yaml");
        Map<?, ?> people = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
        List<Member> members = new ArrayList<>();
        for (Object person : Objects.requireNonNull((List<?>) people.get("persons"))) {
            Map<?, ?> one = (Map<?, ?>) person;
            List<String> roles = new ArrayList<>();
            if (one.get("posts") instanceof List<?> posts) {
                posts.forEach(post -> roles.add(String.valueOf(((Map<?, ?>) post).get("role"))));
            }
            members.add(new Member(String.valueOf(one.get("login")), roles.isEmpty() ? List.of("applicant") : roles));
        }
        return new Cast(String.valueOf(people.get("password")), members);
    }

    /** Somebody who acts in this role and in no other. */
    Optional<Member> anyone(String role) {
        return members.stream()
                .filter(member -> member.roles().equals(List.of(role)))
                .findFirst();
    }
}
