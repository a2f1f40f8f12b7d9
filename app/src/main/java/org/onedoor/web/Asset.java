package org.onedoor.web;

/**
 * A file of another origin that pages load from ours, such as a script from a WebJar. Declared as a bean by the room
 * that needs it; the files of {@code static/assets/} need no declaration.
 *
 * @param name as pages call it: {@code htmx.js}
 * @param location its place on the class path
 */
public record Asset(String name, String location) {}
