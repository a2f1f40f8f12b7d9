package org.onedoor.casework.desk;

import java.util.List;
import org.onedoor.shared.Actor;

/** A page of a queue with as many lines as somebody wants, which the program gives to exports and batches. */
public final class Page {

    private Page() {}

    /** The first lines of an actor's whole desk, in whole pages, with one look at it. */
    public static List<Queue.Line> first(Queue queue, Actor actor, int most) {
        int pages = Math.ceilDiv(most, Queue.PAGE);
        return queue.lines(actor, Wanted.of(View.ALL), null, pages * Queue.PAGE).rows();
    }
}
