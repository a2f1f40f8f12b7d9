package org.onedoor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.onedoor.rules.column.Answered;
import org.onedoor.rules.column.Answering;
import org.onedoor.rules.column.Columns;
import org.onedoor.rules.program.Layout;
import org.onedoor.rules.program.Profile;
import org.onedoor.rules.program.Program;
import org.onedoor.rules.sql.SqlCondition;
import org.onedoor.rules.sql.SqlFacts;
import org.onedoor.testing.TestDatabase;

/**
 * Four ways to answer a condition: as it stands, as a program for one subject after the other, as bitmaps of very many subjects,
 * and in SQL. Whoever gets a grant must not depend on which of them was asked.
 */
class EvaluatorsAgreeTest {

    @RegisterExtension
    static final TestDatabase database = TestDatabase.migrated();

    private static final int SUBJECTS = 250;
    private static final int CONDITIONS = 650;
    private static final SampleVocabulary VOCABULARY = new SampleVocabulary();
    private static final List<Facts> ALL = new ArrayList<>();
    private static final List<Rule> RULES = new ArrayList<>();

    /** Where the facts stand: a column for each element's value and one for its state. */
    private static final SqlFacts STORED = new SqlFacts() {
        @Override
        public String state(Term term) {
            return "subject.s_" + term.id();
        }

        @Override
        public String value(Term term) {
            return "subject.v_" + term.id();
        }

        @Override
        public String judged(String question) {
            return "subject.judged";
        }
    };

    @BeforeAll
    static void draw() throws SQLException {
        Random random = new Random(20_261_130);
        for (int i = 0; i < SUBJECTS; i++) {
            ALL.add(new HostileFacts(random, VOCABULARY.all()));
        }
        RandomConditions conditions = new RandomConditions(random);
        for (int i = 0; i < CONDITIONS; i++) {
            String text = conditions.text(1 + random.nextInt(3));
            if (Rule.read(text, VOCABULARY) instanceof Reading.Understood(Rule rule)) {
                RULES.add(rule);
            }
        }
        store();
    }

    /** What is drawn and refused (a comparison of fixed things, say) is left out. */
    @Test
    void drewEnoughOfEveryKind() {
        assertThat(RULES).hasSizeGreaterThan(CONDITIONS * 2 / 3);
        assertThat(RULES.size() * SUBJECTS).isGreaterThan(100_000);
        Map<Verdict, Integer> seen = new EnumMap<>(Verdict.class);
        for (Rule rule : RULES) {
            ALL.forEach(facts -> seen.merge(verdict(rule, facts), 1, Integer::sum));
        }
        assertThat(seen)
                .hasSize(4)
                .allSatisfy(
                        (verdict, count) -> assertThat(count).as(verdict.name()).isGreaterThan(2_000));
    }

    @Test
    void programsAgreeAndGiveTheSameReasons() {
        Layout layout = Layout.of(RULES);
        List<Profile> profiles =
                ALL.stream().map(facts -> Profile.of(layout, facts)).toList();
        for (Rule rule : RULES) {
            Program program = Program.of(rule, layout, HostileFacts.DAY);
            for (int i = 0; i < SUBJECTS; i++) {
                Reason expected = rule.evaluate(ALL.get(i), HostileFacts.DAY).because();
                assertThat(program.verdict(profiles.get(i)))
                        .as("%s on %s", rule, ALL.get(i))
                        .isEqualTo(expected.verdict());
                assertThat(program.because(profiles.get(i)))
                        .as("%s on %s", rule, ALL.get(i))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void bitmapsAgree() {
        Answering answering = new Answering(Columns.of(RULES, SUBJECTS, ALL::get), HostileFacts.DAY);
        for (Rule rule : RULES) {
            Answered answered = answering.answer(rule);
            for (int i = 0; i < SUBJECTS; i++) {
                assertThat(verdict(
                                answered.met().contains(i),
                                answered.notMet().contains(i),
                                answered.needsHuman().contains(i)))
                        .as("%s on %s", rule, ALL.get(i))
                        .isEqualTo(verdict(rule, ALL.get(i)));
            }
        }
    }

    @Test
    void sqlAgrees() {
        for (Rule rule : RULES) {
            SqlCondition sql = SqlCondition.of(rule, STORED, HostileFacts.DAY);
            List<Verdict> answered = database.jdbc()
                    .sql("SELECT " + sql.met() + " AS met, " + sql.notMet() + " AS not_met, " + sql.needsHuman()
                            + " AS human FROM subject ORDER BY id")
                    .params(sql.parameters())
                    .query((row, _) -> verdict(strict(row, "met"), strict(row, "not_met"), strict(row, "human")))
                    .list();
            for (int i = 0; i < SUBJECTS; i++) {
                assertThat(answered.get(i)).as("%s on %s", rule, ALL.get(i)).isEqualTo(verdict(rule, ALL.get(i)));
            }
        }
    }

    /** None of the three is ever null. */
    private static boolean strict(java.sql.ResultSet row, String column) throws SQLException {
        boolean value = row.getBoolean(column);
        assertThat(row.wasNull()).isFalse();
        return value;
    }

    private static Verdict verdict(boolean met, boolean notMet, boolean human) {
        assertThat((met ? 1 : 0) + (notMet ? 1 : 0) + (human ? 1 : 0)).isLessThanOrEqualTo(1);
        if (met) {
            return Verdict.MET;
        }
        if (notMet) {
            return Verdict.NOT_MET;
        }
        return human ? Verdict.NEEDS_HUMAN : Verdict.UNKNOWN;
    }

    private static Verdict verdict(Rule rule, Facts facts) {
        return rule.evaluate(facts, HostileFacts.DAY).verdict();
    }

    // ---- the same facts in a table

    private static void store() throws SQLException {
        StringBuilder create = new StringBuilder("CREATE TABLE subject (id int PRIMARY KEY, judged boolean");
        StringBuilder insert = new StringBuilder("INSERT INTO subject VALUES (?, ?");
        for (Term term : VOCABULARY.all()) {
            create.append(", s_").append(term.id()).append(" smallint NOT NULL, v_");
            create.append(term.id()).append(' ').append(type(term)).append(term.list() ? "[]" : "");
            insert.append(", ?, ?");
        }
        database.jdbc().sql(create.append(')').toString()).update();
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement row =
                        connection.prepareStatement(insert.append(')').toString())) {
            for (int i = 0; i < SUBJECTS; i++) {
                Facts facts = ALL.get(i);
                row.setInt(1, i);
                row.setObject(2, facts.judged("innovative").orElse(null), Types.BOOLEAN);
                int at = 3;
                for (Term term : VOCABULARY.all()) {
                    Fact fact = Normal.of(term, facts.about(term.id()));
                    row.setInt(at++, state(fact));
                    put(connection, row, at++, term, fact);
                }
                row.addBatch();
            }
            row.executeBatch();
        }
    }

    private static int state(Fact fact) {
        return switch (fact) {
            case Fact.Known _ -> SqlFacts.KNOWN;
            case Fact.Empty _ -> SqlFacts.EMPTY;
            case Fact.NotApplicable _ -> SqlFacts.NOT_APPLICABLE;
            case Fact.Unknown _ -> SqlFacts.UNKNOWN;
            case Fact.Failed _ -> SqlFacts.FAILED;
        };
    }

    private static void put(Connection connection, PreparedStatement row, int at, Term term, Fact fact)
            throws SQLException {
        if (!(fact instanceof Fact.Known(Object value))) {
            row.setNull(at, term.list() ? Types.ARRAY : jdbcType(term));
        } else if (value instanceof List<?> list) {
            Array array = connection.createArrayOf(type(term), list.toArray());
            row.setArray(at, array);
        } else if (value instanceof BigDecimal number) {
            row.setBigDecimal(at, number);
        } else {
            row.setObject(at, value);
        }
    }

    private static String type(Term term) {
        return switch (term.kind()) {
            case TEXT, CODE -> "text";
            case INTEGER, DECIMAL, MONEY -> "numeric";
            case DATE -> "date";
            case BOOLEAN -> "boolean";
        };
    }

    private static int jdbcType(Term term) {
        return switch (term.kind()) {
            case TEXT, CODE -> Types.VARCHAR;
            case INTEGER, DECIMAL, MONEY -> Types.NUMERIC;
            case DATE -> Types.DATE;
            case BOOLEAN -> Types.BOOLEAN;
        };
    }
}
