package org.onedoor.web;

/**
 * One line of an error summary.
 *
 * @param id of the field it leads to
 * @param label the field's name
 * @param text what is wrong and what to do
 */
public record Mistake(String id, String label, String text) {}
