package org.onedoor.definition;

import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;

/** Runs the checks of every room. */
public final class Checks {

    private Checks() {}

    /** Whether versions of before can still be read beside what holds; see {@link Check#readAgain}. */
    public static void readAgain(List<Document> former, List<Document> holding, Mistakes mistakes) {
        for (Check check : ServiceLoader.load(Check.class)) {
            check.readAgain(former, holding, mistakes);
        }
    }

    public static void run(List<Document> documents, Mistakes mistakes) {
        Set<String> kinds = new HashSet<>();
        for (Check check : ServiceLoader.load(Check.class)) {
            kinds.addAll(check.kinds());
            check.check(documents, mistakes);
        }
        Set<String> told = new HashSet<>();
        for (Document document : documents) {
            // a list says its kind once, so it is told once
            if (!kinds.contains(document.kind())
                    && told.add(document.kind() + " " + document.node().place().file())) {
                String words = String.join(", ", kinds.stream().sorted().toList());
                mistakes.add(
                        document.node().place(),
                        "没有 " + document.kind() + " 这种定义",
                        "there is no kind of definition called " + document.kind(),
                        "kind 从这些词里选：" + words + Similar.hintZh(document.kind(), kinds),
                        "choose a kind from: " + words + Similar.hintEn(document.kind(), kinds));
            }
        }
    }
}
