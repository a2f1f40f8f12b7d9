package org.onedoor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The walls of the house: what each room may enter, drawn into docs/architecture.md. */
class RoomsTest {

    private static final Path ARCHITECTURE = Path.of("..", "docs", "architecture.md");
    private static final String BEGIN = "<!-- rooms: drawn by RoomsTest -->\n";
    private static final String END = "<!-- end of rooms -->\n";

    private static final Pattern ASKS_THE_DATABASE =
            Pattern.compile("(?i)(?<![.\\w])now\\(\\)(?!\\)| \\{)|\\bcurrent_(date|timestamp)\\b");

    private final ApplicationModules rooms = ApplicationModules.of(Onedoor.class);

    @Test
    void everyRoomKeepsToItsDoors() {
        rooms.verify();
    }

    /**
     * 办件室的楼层: the parts of the largest room stand on one another, the lowest first; none enters one above it. The room's
     * own package, with the engine, is the middle.
     */
    @Test
    void caseworkStandsOnItsFloors() {
        List<String> floors = Stream.of(".life", ".draft", "", ".filing", ".joint", ".pages", ".api")
                .map("org.onedoor.casework"::concat)
                .toList();
        JavaClasses casework = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.onedoor.casework")
                .that(DescribedPredicate.not(HasName.Predicates.nameContaining(".Jte")));
        for (int floor = 0; floor < floors.size() - 1; floor++) {
            noClasses()
                    .that()
                    .resideInAPackage(floors.get(floor))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(floors.subList(floor + 1, floors.size()).toArray(String[]::new))
                    .check(casework);
        }
    }

    /** Draws the picture anew where it is no longer true; the build fails once, so that the new one is committed. */
    @Test
    void thePictureInTheDocumentsIsTrue() throws IOException {
        String text = Files.readString(ARCHITECTURE);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf(END);
        assertThat(text).contains(BEGIN, END);
        String drawn = text.substring(0, from) + picture() + text.substring(to);
        if (!drawn.equals(text)) {
            Files.writeString(ARCHITECTURE, drawn);
        }
        assertThat(text)
                .as("docs/architecture.md was drawn anew: look at it and commit it")
                .isEqualTo(drawn);
    }

    /** Time comes from the injected clock alone, bound as a parameter: the database's own is never asked. */
    @Test
    void noStatementAsksTheDatabaseForTheTime() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "main"))) {
            for (Path file : files.filter(path -> path.toString().matches(".*\\.(java|sql)"))
                    .toList()) {
                List<String> lines = Files.readAllLines(file);
                for (int i = 0; i < lines.size(); i++) {
                    // a method of ours called now() is followed by ")" or " {"
                    if (ASKS_THE_DATABASE.matcher(lines.get(i)).find()
                            && !lines.get(i).strip().startsWith("*")) {
                        found.add(file + ":" + (i + 1) + ": " + lines.get(i).strip());
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private String picture() {
        Map<String, Integer> floors = new HashMap<>();
        List<ApplicationModule> all = rooms.stream().toList();
        for (int pass = 0; pass < all.size(); pass++) {
            for (ApplicationModule room : all) {
                int floor = entered(room).stream()
                        .mapToInt(name -> floors.getOrDefault(name, 0) + 1)
                        .max()
                        .orElse(0);
                floors.put(name(room), floor);
            }
        }
        StringBuilder lines = new StringBuilder("| room | enters |\n|---|---|\n");
        all.stream()
                .sorted(Comparator.comparingInt((ApplicationModule room) -> -floors.getOrDefault(name(room), 0))
                        .thenComparing(RoomsTest::name))
                .forEach(room -> lines.append("| ")
                        .append(name(room))
                        .append(" | ")
                        .append(String.join(", ", entered(room)))
                        .append(" |\n"));
        return lines.toString();
    }

    private Set<String> entered(ApplicationModule room) {
        Set<String> names = new TreeSet<>();
        room.getDirectDependencies(rooms).uniqueModules().map(RoomsTest::name).forEach(names::add);
        return names;
    }

    private static String name(ApplicationModule room) {
        return room.getIdentifier().toString();
    }
}
