package org.onedoor.bench;

/** A reviewer of the demo city with a browser, at the desk where the race's cases are accepted. */
public final class Officer {

    private static final String LOGIN = "market.lucheng";
    private static final String PASSWORD = "onedoor-demo";

    private final Visitor visitor;

    /** Signs in. */
    public Officer(int port) {
        this.visitor = new Visitor(port);
        visitor.signIn(LOGIN, PASSWORD);
    }

    /** Opens the desk: the whole page as it travels. */
    public void openDesk() {
        Visitor.Answer page = visitor.get("/desk?filter=all");
        if (!page.isPage()) {
            throw new BenchFailed("the desk was answered with " + page.status());
        }
    }
}
