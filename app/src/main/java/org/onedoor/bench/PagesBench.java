package org.onedoor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onedoor.identity.access.AuthorisationMatrix;
import org.onedoor.shared.Command;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code ./onedoor bench pages}: what travels for each citizen page, and how long the node takes for it. */
@CommandLine.Command(
        name = "pages",
        description = {
            "Compressed bytes of every citizen page (HTML, styles, scripts, fonts, pictures) at the first visit and at the",
            "next, against their budgets, and the median time of the node. Exit 1 where a page is over its budget."
        })
final class PagesBench implements Command {

    static final double FIRST_BYTES = 100_000;
    static final double SCRIPT_BYTES = 40_000;
    static final double NEXT_BYTES = 20_000;

    /** Who walks the tours, and in whose places pages are looked at. */
    private static final List<String> LOGINS = List.of("jia", "bing");

    private static final List<String> TOURS = List.of("deficient-supplied", "instant", "correction", "refusal");
    private static final int WARMING = 5;
    private static final Pattern CAPACITY = Pattern.compile("name=\"capacity\" value=\"([^\"]+)\"");
    private static final Pattern PASSWORD = Pattern.compile("(?m)^password: *(\\S+)");

    @Option(names = "--requests", paramLabel = "N", defaultValue = "30", description = "For each page. Default: 30.")
    private int requests;

    @Mixin
    private final Output output = new Output();

    /** The heaviest page of a kind, and who sees it. */
    private record Heaviest(String address, Visitor visitor, Weight weight) {}

    private final Map<String, Heaviest> heaviest = new TreeMap<>();

    @Override
    public Integer call() throws IOException {
        if (requests < 1) {
            System.err.println("--requests is at least 1.");
            return MISUSED;
        }
        Path folder = Program.newFolder();
        try {
            Output.tell("… starting a node");
            try (Program node = Program.start(folder)) {
                CitizenPages pages = CitizenPages.of(AuthorisationMatrix.listed());
                walk(node, pages);
                Output.tell("… waiting for the training of the start cache, which would be measured too");
                node.awaitStartCache();
                time();
                missing(pages);
            }
            return output.end(
                    "pages",
                    "The heaviest page of each kind that opens to a visitor or an applicant, after the tours "
                            + String.join(", ", TOURS)
                            + ": compressed bytes of the bodies of everything that a browser fetches at the first visit,"
                            + " of scripts among it, of what is not kept from the home page, and the median of "
                            + requests + " requests one after another, from the request to the last byte, on the same"
                            + " machine.");
        } catch (BenchFailed failed) {
            System.err.println("Nothing measured: " + failed.getMessage());
            return REFUSED;
        } finally {
            Program.delete(folder);
        }
    }

    private void walk(Program node, CitizenPages pages) throws IOException {
        List<String> from = new ArrayList<>(pages.plain());
        from.add("/search?q=canguan");
        from.add("/problems/web.not-found");
        for (String scenario : TOURS) {
            Output.tell("… tour " + scenario);
            JsonNode came = node.tour(scenario);
            if (came.path("licence").isString()) {
                from.add("/verify/" + came.path("licence").asString());
            }
        }
        Visitor nobody = new Visitor(node.port());
        Weight.Scale scale = new Weight.Scale(nobody);
        look(pages, nobody, from, scale);
        String password = password();
        for (String login : LOGINS) {
            for (String capacity : capacities(node, login, password)) {
                Output.tell("… the pages of " + login + (capacity.isEmpty() ? "" : " in another capacity"));
                Visitor citizen = new Visitor(node.port());
                citizen.signIn(login, password);
                if (!capacity.isEmpty()) {
                    choose(citizen, capacity);
                }
                look(pages, citizen, from, scale);
            }
        }
    }

    private void look(CitizenPages pages, Visitor visitor, List<String> from, Weight.Scale scale) {
        new Walk(pages, visitor, from).all((pattern, address, answer) -> {
            Heaviest page = new Heaviest(address, visitor, scale.weigh(answer));
            heaviest.merge(
                    pattern, page, (a, b) -> a.weight().first() >= b.weight().first() ? a : b);
        });
    }

    /** For oneself, then for each other that the account may act for. */
    private static List<String> capacities(Program node, String login, String password) {
        Visitor citizen = new Visitor(node.port());
        citizen.signIn(login, password);
        List<String> capacities = new ArrayList<>(List.of(""));
        Matcher button = CAPACITY.matcher(citizen.get("/acting").text());
        while (button.find()) {
            capacities.add(button.group(1));
        }
        return capacities;
    }

    private static void choose(Visitor citizen, String capacity) {
        Map<String, String> form =
                new HashMap<>(Html.form(citizen.get("/acting").text(), "/acting")
                        .orElseThrow(() -> new BenchFailed("the page to choose for whom to act has no form"))
                        .fields());
        form.put("capacity", capacity);
        citizen.post("/acting", form);
    }

    private static String password() throws IOException {
        Path people = Command.root().resolve("definitions/demo/people.yaml");
        return Optional.of(PASSWORD.matcher(Files.readString(people)))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .orElseThrow(() -> new BenchFailed("no password in " + people));
    }

    private void time() {
        heaviest.forEach((pattern, page) -> {
            output.add(Measure.atMost(
                    FIRST_BYTES, pattern + " first", (double) page.weight().first(), "bytes"));
            output.add(Measure.atMost(
                    SCRIPT_BYTES, pattern + " script", (double) page.weight().script(), "bytes"));
            output.add(Measure.atMost(
                    NEXT_BYTES, pattern + " next", (double) page.weight().next(), "bytes"));
            double[] millis = new double[requests];
            for (int i = -WARMING; i < requests; i++) {
                Visitor.Answer answer = page.visitor().get(page.address());
                if (!answer.isPage()) {
                    throw new BenchFailed(page.address() + " answered " + answer.status() + " when asked again");
                }
                if (i >= 0) {
                    millis[i] = answer.millis();
                }
            }
            output.add(Measure.of(pattern + " time", Measure.median(millis), "ms"));
        });
    }

    /** What the list names and no walk came to is said, so that a page does not slip out of the budget unseen. */
    private void missing(CitizenPages pages) {
        for (var pattern : pages.patterns()) {
            if (!heaviest.containsKey(pattern.getPatternString())) {
                Output.tell("not seen: " + pattern.getPatternString());
            }
        }
    }
}
