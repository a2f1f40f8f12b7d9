package org.onedoor.notice;

/**
 * One way out of the house. {@link #send} may take as long as its timeouts let it, so it is never called within a
 * transaction.
 */
interface Outlet {

    Way way();

    /** Returns when the other side has taken it over. */
    void send(Outgoing message) throws NotSent;
}
