package org.onedoor.race.rules.dmn;

import java.io.IOException;
import java.nio.file.Path;
import org.onedoor.race.rules.Race;
import org.onedoor.race.rules.Work;

/** {@code Main FOLDER SECONDS}: Drools by itself. */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws IOException {
        Work work = Work.read(Path.of(args[0]));
        Race.run(work, new DmnEvaluator(work), Double.parseDouble(args[1]));
    }
}
