package org.onedoor.tour;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Command;
import picocli.CommandLine.Option;

/** {@code ./onedoor tour}: one whole case through a running node, step by step. */
@picocli.CommandLine.Command(
        name = "tour",
        description = {
            "Walk one whole case through a running node over HTTP and print each step.",
            "It goes as citizen, reviewers and verifier, and gives each step's time. Exit 0 only if everything came out",
            "as it must, an altered licence refused included."
        },
        footer = {
            "",
            "Scenarios:",
            "  promised            a restaurant's licence, two departments review side by side",
            "  deficient-supplied  one of its materials follows later (default)",
            "  deficient-lapsed    it never comes: suspended, then ended; moves the demo's clock, once a year",
            "  instant             an elder's card, granted by the program itself on what the registers say",
            "  correction          the restaurant, asked once to put something right",
            "  special             experts have to see it, the clock stands still; moves the demo's clock",
            "  hearing             neighbours are told too, a hearing is asked for and held; moves the demo's clock",
            "  lacking             received first; accepted, and its clock started, when the missing material is there",
            "  renewal             a licence that was granted before goes on for another term",
            "  extension           more time is needed, and the head grants it once",
            "  parallel            a correction in the review: only who judged it looks again",
            "  pledge              granted at once on a pledge, checked, put right",
            "  refusal             the restaurant, refused with the reason",
            "  withdrawal          the applicant takes it back",
            "  yi-qi-ban           one application for a company, its seals, invoices and social insurance",
            "  yi-qi-ban-one-refused  the same, the seals are refused and the others go on",
            "  having-a-child, after-a-death, buying-a-used-home, retiring, working-freelance, opening-a-restaurant,",
            "  hiring-staff, closing-a-firm   one application for all that each of these takes",
            "  project             a firm's factory through four stages to the joint acceptance; moves the demo's clock",
            "",
            "Example: ./onedoor tour --scenario instant"
        })
public final class TourCommand implements Command {

    @Option(names = "--port", paramLabel = "N", defaultValue = "8080", description = "Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            defaultValue = "deficient-supplied",
            description = "Default: ${DEFAULT-VALUE}.")
    private String scenario = "deficient-supplied";

    @Option(names = "--json", description = "One object a line: step, who, what, ms; the last says what it came to.")
    private boolean json;

    @Option(
            names = "--definitions",
            paramLabel = "DIR",
            description = "Whose demo/people.yaml names the sign-ins. Default: definitions/ beside the script.")
    private @Nullable Path definitions;

    @Override
    public Integer call() throws IOException {
        Scenario course = Scenario.of(scenario);
        JointScenario joint = JointScenario.of(scenario);
        boolean project = scenario.equals(ProjectTour.WORD);
        if (course == null && joint == null && !project) {
            System.err.println("There is no scenario " + scenario + "; there are " + Scenario.words() + ", "
                    + String.join(", ", JointScenario.words()) + ", " + ProjectTour.WORD + ".");
            return MISUSED;
        }
        if (port < 1 || port > 65_535) {
            System.err.println("--port is from 1 to 65535.");
            return MISUSED;
        }
        System.setProperty("java.awt.headless", "true");
        Steps steps = new Steps(System.out, json);
        try {
            Cast cast = Cast.read(definitions == null ? Command.root().resolve("definitions") : definitions);
            Node node = new Node(URI.create("http://127.0.0.1:" + port), Duration.ofSeconds(60));
            steps.end(
                    project
                            ? new ProjectTour(node, cast, steps).walk()
                            : joint == null
                                    ? new Tour(node, cast, Objects.requireNonNull(course), steps).walk()
                                    : new JointTour(node, cast, steps, joint).walk());
            return DONE;
        } catch (WrongTurn wrong) {
            steps.failed(wrong.getMessage() == null ? "" : wrong.getMessage());
            System.err.println("The tour went wrong. " + wrong.getMessage());
            return REFUSED;
        }
    }
}
