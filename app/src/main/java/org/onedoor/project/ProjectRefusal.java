package org.onedoor.project;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Refusal;
import org.onedoor.shared.Text;

/** Why something is not done to a project. */
sealed interface ProjectRefusal extends Refusal {

    /** Names one after the other, in each language its own way. */
    static Text listed(Stream<Text> names) {
        List<Text> all = names.toList();
        return new Text(
                all.stream().map(Text::zh).collect(Collectors.joining("、")),
                all.stream().map(Text::en).collect(Collectors.joining(", ")));
    }

    /** A name in both languages, for the one placeholder of both messages. */
    private static Map<String, String> both(String name, Text text) {
        return Map.of(name, text.zh(), name + Refusal.ENGLISH, text.en());
    }

    /** There is no such project, or it is not the actor's to see. */
    record NoSuchProject() implements ProjectRefusal {
        @Override
        public String code() {
            return "project.no-such-project";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    /** There is no such kind of project in force. */
    record NoSuchTheme() implements ProjectRefusal {
        @Override
        public String code() {
            return "project.no-such-theme";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    /** What it is registered with makes it one of another kind. */
    record OtherKind(Text kinds) implements ProjectRefusal {
        @Override
        public String code() {
            return "project.other-kind";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public Map<String, String> values() {
            return both("kinds", kinds);
        }
    }

    /** 先踏勘后决定: the one visit has not taken place, and nobody decides alone before it. */
    record VisitFirst(Text lead, @Nullable LocalDate day) implements ProjectRefusal {
        @Override
        public String code() {
            return day == null ? "project.visit-first" : "project.visit-first-on";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Map<String, String> values() {
            Map<String, String> values = new HashMap<>(both("lead", lead));
            if (day != null) {
                values.put("day", day.toString());
            }
            return values;
        }
    }

    /** Somebody has said anew what the project is since what follows was shown. */
    record ChangedMeanwhile() implements ProjectRefusal {
        @Override
        public String code() {
            return "project.changed-meanwhile";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** 建设地点: where it is built is in its code, and says who handles it. */
    record AnotherPlace() implements ProjectRefusal {
        @Override
        public String code() {
            return "project.another-place";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** It is said to be what it was said to be before. */
    record NothingChanged() implements ProjectRefusal {
        @Override
        public String code() {
            return "project.nothing-changed";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** A project is a firm's; whoever acts for himself changes for whom he acts first. */
    record OnlyFirms() implements ProjectRefusal {
        @Override
        public String code() {
            return "project.only-firms";
        }

        @Override
        public Kind kind() {
            return Kind.FORBIDDEN;
        }
    }

    /** What was said of the project is not complete, or something in it is wrong. */
    record Incomplete(Text fields) implements ProjectRefusal {
        @Override
        public String code() {
            return "project.incomplete";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public Map<String, String> values() {
            return both("fields", fields);
        }
    }

    /** A month's serials of a region are used up. */
    record NoCodeLeft() implements ProjectRefusal {
        @Override
        public String code() {
            return "project.no-code-left";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** 前置: the stage before is not over. */
    record StageBefore(Text stage) implements ProjectRefusal {
        @Override
        public String code() {
            return "project.stage-before";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Map<String, String> values() {
            return both("stage", stage);
        }
    }

    /** All that the stage needs is done or under way. */
    record NothingToApplyFor() implements ProjectRefusal {
        @Override
        public String code() {
            return "project.nothing-to-apply-for";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** 牵头: only the department that leads it may do this. */
    record NotTheLead() implements ProjectRefusal {
        @Override
        public String code() {
            return "project.not-the-lead";
        }

        @Override
        public Kind kind() {
            return Kind.FORBIDDEN;
        }
    }

    /** There is nothing under way that could be looked at together. */
    record NoJointCheck() implements ProjectRefusal {
        @Override
        public String code() {
            return "project.no-joint-check";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** The day of a visit is no working day, lies in the past, or has come already. */
    record BadVisitDay() implements ProjectRefusal {
        @Override
        public String code() {
            return "project.bad-visit-day";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** 一次踏勘: it has taken place already, and there is one only. */
    record VisitedAlready() implements ProjectRefusal {
        @Override
        public String code() {
            return "project.visited-already";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** Nobody can have been there before its day. */
    record NotVisitedYet() implements ProjectRefusal {
        @Override
        public String code() {
            return "project.not-visited-yet";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** 同日到场: a department that has to judge was not there. */
    record SomebodyMissing(Text departments) implements ProjectRefusal {
        @Override
        public String code() {
            return "project.somebody-missing";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public Map<String, String> values() {
            return both("departments", departments);
        }
    }

    /** 一个意见: it comes when every department has decided. */
    record StillOpen(Text items) implements ProjectRefusal {
        @Override
        public String code() {
            return "project.still-open";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Map<String, String> values() {
            return both("items", items);
        }
    }

    /** The one opinion was given. */
    record ConcludedAlready() implements ProjectRefusal {
        @Override
        public String code() {
            return "project.concluded-already";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** Nothing was written, or more than there is room for. */
    record NoWords() implements ProjectRefusal {
        @Override
        public String code() {
            return "project.no-words";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** There is no such department, or it is the one that asks. */
    record NobodyToAsk() implements ProjectRefusal {
        @Override
        public String code() {
            return "project.nobody-to-ask";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** It was answered, or its last day is over and silence has answered. */
    record AnsweredAlready() implements ProjectRefusal {
        @Override
        public String code() {
            return "project.answered-already";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** No table of the exchange is called so. */
    record NoSuchTable() implements ProjectRefusal {
        @Override
        public String code() {
            return "project.no-such-table";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }
}
