package org.onedoor.project;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Text;

/**
 * 项目全景: the whole project on one page: its stages and items, who has what, what holds it up, days used and left.
 *
 * @param owner the name of the firm whose it is
 * @param used working days on which an authority had something of it, each once
 * @param holds what is under way now, what is due last first
 */
record Picture(
        Course course,
        String owner,
        List<StageView> stages,
        List<Hold> holds,
        int used,
        List<JointCheck> checks,
        List<Consultation> opinions,
        List<FactsChange> changes,
        LocalDate today) {

    /** What an item of the theme is called; its id where nobody knows it. */
    Text name(String item) {
        return stages.stream()
                .flatMap(stage -> stage.rows().stream())
                .filter(row -> row.member().item().equals(item))
                .map(Row::name)
                .findFirst()
                .orElseGet(() -> new Text(item, item));
    }

    Project project() {
        return course.project();
    }

    Theme theme() {
        return course.theme();
    }

    /** 剩余: below zero where more was used than there was. */
    int left() {
        return theme().workingDays() - used;
    }

    /** How far a stage is. */
    enum Status {
        /** 未到: another stage comes first. */
        LATER("later"),
        /** 可以申报. */
        READY("ready"),
        /** 填报中. */
        FILLING("filling"),
        /** 办理中. */
        UNDERWAY("underway"),
        /** 办完. */
        DONE("done"),
        /** 不涉及: this project needs nothing of it. */
        NONE("none");

        private final String code;

        Status(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /**
     * One stage.
     *
     * @param used working days on which an authority had something of it
     * @param draft what is being filled in for it; null where nothing is
     * @param applicable whether something of it can be applied for now
     */
    record StageView(
            Theme.Stage stage,
            Status status,
            int used,
            List<Row> rows,
            @Nullable UUID draft,
            boolean applicable) {

        int left() {
            return stage.workingDays() - used;
        }
    }

    /**
     * One item of a stage.
     *
     * @param department whose it is; null for an item that is in force no more
     * @param part its newest application; null before there is one
     * @param used working days on which its department had it
     */
    record Row(
            Theme.Member member,
            Text name,
            @Nullable String department,
            Theme.Need need,
            Course.@Nullable Part part,
            int used) {}

    /** Who has something. */
    enum Holder {
        /** 部门. */
        AUTHORITY("authority"),
        /** 业主. */
        OWNER("owner"),
        /** 特别程序: the clock stands still. */
        STOPPED("stopped"),
        /** 等前一件. */
        TURN("turn");

        private final String code;

        Holder(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /**
     * One thing that somebody has.
     *
     * @param department who has it; null for the owner
     * @param step what is to be done; null where it only waits
     * @param due by when; null where there is no day
     * @param last whether of all that authorities have it is due last, so that it decides when the project goes on
     */
    record Hold(
            Text item,
            Holder holder,
            @Nullable String department,
            @Nullable String step,
            @Nullable Text review,
            @Nullable LocalDate due,
            boolean last) {}
}
