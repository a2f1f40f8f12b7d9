package org.onedoor.race;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * A system that can lead a case from its submission to its end. It is found by {@link java.util.ServiceLoader}; a
 * program has one. {@link #submit}, {@link #queue} and {@link #act} are called by many threads at once, each is a
 * transaction of its own and returns when it is committed.
 */
public interface Contestant extends AutoCloseable {

    /** Its name and its version, as the class path tells it. */
    String title();

    /** Makes its tables on an empty database; it keeps as many connections as {@link #connections} last said. */
    void open(Server server) throws SQLException;

    /** From now on no more than so many connections; called while nobody works. */
    void connections(int most) throws SQLException;

    /**
     * Where its cases wait, in their order: all of {@link Desk}, but for a system whose cases end before the last. An
     * answer at the last of these is the end of a life.
     */
    default List<Desk> desks() {
        return List.of(Desk.values());
    }

    /** The citizen's step: the case is stored and waits at {@link Desk#ACCEPT}. */
    void submit(Application application) throws SQLException;

    /** The first page of a department's queue, by due date, at most so many. */
    List<Task> queue(Desk desk, int most) throws SQLException;

    /**
     * Answers it; the case then waits at the next desk or desks, at {@link Desk#DECIDE} only when both reviews are in,
     * and ends with the last of {@link #desks}.
     *
     * @throws Conflict if it has to be tried again
     */
    void act(Task task) throws SQLException, Conflict;

    /** Adds ended and open cases that are due after {@link Application#HORIZON}, the open ones at all desks. */
    void fill(long closed, long open) throws SQLException;

    /**
     * So many clients do nothing but submit, for so long; for a system that has an API over HTTP.
     *
     * @param http through the API, each with a sign-in of its own; else the same applications called where the API calls
     */
    default Sent submissions(int people, double seconds, boolean http) throws Exception {
        throw new UnsupportedOperationException(title() + " is not asked over HTTP");
    }

    /** One look at something. */
    interface Look {
        void take() throws SQLException;
    }

    /** What else of it is measured where its tables are full, by name. */
    default Map<String, Look> looks() {
        return Map.of();
    }

    Tally tally() throws SQLException;

    @Override
    void close() throws SQLException;
}
