package org.onedoor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What fields say of themselves outside their templates. */
class FieldTest {

    @Test
    void namesAFieldOnceInTheSummary() {
        Field named = line(Question.of("area", "面积").withError("请填写面积"));
        Field nameless = line(Question.of("name", "姓名").withError("请先填好"));
        assertThat(Field.mistakes(List.of(named, nameless, line(Question.of("phone", "电话")))))
                .containsExactly(new Mistake("f-area", "请填写面积"), new Mistake("f-name", "姓名", "请先填好"));
    }

    @Test
    void beginsARowsHeadingWithItsBareNoun() {
        assertThat(rows("shareholder").heading(2)).isEqualTo("Shareholder 2");
        assertThat(rows("股东").heading(1)).isEqualTo("股东 1");
    }

    private static Field line(Question question) {
        return new Field.Line(question, "", Field.Typing.WORDS, null, 20);
    }

    private static Field.Rows rows(String label) {
        return new Field.Rows(Question.of("rows", "行"), List.of(), label, 0, 5);
    }
}
