package org.onedoor.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Place;

/** Makes a table of rows as they come, and tells what cannot be in one: formulas, columns without a name, too much of it. */
final class TableReading {

    /** What a spreadsheet takes for a formula's beginning; web.Csv writes an apostrophe before it. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    /** Numbers, telephone numbers and dashes are none. */
    private static final Pattern NO_FORMULA = Pattern.compile("[+-]?[0-9][0-9 .-]*|[-－]+");

    private final String name;
    private final Mistakes mistakes;
    private final List<String> header = new ArrayList<>();
    private final List<Table.Line> lines = new ArrayList<>();
    private boolean begun;
    private int read;
    private int wrong;

    TableReading(String name, Mistakes mistakes) {
        this.name = name;
        this.mistakes = mistakes;
    }

    /**
     * Takes the next row.
     *
     * @return false where no more is taken
     */
    boolean row(int number, List<String> cells) {
        // whatever is in it: a row that is refused costs as much as one that is kept
        if (++read > Limits.ROWS + 1) {
            wrong(
                    number,
                    "行数超过 " + Limits.ROWS,
                    "more than " + Limits.ROWS + " rows",
                    "分成几个文件",
                    "split it into several files");
            return false;
        }
        return taken(number, cells) && wrong < Limits.MISTAKES;
    }

    private boolean taken(int number, List<String> cells) {
        List<String> clean = new ArrayList<>(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            clean.add(clean(number, i, cells.get(i)));
        }
        while (!clean.isEmpty() && clean.getLast().isEmpty()) {
            clean.removeLast();
        }
        if (clean.isEmpty()) {
            return true;
        }
        if (clean.size() > Limits.COLUMNS) {
            wrong(
                    number,
                    "列数超过 " + Limits.COLUMNS,
                    "more than " + Limits.COLUMNS + " columns",
                    "删去用不到的列",
                    "delete the columns that are not needed");
            return false;
        }
        if (!begun) {
            begun = true;
            header(number, clean);
            return true;
        }
        if (clean.size() > header.size()) {
            wrong(
                    number,
                    "第 " + (header.size() + 1) + " 列有内容，但没有列名",
                    "column " + (header.size() + 1) + " has a value and no name",
                    "给这一列加上列名，或删去内容；CSV 里带逗号的内容要放在双引号里",
                    "name the column, or delete the value; in CSV a value with a comma stands in double quotes");
            return true;
        }
        while (clean.size() < header.size()) {
            clean.add("");
        }
        lines.add(new Table.Line(number, clean));
        return true;
    }

    private String clean(int number, int column, String cell) {
        String text = cell.strip();
        if (text.length() > Limits.CELL) {
            wrong(
                    number,
                    at(column, true) + "超过 " + Limits.CELL + " 字",
                    at(column, false) + " has more than " + Limits.CELL + " characters",
                    "缩短它",
                    "shorten it");
            return "";
        }
        if (text.indexOf('\0') >= 0) {
            wrong(number, at(column, true) + "有空字符", at(column, false) + " holds NUL", "另存一遍", "save it anew");
            return "";
        }
        if (text.length() > 1 && text.charAt(0) == '\'' && FORMULA.indexOf(text.charAt(1)) >= 0) {
            return text.substring(1);
        }
        if (!text.isEmpty()
                && FORMULA.indexOf(text.charAt(0)) >= 0
                && !NO_FORMULA.matcher(text).matches()) {
            formula(number, column);
            return "";
        }
        return text;
    }

    /** Notes a formula: what it would come to is not ours to work out. */
    void formula(int number, int column) {
        wrong(
                number,
                at(column, true) + "是公式",
                at(column, false) + " is a formula",
                "复制后“选择性粘贴”为值；确实以这个符号开头的，前面加一个英文单引号",
                "paste it as a value; where it really begins with that sign, write an apostrophe before it");
    }

    void wrong(int number, String whatZh, String whatEn, String mendZh, String mendEn) {
        wrong++;
        if (wrong < Limits.MISTAKES) {
            mistakes.add(new Place(name, number), whatZh, whatEn, mendZh, mendEn);
        } else if (wrong == Limits.MISTAKES) {
            mistakes.add(
                    new Place(name, number),
                    "要改的太多，没有再往下读",
                    "there is too much to mend, and it is read no further",
                    "先改前面这些，再上传",
                    "mend what is told before, and send it again");
        }
    }

    /** A column as people find it: by its letters, and its name once that is known. */
    String at(int column, boolean zh) {
        String named = column < header.size() ? header.get(column) : "";
        return zh
                ? letters(column) + " 列" + (named.isEmpty() ? "" : "“" + named + "”")
                : "column " + letters(column) + (named.isEmpty() ? "" : " (" + named + ")");
    }

    static String letters(int column) {
        String last = String.valueOf((char) ('A' + column % 26));
        return column < 26 ? last : letters(column / 26 - 1) + last;
    }

    private void header(int number, List<String> names) {
        header.addAll(names);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String title = names.get(i);
            if (title.isEmpty()) {
                wrong(
                        number,
                        letters(i) + " 列没有列名",
                        "column " + letters(i) + " has no name",
                        "第一行写列名",
                        "write the columns' names in the first row");
            } else if (!seen.add(title)) {
                wrong(number, "列名“" + title + "”出现两次", "two columns are called " + title, "改掉一个", "rename one of them");
            }
        }
    }

    /** Whether there was any row. */
    boolean begun() {
        return begun;
    }

    Table table() {
        return new Table(name, header, lines);
    }
}
