package org.onedoor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void writesNothingThatASpreadsheetRuns() {
        assertThat(Csv.row(List.of("=1+1", "+86", "-cmd|'x'!A1", "@SUM(A1)", "\t=1", "＝1+1")))
                .isEqualTo("'=1+1,'+86,'-cmd|'x'!A1,'@SUM(A1),'\t=1,'＝1+1\r\n");
    }

    @Test
    void leavesNumbersAndWordsAsTheyAre() {
        assertThat(Csv.row(List.of("-3", "12", "演示·甲", ""))).isEqualTo("-3,12,演示·甲,\r\n");
    }

    @Test
    void keepsCommasQuotesAndLinesInOneCell() {
        assertThat(Csv.row(List.of("甲,乙", "说\"好\"", "一\n二"))).isEqualTo("\"甲,乙\",\"说\"\"好\"\"\",\"一\n二\"\r\n");
    }
}
