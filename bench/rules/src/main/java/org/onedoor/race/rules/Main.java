package org.onedoor.race.rules;

import java.io.IOException;
import java.nio.file.Path;

/** {@code Main NAME FOLDER SECONDS}: one evaluator of this module, by itself. */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws IOException {
        Work work = Work.read(Path.of(args[1]));
        Evaluator evaluator =
                switch (args[0]) {
                    case "cel" -> new CelEvaluator(work);
                    case "verdicts" -> new OnedoorEvaluator(work, OnedoorEvaluator.How.VERDICT);
                    case "reasons" -> new OnedoorEvaluator(work, OnedoorEvaluator.How.REASONS);
                    default -> throw new IllegalArgumentException(args[0]);
                };
        Race.run(work, evaluator, Double.parseDouble(args[2]));
    }
}
