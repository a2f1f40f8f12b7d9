package org.onedoor.journeys;

/**
 * A demo person and the name in which the person acts.
 *
 * @param login empty for a visitor
 * @param party the firm's or family member's name; empty for oneself, and for staff
 */
record Person(String login, String party) {

    static final Person VISITOR = new Person("", "");

    static Person named(String login) {
        return new Person(login, "");
    }

    Person actingFor(String name) {
        return new Person(login, name);
    }

    boolean signedIn() {
        return !login.isEmpty();
    }

    @Override
    public String toString() {
        return signedIn() ? login + (party.isEmpty() ? "" : " for " + party) : "visitor";
    }
}
