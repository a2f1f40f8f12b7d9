package org.onedoor.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Document;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;

/** 演示人物: who may walk, out of {@code definitions/demo/people.yaml}. */
final class Cast {

    private static final String KIND = "demo-people";

    private final Fields fields;
    private final String password;

    private Cast(Fields fields) {
        this.fields = fields;
        this.password = fields.string("password");
    }

    static Cast read(Path definitions) throws IOException {
        Path file = definitions.resolve("demo").resolve("people.yaml");
        if (!Files.isRegularFile(file)) {
            throw new WrongTurn(
                    "there is no " + file + ", so no sign-ins are known; name the folder with --definitions");
        }
        Mistakes mistakes = new Mistakes();
        List<Document> documents = DefinitionFolder.read(file.toString(), Files.readString(file), mistakes);
        Document people = documents.stream()
                .filter(document -> document.kind().equals(KIND))
                .findFirst()
                .orElseThrow(() -> new WrongTurn(file + " holds no " + KIND));
        return new Cast(people.fields(mistakes));
    }

    String password() {
        return password;
    }

    /** The login of a reviewer of a department in a region; of somebody with that post alone, where there is one. */
    String reviewer(String department, String region) {
        return staff("reviewer", department, region);
    }

    /** The login of its head. */
    String head(String department, String region) {
        return staff("head", department, region);
    }

    private String staff(String role, String department, String region) {
        String several = "";
        for (Fields person : fields.children("persons")) {
            for (Fields post : person.children("posts")) {
                if (post.string("role").equals(role)
                        && post.optionalString("department")
                                .filter(department::equals)
                                .isPresent()
                        && post.string("region").equals(region)) {
                    if (person.children("posts").size() == 1) {
                        return person.string("login");
                    }
                    several = person.string("login");
                }
            }
        }
        if (!several.isEmpty()) {
            return several;
        }
        throw new WrongTurn("no demo " + role + " of " + department + " in " + region);
    }

    /** The login of a hall's clerk in a region. */
    String clerk(String region) {
        return fields.children("persons").stream()
                .filter(person -> person.children("posts").stream()
                        .anyMatch(post -> post.string("role").equals("clerk")
                                && post.string("region").equals(region)))
                .map(person -> person.string("login"))
                .findFirst()
                .orElseThrow(() -> new WrongTurn("no demo clerk in " + region));
    }

    /** The login of a manager. */
    String manager() {
        return fields.children("persons").stream()
                .filter(person -> person.children("posts").stream()
                        .anyMatch(post -> post.string("role").equals("manager")))
                .map(person -> person.string("login"))
                .findFirst()
                .orElseThrow(() -> new WrongTurn("no demo manager"));
    }

    /** The login of the administrator, who alone moves the demo's clock. */
    String administrator() {
        return fields.children("persons").stream()
                .filter(person -> person.children("posts").stream()
                        .anyMatch(post -> post.string("role").equals("administrator")))
                .map(person -> person.string("login"))
                .findFirst()
                .orElseThrow(() -> new WrongTurn("no demo administrator"));
    }

    /** The first firm of a region whose representative is a demo person. */
    FirmOf firm(String region) {
        return fields.children("firms").stream()
                .filter(firm -> firm.string("region").equals(region))
                .findFirst()
                .map(firm -> new FirmOf(firm.string("name"), firm.string("representative")))
                .orElseThrow(() -> new WrongTurn("no demo firm in " + region));
    }

    /** Who signs for a demo person or a demo firm of this name. */
    Hand hand(String name) {
        return fields.children("persons").stream()
                .filter(person -> person.string("name").equals(name))
                .map(person -> new Hand(person.string("login"), false))
                .findFirst()
                .or(() -> fields.children("firms").stream()
                        .filter(firm -> firm.string("name").equals(name))
                        .map(firm -> new Hand(firm.string("representative"), true))
                        .findFirst())
                .orElseThrow(() -> new WrongTurn("no demo person or firm is called " + name));
    }

    /** @param firm whether he signs in the name of a firm */
    record Hand(String login, boolean firm) {}

    /** @param login of its legal representative */
    record FirmOf(String name, String login) {}
}
