package org.onedoor.rules.sql;

import org.onedoor.rules.Term;

/** Where the facts of conditions stand in a database: SQL for each, over whatever the query reads from. */
public interface SqlFacts {

    /** 已知. */
    int KNOWN = 0;
    /** 已知为空. */
    int EMPTY = 1;
    /** 不适用. */
    int NOT_APPLICABLE = 2;
    /** 未知. */
    int UNKNOWN = 3;
    /** 出错. */
    int FAILED = 4;

    /** One of the numbers above, never null. */
    String state(Term term);

    /**
     * The value in normal form ({@link org.onedoor.rules.Normal}): text, numeric, date or boolean, an array of these for a list.
     * Only looked at where the state is {@link #KNOWN}, and then not null.
     */
    String value(Term term);

    /** A person's judgement on a question: boolean, null as long as nobody has judged. */
    default String judged(String question) {
        return "NULL::boolean";
    }
}
