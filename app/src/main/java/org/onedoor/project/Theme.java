package org.onedoor.project;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.compose.Bundle;
import org.onedoor.rules.Answer;
import org.onedoor.rules.Facts;
import org.onedoor.rules.Rule;
import org.onedoor.shared.Text;
import org.onedoor.standard.calendar.Limit;

/**
 * 主题: a kind of project as its steward publishes it: what is asked when one is registered, and which items it takes in which stage.
 *
 * @param version counted from 1 in the order of publishing; 0 for a file that is not published
 * @param workingDays 总时限: how many working days the authorities may hold the project altogether
 * @param when which projects it is for, by what they are registered with; null for any
 * @param facts 项目登记: what is asked once, and what conditions may speak of
 * @param stages all four, in their order
 * @param opinions 征求意见: how another department's word is asked for
 */
record Theme(
        String id,
        int version,
        LocalDate effective,
        Text name,
        Text summary,
        ProjectType type,
        @Nullable Rule when,
        int workingDays,
        List<Item.Page> facts,
        List<Stage> stages,
        Asking opinions) {

    /**
     * 一个阶段.
     *
     * @param lead 牵头部门: id of the department that answers for the stage
     * @param workingDays how many working days the authorities may hold it
     */
    record Stage(Phase phase, Text name, String lead, int workingDays, List<Member> items, List<Line> lines) {

        Optional<Member> member(String item) {
            return items.stream().filter(one -> one.item().equals(item)).findFirst();
        }

        Optional<Line> line(String code) {
            return lines.stream().filter(one -> one.code().equals(code)).findFirst();
        }
    }

    /**
     * 一个事项.
     *
     * @param when for which projects it is needed; null for all
     * @param optional 可选: the owner may leave it out
     * @param filing 备案: it is recorded, not approved, and is never called so
     * @param promised 承诺时限 within the stage; null for the item's own
     * @param after ids of items of the stage that come first although nothing that they give out is needed
     */
    record Member(
            String item,
            @Nullable Rule when,
            boolean optional,
            boolean filing,
            @Nullable Limit promised,
            List<String> after) {}

    /**
     * 辅线: items that their departments handle as one matter.
     *
     * @param code of the code set {@code project-line}: 51, 52, 53, 54C, 54Y
     * @param items those it joins; of a material, those that ask for it
     * @param material 一次测绘: what is made once and used by all of them; null where they are joined otherwise
     * @param together 联合验收: one visit on one day and one opinion
     * @param papersOnly those of its items for which nobody has to go there
     */
    record Line(
            String code,
            String lead,
            List<String> items,
            @Nullable String material,
            boolean together,
            List<String> papersOnly) {

        /** Whether an item is decided only after the one visit. */
        boolean visits(String item) {
            return together && items.contains(item) && !papersOnly.contains(item);
        }
    }

    /**
     * How another department's word is asked for.
     *
     * @param workingDays by when it has to answer
     * @param silence 超期默许: whether its silence is agreement
     */
    record Asking(int workingDays, boolean silence) {}

    /** Whether projects of these facts are of this kind. */
    boolean takes(Facts facts, LocalDate on) {
        return when == null || when.evaluate(facts, on) instanceof Answer.Met;
    }

    /** Whether they may be, as far as is known. */
    boolean mayTake(Facts facts, LocalDate on) {
        return when == null || !(when.evaluate(facts, on) instanceof Answer.NotMet);
    }

    Stage stage(Phase phase) {
        return stages.stream()
                .filter(stage -> stage.phase() == phase)
                .findFirst()
                .orElseThrow();
    }

    /** The fields that are asked when a project is registered. */
    List<Item.Part> asked() {
        List<Item.Part> all = new ArrayList<>();
        facts.forEach(page -> all.addAll(page.parts()));
        return List.copyOf(all);
    }

    /** Ids of the departments that lead something of it. */
    Set<String> leads() {
        Set<String> leads = new LinkedHashSet<>();
        for (Stage stage : stages) {
            leads.add(stage.lead());
            stage.lines().forEach(line -> leads.add(line.lead()));
        }
        return leads;
    }

    /** How an item stands to one project. */
    enum Need {
        /** 必办. */
        REQUIRED("required"),
        /** 可选: the owner chooses. */
        CHOSEN("chosen"),
        /** 不涉及. */
        NONE("none");

        private final String code;

        Need(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }

        static Need of(String code) {
            return Arrays.stream(values())
                    .filter(need -> need.code.equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no need " + code));
        }
    }

    /**
     * Whether a project needs an item.
     *
     * @param on the day on which conditions are looked at
     */
    static Need need(Member member, Facts facts, LocalDate on) {
        Rule when = member.when();
        if (when == null) {
            return member.optional() ? Need.CHOSEN : Need.REQUIRED;
        }
        return switch (when.evaluate(facts, on)) {
            case Answer.Met _ -> member.optional() ? Need.CHOSEN : Need.REQUIRED;
            case Answer.NotMet _ -> Need.NONE;
            // what is not known yet is for the owner to say, who knows
            case Answer.Unknown _, Answer.NeedsHuman _ -> Need.CHOSEN;
        };
    }

    /** The name under which drafts and applications of a stage know it. */
    String bundleId(Phase phase) {
        return id + "." + phase.code();
    }

    /** A stage in the shape of one application for several items. */
    Bundle bundle(Stage stage) {
        return new Bundle(
                bundleId(stage.phase()),
                version,
                effective,
                new Text(
                        name.zh() + " · " + stage.name().zh(),
                        name.en() + ": " + stage.name().en()),
                summary,
                List.of(),
                List.of(),
                stage.lead(),
                stage.items().stream()
                        .map(member -> new Bundle.Member(
                                member.item(), Bundle.Choice.OFFERED, member.promised(), member.after()))
                        .toList(),
                null,
                List.of(),
                List.of(),
                true);
    }
}
