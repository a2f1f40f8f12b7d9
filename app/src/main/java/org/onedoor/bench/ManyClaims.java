package org.onedoor.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.onedoor.shared.Command;

/**
 * The catalogue of a nation, found and listed: items that counties have claimed from a base catalogue, through the program's
 * own publishing.
 */
final class ManyClaims {

    /** Of the program; what it holds beside is in the measure. */
    private static final String HEAP = "1200m";

    private static final int SEARCHES = 1_000;
    private static final int PAGES = 200;
    private static final int PUBLISHED = 7;
    private static final int PATIENCE_MILLIS = 30_000;

    /**
     * @param base items of the base catalogue
     * @param claims of counties, in all
     */
    record Size(int base, int claims, int regions) {}

    private final Size size;
    private final long seed;
    private final Output output;

    ManyClaims(Size size, long seed, Output output) {
        this.size = size;
        this.seed = seed;
        this.output = output;
    }

    /** @param folder of a node, which is filled where it is not yet */
    void measure(Path folder) throws IOException {
        Path filled = folder.resolve("filled");
        if (!Files.exists(filled)) {
            try (Program node = Program.start(folder, HEAP)) {
                fill(node);
            }
            Files.createFile(filled);
        }
        try (Program node = Program.start(folder, HEAP)) {
            output.add(Measure.of("start of the program with them, to its first page", node.seconds(), "s"));
            NationalCatalogue catalogue =
                    new NationalCatalogue(node.database(), Command.root().resolve("definitions"));
            Visitor visitor = new Visitor(node.port());
            Random random = new Random(seed);
            searches(visitor, catalogue, random);
            pages(visitor);
            published(visitor, catalogue, random);
            output.add(
                    Measure.atMost(2_048, "memory of the program after it, resident", node.residentMegabytes(), "MB"));
        }
    }

    private void fill(Program node) throws IOException {
        NationalCatalogue catalogue =
                new NationalCatalogue(node.database(), Command.root().resolve("definitions"));
        List<String> counties = catalogue.regions(size.regions());
        int each = size.claims() / size.base();
        long began = System.nanoTime();
        for (int i = 0; i < size.base(); i++) {
            List<String> claiming = new ArrayList<>();
            for (int k = 0; k < each; k++) {
                claiming.add(counties.get((int) (((long) i * each + k) % counties.size())));
            }
            catalogue.item(i, claiming);
            if (i % 1_000 == 999) {
                System.err.printf("%d items with %d claims published%n", i + 1, (i + 1) * each);
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        output.add(Measure.of(
                "published, with what follows from them", (size.base() + 2.0 * size.claims()) / seconds, "/s"));
        output.add(Measure.of("load time", seconds / 60, "min"));
    }

    private void searches(Visitor visitor, NationalCatalogue catalogue, Random random) throws IOException {
        List<String> texts = new ArrayList<>();
        try (var lines =
                Files.lines(Command.root().resolve("bench").resolve("guide").resolve("questions.tsv"))) {
            lines.skip(1).map(line -> line.split("\t", -1)[0]).forEach(texts::add);
        }
        while (texts.size() < SEARCHES) {
            String name = catalogue.name(random.nextInt(size.base()));
            texts.add(random.nextBoolean() ? name : "我要办" + name.substring(0, Math.min(name.length(), 6)));
        }
        texts.forEach(text -> answered(visitor, "/search?q=" + encoded(text)));
        double[] took = texts.stream()
                .mapToDouble(text -> answered(visitor, "/search?q=" + encoded(text)))
                .sorted()
                .toArray();
        output.add(Measure.of("search, half of " + took.length + " are sooner", took[took.length / 2], "ms"));
        output.add(Measure.atMost(50, "search, 99 of 100 are sooner", took[took.length * 99 / 100], "ms"));
    }

    private void pages(Visitor visitor) {
        String first = "/items?audience=firm&topic=" + encoded("firm/permits");
        double[] took = new double[PAGES];
        for (int i = 0; i < 2 * PAGES; i++) {
            took[i % PAGES] = answered(visitor, first);
        }
        Arrays.sort(took);
        output.add(Measure.of("first page of a topic, half are sooner", took[PAGES / 2], "ms"));
        output.add(Measure.atMost(20, "first page of a topic, 99 of 100 are sooner", took[PAGES * 99 / 100], "ms"));
    }

    /** New items, each found by its own name. */
    private void published(Visitor visitor, NationalCatalogue catalogue, Random random) {
        double[] took = new double[PUBLISHED];
        for (int i = 0; i < PUBLISHED; i++) {
            int number = 1_000_000 + random.nextInt(1_000_000_000);
            catalogue.item(number, List.of("330302"));
            long began = System.nanoTime();
            String wanted = "/items/" + NationalCatalogue.id(number);
            while (!visitor.get("/search?q=" + encoded(catalogue.name(number)))
                    .text()
                    .contains(wanted)) {
                if (System.nanoTime() - began > PATIENCE_MILLIS * 1_000_000L) {
                    throw new BenchFailed(wanted + " is not found");
                }
            }
            took[i] = (System.nanoTime() - began) / 1e9;
        }
        output.add(Measure.atMost(1, "an item that was just published is found after", Measure.median(took), "s"));
    }

    private static double answered(Visitor visitor, String path) {
        Visitor.Answer answer = visitor.get(path);
        if (answer.status() != 200) {
            throw new BenchFailed(path + " answers " + answer.status());
        }
        return answer.millis();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
