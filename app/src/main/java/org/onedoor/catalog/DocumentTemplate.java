package org.onedoor.catalog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onedoor.rules.Rule;
import org.onedoor.shared.Text;

/**
 * 申请文书格式: one version of the form of a document that is made from an applicant's answers, to be signed. Its words are
 * Chinese, the language in which it has effect; names in braces are data elements, groups (how many rows) or one of
 * {@link #WORDS}.
 *
 * @param heading what stands on top of it, with names in braces
 */
public record DocumentTemplate(String id, int version, Text title, String heading, List<Paragraph> paragraphs) {

    /** What a hole may name beside what the form asks. */
    public static final Set<String> WORDS = Set.of("item", "authority");

    public static final Pattern HOLE = Pattern.compile("\\{([^{}]*)}");

    /** 段落. */
    public sealed interface Paragraph {

        /** Only where this is met; null for always. */
        @Nullable
        Rule when();
    }

    /** 章: numbered 第一章, 第二章 as they come. */
    public record Chapter(String text, @Nullable Rule when) implements Paragraph {}

    /** 条: numbered 第一条, 第二条 as they come. */
    public record Article(String text, @Nullable Rule when) implements Paragraph {}

    /** A paragraph without a number. */
    public record Plain(String text, @Nullable Rule when) implements Paragraph {}

    /** A line for each row of a group; those in which the rule is met. */
    public record Each(
            String group,
            String text,
            @Nullable Rule row,
            @Nullable Rule when) implements Paragraph {}

    /** 表: a row for each row of a group. */
    public record Table(
            String group, List<Column> columns, @Nullable Rule when) implements Paragraph {}

    public record Column(String title, String text) {}

    /** 全部填写内容: every answer of the item's form, page by page. */
    public record Answers(@Nullable Rule when) implements Paragraph {}

    /** What is named in braces in a text, in its order. */
    public static Set<String> holes(String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher hole = HOLE.matcher(text);
        while (hole.find()) {
            names.add(hole.group(1));
        }
        return names;
    }
}
