package org.onedoor.casework.desk;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onedoor.race.Contestant;
import org.onedoor.shared.Actor;
import org.springframework.beans.factory.BeanFactory;

/** A page of a queue with as many lines as somebody wants, which the program gives to exports and batches. */
public final class Page {

    private Page() {}

    /** The first lines of an actor's whole desk, in whole pages, with one look at it. */
    public static List<Queue.Line> first(Queue queue, Actor actor, int most) {
        int pages = Math.ceilDiv(most, Queue.PAGE);
        return queue.lines(actor, Wanted.of(View.ALL), null, pages * Queue.PAGE).rows();
    }

    /**
     * What a desk's page asks the database for, and what its search does: each a look of its own.
     *
     * @param item an item of which there are many cases
     * @param number the filing number of one of them
     * @param creditCode of whom very many of them are
     */
    public static Map<String, Contestant.Look> looks(
            BeanFactory program, Actor actor, String item, String number, String creditCode) {
        Queue queue = program.getBean(Queue.class);
        Search search = program.getBean(Search.class);
        Wanted all = Wanted.of(View.ALL);
        Wanted narrowed = new Wanted(View.ALL, Wanted.FREE, "accept", item, LocalDate.of(2099, 1, 1), Sorting.DUE);
        Wanted newest = narrowed.with(Sorting.NEWEST);
        Wanted nothing = narrowed.with(View.AWAITING).with(Sorting.NEWEST);
        Map<String, Contestant.Look> looks = new LinkedHashMap<>();
        looks.put("the page itself", () -> queue.page(actor, all, null));
        looks.put("the counts beside it", () -> queue.counts(actor, all));
        looks.put("a narrowed page", () -> queue.page(actor, narrowed, null));
        looks.put("a narrowed page, the newest first", () -> queue.page(actor, newest, null));
        looks.put("a narrowed page that nothing is on", () -> queue.page(actor, nothing, null));
        looks.put("the count beside a narrowed page", () -> queue.count(actor, newest));
        looks.put("search by a filing number", () -> search.find(actor, number));
        looks.put("search by a name that all begin with", () -> search.find(actor, "Firm number"));
        looks.put("search by a credit code of very many", () -> search.find(actor, creditCode));
        return looks;
    }
}
