package org.onedoor.catalog;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Published;
import org.onedoor.shared.Actor;
import org.onedoor.standard.Standard;
import org.onedoor.standard.Standards;
import org.onedoor.web.Face;
import org.onedoor.web.Page;
import org.springframework.stereotype.Component;

/** 预览: the guide of an item that is not published, as people would read it. */
@Component
public class Previews {

    private final StartPages pages;
    private final Definitions definitions;
    private final Standards standards;
    private final Clock clock;

    Previews(StartPages pages, Definitions definitions, Standards standards, Clock clock) {
        this.pages = pages;
        this.definitions = definitions;
        this.standards = standards;
        this.clock = clock;
    }

    /** Whether there is something to be seen of a kind. */
    public static boolean of(String kind) {
        return kind.equals(ItemReader.KIND) || kind.equals(Claims.KIND);
    }

    /**
     * @param document an item or a claim
     * @param path of the page that is drawn up, which the situation's answers come back to
     * @return empty where it cannot be read
     */
    public Optional<Page> page(Document document, String path, HttpServletRequest request, Actor actor, Face face) {
        return read(document)
                .map(read -> Page.of(
                        "catalog/start",
                        pages.preview(new Offer(read.item(), path), read.standard(), request, actor, face)));
    }

    /**
     * As it would be read on its first day.
     *
     * @param standard what holds beside it then
     */
    public record Read(Item item, Standard standard) {}

    /** @return empty where it cannot be read */
    public Optional<Read> read(Document document) {
        Mistakes mistakes = new Mistakes();
        LocalDate today = LocalDate.now(clock);
        LocalDate day = document.effective().isAfter(today) ? document.effective() : today;
        Standard standard = day.isAfter(today) ? standards.on(day) : standards.latest();
        return item(document, day, standard, mistakes)
                .filter(_ -> mistakes.none())
                .map(item -> new Read(item, standard));
    }

    private Optional<Item> item(Document document, LocalDate day, Standard standard, Mistakes mistakes) {
        Optional<Document> item = document.kind().equals(Claims.KIND)
                ? Claims.text(document, "item")
                        .flatMap(id -> definitions
                                .versionInForce(ItemReader.KIND, id, day)
                                .flatMap(version -> definitions.version(ItemReader.KIND, id, version)))
                        .map(Published::document)
                        .map(claimed -> Claims.edition(claimed, document, document.effective()))
                : Optional.of(document);
        return item.map(one -> ItemReader.read(one, 0, standard, mistakes));
    }
}
