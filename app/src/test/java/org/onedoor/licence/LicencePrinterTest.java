package org.onedoor.licence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.onedoor.licence.LicenceHolder.IdKind;

class LicencePrinterTest {

    private final LicencePrinter printer = new LicencePrinter("https://onedoor.example");

    @Test
    void printsAllThatTheFaceSays() throws IOException {
        String text = text(Samples.food());
        assertThat(text)
                .contains("食品经营许可证", "Food Business Licence", "JY2330302DEM0412", "演示·张三", "演示市市场监督管理局")
                .contains("2026年11月24日 至 2031年11月23日")
                .contains(Samples.food().identifier().toString())
                .contains("演示样张");
        // Named on the face as 经营者名称: not once more as holder.
        assertThat(text).containsOnlyOnce("演示·小满面馆").doesNotContain("持证主体");
    }

    @Test
    void saysSoWhenALicenceHasNoEnd() throws IOException {
        assertThat(text(person("演示·赵婆婆", List.of(), false)))
                .contains("持证人", "自 2026年11月24日 起 长期有效", "同等法律效力")
                .doesNotContain("演示样张");
    }

    @Test
    void goesOnOverleaf() throws IOException {
        List<FaceItem> many = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            many.add(Samples.item("股东" + i, "Shareholder " + i, "演示·股东第" + i + "人，出资一百万元".repeat(1 + i % 4)));
        }
        Licence licence = person("演示·钱二", many, false);
        try (PDDocument document = Loader.loadPDF(printer.print(licence))) {
            assertThat(document.getNumberOfPages()).isGreaterThan(2);
            PDFTextStripper stripper = new PDFTextStripper();
            String all = stripper.getText(document).replaceAll("\\s", "");
            for (FaceItem item : many) {
                assertThat(all).contains(item.value());
            }
            stripper.setStartPage(2);
            stripper.setEndPage(2);
            assertThat(stripper.getText(document)).contains(licence.identifier().toString(), "2 / ");
        }
    }

    /** Names hold characters that no common font has; the licence is issued all the same, and says which they are. */
    @Test
    void namesTheCharactersItCannotDraw() throws IOException {
        assertThat(text(person("演示·赵\ud872\udf4a\u4dae", List.of(), false)))
                .contains("演示·赵\ud872\udf4a\u4dae")
                .doesNotContain("〓");
        assertThat(text(person("演示·赵\ud869\udea5", List.of(), false))).contains("演示·赵〓", "〓＝U+2A6A5");
    }

    @Test
    void printsAValueLongerThanASheet() throws IOException {
        String endless = "很长的经营范围；".repeat(400);
        String text = text(person("演示·孙三", List.of(Samples.item("经营范围", "Scope", endless)), false));
        assertThat(text.chars().filter(c -> c == '很')).hasSize(400);
    }

    /** 营业执照 and 食品经营许可证 name who is responsible by every kind of firm at once. */
    @Test
    void wrapsALabelThatItsColumnDoesNotHold() throws IOException {
        List<FaceItem> face = List.of(
                Samples.item("法定代表人（负责人、经营者）", "Legal representative, person in charge or operator", "演示·张三"),
                Samples.item("没有括号而且长得一行怎么也放不下的照面项目名称", "A name without brackets, much too long for a line", "甲"),
                Samples.item("住所", "Domicile", "演示路 18 号"));
        List<TextPosition> labels = new ArrayList<>();
        StringBuilder said = new StringBuilder();
        try (PDDocument document = Loader.loadPDF(printer.print(person("演示·钱二", face, false)))) {
            PDFTextStripper stripper = new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition one) {
                    if (one.getXDirAdj() < 206 && (one.getFontSize() == 10.5f || one.getFontSize() == 7)) {
                        labels.add(one);
                        said.append(one.getUnicode());
                    }
                }
            };
            stripper.getText(document);
        }
        assertThat(said.toString().replace(" ", ""))
                .contains("法定代表人（负责人、经营者）", "Legalrepresentative,personinchargeoroperator", "照面项目名称", "住所");
        assertThat(labels)
                .allSatisfy(one ->
                        assertThat(one.getXDirAdj() + one.getWidthDirAdj()).isLessThan(202));
        float lowest = 0;
        for (TextPosition one : labels) {
            // A line may not reach into the one before it.
            assertThat(one.getYDirAdj()).isGreaterThanOrEqualTo(lowest);
            lowest = one.getYDirAdj();
        }
    }

    private static Licence person(String name, List<FaceItem> face, boolean demo) {
        return Samples.licence(
                Samples.FOOD,
                "20260000001AAAA",
                new LicenceHolder(Samples.PARTY, name, IdKind.RESIDENT_ID, "330302190001010000"),
                face,
                null,
                demo);
    }

    private String text(Licence licence) throws IOException {
        try (PDDocument document = Loader.loadPDF(printer.print(licence))) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document);
        }
    }
}
