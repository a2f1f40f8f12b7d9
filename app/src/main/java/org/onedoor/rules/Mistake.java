package org.onedoor.rules;

import org.onedoor.shared.Text;

/**
 * Why a text is not a condition.
 *
 * @param line 1-based line within the condition's text
 * @param column 1-based column, counted in characters (code points)
 * @param what what is wrong
 * @param howToMend what to write instead
 */
public record Mistake(int line, int column, Text what, Text howToMend) {}
