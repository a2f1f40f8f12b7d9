package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onedoor.definition.Mistake;
import org.onedoor.definition.Mistakes;
import org.onedoor.web.Csv;

/** What comes in is read as it was written, or refused with its place. */
class ContentTest {

    private final Mistakes mistakes = new Mistakes();

    private Content read(Content.Incoming... files) {
        return Content.read(List.of(files), mistakes);
    }

    private Mistake only() {
        assertThat(mistakes.all()).hasSize(1);
        return mistakes.all().getFirst();
    }

    @Test
    void readsCsvWithQuotesLineBreaksAndAMark() {
        Table table = read(Files.csv("部门.csv", "\ufeff编号,说明\r\na,\"第一行\n第二行，带\"\"引号\"\"\"\r\n,\r\nb,x\r\n"))
                .tables()
                .getFirst();
        assertThat(mistakes.all()).isEmpty();
        assertThat(table.name()).isEqualTo("部门");
        assertThat(table.header()).containsExactly("编号", "说明");
        assertThat(table.lines())
                .containsExactly(
                        new Table.Line(2, List.of("a", "第一行\n第二行，带\"引号\"")), new Table.Line(4, List.of("b", "x")));
    }

    @Test
    void whatOurCsvGuardsAgainstSpreadsheetsComesBackAsItWas() {
        String text = Csv.row(List.of("a", "b")) + Csv.row(List.of("=1+1", "-5")) + Csv.row(List.of("@x", "'y"));
        assertThat(text).contains("'=1+1");
        Table table = read(Files.csv("t.csv", text)).tables().getFirst();
        assertThat(mistakes.all()).isEmpty();
        assertThat(table.lines())
                .extracting(Table.Line::cells)
                .containsExactly(List.of("=1+1", "-5"), List.of("@x", "'y"));
    }

    @Test
    void aFormulaIsRefusedWithItsCell() {
        read(Files.csv("t.csv", "a,b\nx,=HYPERLINK(1)\n"));
        assertThat(only().place()).hasToString("t:2");
        assertThat(only().what().en()).isEqualTo("column B (b) is a formula");
    }

    @Test
    void aWorkbooksFormulaIsRefusedAndItsNumbersAreNotRounded() {
        read(Files.computed("t.xlsx", 330300));
        assertThat(only().place()).hasToString("s:2");
        assertThat(only().what().en()).isEqualTo("column A (a) is a formula");
    }

    @Test
    void aNumberThatTheSpreadsheetHasRoundedIsRefused() {
        read(Files.computed("t.xlsx", 3.3e17));
        assertThat(mistakes.all())
                .anySatisfy(mistake -> assertThat(mistake.what().en()).contains("more than 15 digits"));
    }

    @Test
    void gbkIsToldByItsLine() {
        byte[] gbk = "code,name\n1,甲\n".getBytes(Charset.forName("GBK"));
        read(new Content.Incoming("t.csv", gbk));
        assertThat(only().place()).hasToString("t:2");
        assertThat(only().what().en()).contains("not UTF-8");
    }

    @Test
    void columnsNeedNamesAndEachItsOwn() {
        read(Files.csv("t.csv", "a,a\n1,2\n"), Files.csv("u.csv", "a,,c\n1,2,3\n"), Files.csv("v.csv", "a\n1,2\n"));
        assertThat(mistakes.all())
                .extracting(mistake -> mistake.place() + " " + mistake.what().en())
                .containsExactly(
                        "t:1 two columns are called a",
                        "u:1 column B has no name",
                        "v:2 column 2 has a value and no name");
    }

    @Test
    void aQuoteThatIsNeverClosedIsToldByItsRow() {
        read(Files.csv("t.csv", "a,b\n1,2\n3,\"4\n5,6\n"));
        assertThat(only().place()).hasToString("t:3");
    }

    @Test
    void aWorkbookThatIsTooLargeUnpackedIsNotRead() {
        Content.Incoming bomb = Files.bomb("b.xlsx", Limits.UNPACKED + 70_000);
        assertThat(bomb.bytes().length).isLessThan(100_000);
        read(bomb);
        assertThat(only().what().en()).contains("too large once unpacked");
    }

    @Test
    void tooManyRowsAreToldByTheFirstOneTooMany() {
        read(Files.csv("t.csv", "a\n" + "1\n".repeat(Limits.ROWS + 5)));
        assertThat(only().place()).hasToString("t:" + (Limits.ROWS + 2));
    }

    /** Neither kind of row was counted once: five megabytes of them filled the memory with mistakes. */
    @Test
    void aTableOfNothingButMistakesIsNotReadToItsEnd() {
        for (String row : List.of("=\n", "1,2\n", "=,".repeat(1_000) + "\n")) {
            Mistakes some = new Mistakes();
            Content.read(List.of(Files.csv("t.csv", "a\n" + row.repeat(Limits.ROWS / 10))), some);
            assertThat(some.all())
                    .hasSizeLessThanOrEqualTo(Limits.MISTAKES)
                    .anySatisfy(mistake -> assertThat(mistake.what().en()).contains("read no further"));
        }
    }

    @Test
    void rowsWithNothingInThemCountAsWell() {
        read(Files.csv("t.csv", "a\n" + "\n".repeat(Limits.ROWS + 5)));
        assertThat(only().what().en()).contains("more than " + Limits.ROWS + " rows");
    }

    /** The library makes a row as long as its last cell says, before anybody can look at it. */
    @Test
    void aCellFarOutIsToldBeforeItsRowIsMade() {
        for (String cell : List.of("AAAAAAA1", "CW1", "A" + (Limits.ROWS + 2), "A99999999999", "&#65;AAAAAA1")) {
            Mistakes some = new Mistakes();
            Content.read(
                    List.of(Files.sheet(
                            "s.xlsx",
                            "<worksheet><sheetData><row><c r=\"" + cell + "\"/></row></sheetData></worksheet>")),
                    some);
            assertThat(some.all())
                    .as(cell)
                    .singleElement()
                    .satisfies(mistake -> assertThat(mistake.what().en()).contains("may go to CV10001"));
        }
    }

    /** The database keeps no NUL, neither in jsonb nor in text. */
    @Test
    void aTextWithNulIsToldByItsLineWhateverItsForm() {
        for (String name : List.of("t.yaml", "t.jsonld", "t.json", "t.csv")) {
            Mistakes some = new Mistakes();
            Content content = Content.read(List.of(Files.csv(name, "a: 1\nb: \0\n")), some);
            assertThat(content.texts()).isEmpty();
            assertThat(some.all())
                    .as(name)
                    .singleElement()
                    .satisfies(mistake -> assertThat(mistake.place().line()).isEqualTo(2));
        }
    }

    @Test
    void whatIsNoWorkbookIsToldSo() {
        read(
                new Content.Incoming("old.xls", new byte[] {1}),
                new Content.Incoming("a.xlsx", new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0}),
                new Content.Incoming("b.xlsx", new byte[] {1, 2, 3}),
                new Content.Incoming("c.xlsx", new byte[0]));
        assertThat(mistakes.all())
                .hasSize(4)
                .allSatisfy(mistake -> assertThat(mistake.place().line()).isZero());
    }

    @Test
    void aWorkbookComesBackAsItWentOut() {
        Table table = new Table(
                "表",
                List.of("代码", "名称"),
                List.of(new Table.Line(2, List.of("000000", "全国")), new Table.Line(3, List.of("1", ""))));
        Content content = read(new Content.Incoming("w.xlsx", Files.workbook(List.of(table))));
        assertThat(mistakes.all()).isEmpty();
        assertThat(content.tables()).containsExactly(table);
    }
}
