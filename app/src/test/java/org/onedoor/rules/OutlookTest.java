package org.onedoor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onedoor.rules.program.Outlook;

class OutlookTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "staff > 3 && staff < 4 ; NEVER",
                "area > 3 && area < 4 ; EITHER",
                "staff > 3 && staff < 5 ; EITHER",
                "capital >= yuan(10) && capital < yuan(10) ; NEVER",
                "founded < date('2020-01-01') && founded > date('2020-12-31') ; NEVER",
                "years_since(birth_date) >= 60 && birth_date > date('2000-01-01') ; NEVER",
                "years_since(birth_date) >= 60 && birth_date > date('1960-01-01') ; EITHER",
                "founded > today && days_since(founded) > 0 ; NEVER",
                "form == 'catering' && form == 'canteen' ; NEVER",
                "form in ['catering', 'canteen', 'prepacked'] ; ALWAYS",
                "form == 'catering' || form != 'catering' ; ALWAYS",
                "staff >= 3 || staff < 3 ; ALWAYS",
                "(staff >= 3 || staff < 3) && has(staff) ; EITHER",
                "address == 'a' && address.startsWith('b') ; NEVER",
                "address.startsWith('ab') && !address.startsWith('a') ; NEVER",
                "address.startsWith('a') && address != 'a' ; EITHER",
                "items.contains('canteen') && items.contains('catering') ; EITHER",
                "sells_online && !sells_online ; NEVER",
                "staff < women && women < staff ; NEVER",
                "staff < women && women < 3 && staff > 0 ; EITHER",
                "staff < women && women < 2 && staff > 0 ; NEVER",
                "ask('innovative') && !ask('innovative') ; NEVER",
                "ask('innovative') || staff > 3 ; EITHER",
                "true || sells_online ; ALWAYS",
                "staff * 2 == women + 1 ; EITHER",
                "staff * 2 == women * 2 + 1 ; UNSURE",
                "!has(staff) && staff > 3 ; NEVER",
                "!(staff < 3) && !(staff >= 3) ; EITHER"
            })
    void seesWhetherAnybodyCanMeetIt(String text, Outlook outlook) {
        assertThat(Outlook.of(Rule.read(text, new SampleVocabulary()).orThrow(), DAY))
                .as(text)
                .isEqualTo(outlook);
    }

    /** Whoever says that nobody can meet a rule must not be shown somebody who does. */
    @Test
    void isNeverContradictedByAnybody() {
        Random random = new Random(20_261_130);
        RandomConditions conditions = new RandomConditions(random);
        int never = 0;
        int always = 0;
        for (int i = 0; i < 3_000; i++) {
            if (!(Rule.read(conditions.text(2), new SampleVocabulary()) instanceof Reading.Understood(Rule rule))) {
                continue;
            }
            Outlook outlook = Outlook.of(rule, HostileFacts.DAY);
            never += outlook == Outlook.NEVER ? 1 : 0;
            always += outlook == Outlook.ALWAYS ? 1 : 0;
            for (int j = 0; j < 50; j++) {
                HostileFacts facts = new HostileFacts(random, new SampleVocabulary().all());
                if (finerThanAnyElement(rule, facts)) {
                    continue;
                }
                Verdict verdict = rule.evaluate(facts, HostileFacts.DAY).verdict();
                if (outlook == Outlook.NEVER) {
                    assertThat(verdict).as("%s on %s", rule, facts).isNotEqualTo(Verdict.MET);
                } else if (outlook == Outlook.ALWAYS && allKnown(rule, facts)) {
                    assertThat(verdict).as("%s on %s", rule, facts).isEqualTo(Verdict.MET);
                }
            }
        }
        assertThat(never).isGreaterThan(20);
        assertThat(always).isGreaterThan(20);
    }

    /** A data element has six digits after the point at most. */
    private static boolean finerThanAnyElement(Rule rule, Facts facts) {
        return rule.terms().stream()
                .anyMatch(term -> Normal.of(term, facts.about(term.id())) instanceof Fact.Known(BigDecimal number)
                        && number.stripTrailingZeros().scale() > 6);
    }

    private static boolean allKnown(Rule rule, Facts facts) {
        return facts.judged("innovative").isPresent()
                && rule.terms().stream()
                        .allMatch(term -> Normal.of(term, facts.about(term.id())) instanceof Fact.Known);
    }
}
