package org.onedoor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder of definitions with as many item files as a province has: those of the demo catalogue over and over, by other names. */
final class ManyItems {

    private static final Pattern ID = Pattern.compile("(?m)^id: (.*)$");
    private static final Pattern CODE = Pattern.compile("(?m)^  code: \"(\\d{6})\\d{6}\"$");

    private ManyItems() {}

    static void write(Path definitions, Path folder, int files) throws IOException {
        copy(definitions, folder);
        List<Path> originals;
        try (Stream<Path> items = Files.list(definitions.resolve("items"))) {
            originals = items.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
        for (int i = 0; i < files - originals.size(); i++) {
            Path original = originals.get(i % originals.size());
            String text = Files.readString(original);
            text = ID.matcher(text).replaceFirst(Matcher.quoteReplacement("id: copy-" + i));
            text = CODE.matcher(text)
                    .replaceFirst("  code: \"$1" + String.format(Locale.ROOT, "%06d", 900_000 - i) + "\"");
            Files.writeString(folder.resolve("items").resolve("copy-" + i + ".yaml"), text);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Path target = to.resolve(from.relativize(one).toString());
                if (Files.isDirectory(one)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(one, target);
                }
            }
        }
    }
}
