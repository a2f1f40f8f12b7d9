package org.onedoor.catalog.compose;

import java.util.List;
import org.onedoor.shared.Text;

/** Why items cannot become one thing. */
public sealed interface Clash {

    /** What is wrong. */
    Text what();

    /** What to do about it. */
    Text mend();

    /** Fewer than two items, or the same one twice. */
    record NotSeveral(List<String> items) implements Clash {
        @Override
        public Text what() {
            return new Text(
                    "“一件事”要由两个以上不同的事项组成，这里是：" + named(items),
                    "a package joins two or more different items, here are: " + named(items));
        }

        @Override
        public Text mend() {
            return new Text("写上别的事项，每个只写一次", "name other items, each of them once");
        }
    }

    /**
     * 互为前提: each waits for the result of the one before it, in a circle.
     *
     * @param circle the items, the first again at the end
     * @param grounds why each waits for the one before it, one fewer
     */
    record Circle(List<String> circle, List<Text> grounds) implements Clash {
        @Override
        public Text what() {
            StringBuilder zh = new StringBuilder("互相等对方的结果，谁也开始不了：");
            StringBuilder en = new StringBuilder("each waits for the result of another, so none can begin: ");
            for (int i = 0; i < grounds.size(); i++) {
                zh.append(i == 0 ? "" : "；")
                        .append(circle.get(i + 1))
                        .append(" 要等 ")
                        .append(circle.get(i));
                zh.append("（").append(grounds.get(i).zh()).append("）");
                en.append(i == 0 ? "" : "; ")
                        .append(circle.get(i + 1))
                        .append(" waits for ")
                        .append(circle.get(i));
                en.append(" (").append(grounds.get(i).en()).append(")");
            }
            return new Text(zh.toString(), en.toString());
        }

        @Override
        public Text mend() {
            return new Text(
                    "在其中一个事项里去掉这份材料，或者把它写成 optional", "in one of them remove the material, or make it optional");
        }
    }

    /** 同名不同义: two items mean different things by one name. */
    record Meanings(String name, String one, Text oneMeans, String other, Text otherMeans) implements Clash {
        @Override
        public Text what() {
            return new Text(
                    name + " 在 " + one + " 里是" + oneMeans.zh() + "，在 " + other + " 里是" + otherMeans.zh(),
                    name + " is " + oneMeans.en() + " in " + one + " and " + otherMeans.en() + " in " + other);
        }

        @Override
        public Text mend() {
            return new Text(
                    "改用同一个数据元、同样的多行表单，或者换一个名字", "use the same element or group in both, or give one another name");
        }
    }

    /** No place where all of them are handled. */
    record NoCommonRegion(List<String> items) implements Clash {
        @Override
        public Text what() {
            return new Text(
                    "没有一个地方同时办理这几件：" + named(items), "there is no place that handles all of these: " + named(items));
        }

        @Override
        public Text mend() {
            return new Text("对照各事项的 regions", "compare the regions of the items");
        }
    }

    private static String named(List<String> items) {
        return items.isEmpty() ? "—" : String.join(", ", items);
    }
}
