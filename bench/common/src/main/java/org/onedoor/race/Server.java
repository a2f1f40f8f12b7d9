package org.onedoor.race;

/**
 * The database server of one system alone.
 *
 * @param url a JDBC URL
 */
public record Server(String url, String user, String password) {}
