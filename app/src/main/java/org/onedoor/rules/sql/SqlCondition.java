package org.onedoor.rules.sql;

import java.time.LocalDate;
import java.util.Map;
import org.onedoor.rules.Rule;

/**
 * A condition in SQL. Of the first three at most one is true, and none is ever null; where all are false something is unknown.
 *
 * @param met true where it is met
 * @param notMet true where it is not met
 * @param needsHuman true where a person has to look
 * @param parameters values of the named parameters in all three
 */
public record SqlCondition(String met, String notMet, String needsHuman, Map<String, Object> parameters) {

    /**
     * A rule over facts in a table.
     *
     * @param at the day of evaluation
     */
    public static SqlCondition of(Rule rule, SqlFacts facts, LocalDate at) {
        return new Translation(facts, at).translate(rule.condition());
    }
}
