package org.onedoor.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.ItemFolder;
import org.onedoor.catalog.compose.Recomposed;
import org.onedoor.catalog.compose.Recomposition;
import org.onedoor.catalog.compose.Source;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;
import org.onedoor.standard.Standard;

/** Items of the demo catalogue that can be joined with each other, as many as were wanted. */
final class Joinable {

    private final List<Source> sources;

    private Joinable(List<Source> sources) {
        this.sources = List.copyOf(sources);
    }

    /** @throws BenchFailed where there are not as many */
    static Joinable of(Path definitions, int wanted, Mistakes mistakes) {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        List<Document> documents = DefinitionFolder.read(definitions, mistakes);
        Standard standard = Standard.of(documents, today, mistakes);
        ItemFolder folder = ItemFolder.of(documents, standard, today);
        List<Source> joined = new ArrayList<>();
        for (String id : folder.ids()) {
            Optional<Item> item = folder.find(id, mistakes);
            if (item.isEmpty() || joined.size() == wanted) {
                continue;
            }
            List<Source> more = new ArrayList<>(joined);
            more.add(Source.of(item.get(), standard));
            if (more.size() == 1 || Recomposition.of(more) instanceof Recomposition.Outcome.Done) {
                joined = more;
            }
        }
        if (joined.size() < wanted) {
            throw new BenchFailed("only " + joined.size() + " items of " + definitions + " can be joined");
        }
        return new Joinable(joined);
    }

    Recomposed join() {
        return switch (Recomposition.of(sources)) {
            case Recomposition.Outcome.Done(Recomposed recomposed) -> recomposed;
            case Recomposition.Outcome.Refused refused -> throw new BenchFailed("it was joined before: " + refused);
        };
    }
}
