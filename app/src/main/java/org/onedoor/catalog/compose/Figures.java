package org.onedoor.catalog.compose;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onedoor.catalog.Item;
import org.onedoor.shared.Money;

/**
 * 办成要多少: what it takes the applicant to get everything, in the widest situation (whatever any condition may ask is counted).
 *
 * @param fields 填报项: things asked, a row's fields counted once
 * @param materials 材料: kinds to be handed in or shown; what is made from the answers is not counted
 * @param steps 环节: what the applicant does: each filing, each payment, each collection of results
 * @param days 时间: by what is promised
 * @param visits 跑动次数
 * @param fee 费用, at most
 */
public record Figures(int fields, int materials, int steps, Span days, int visits, Money fee) {

    /** 分头办: one item after the other, each by itself. */
    static Figures apart(List<Source> sources) {
        int fields = 0;
        int materials = 0;
        int steps = 0;
        int visits = 0;
        Span days = Span.SAME_DAY;
        Money fee = Money.ZERO;
        for (Source source : sources) {
            Item item = source.item();
            fields += item.asked().size() + inGroups(item);
            materials += (int) item.materials().stream()
                    .filter(material -> material.from() != Item.Origin.FORM)
                    .count();
            steps += 1 + (paid(item) ? 1 : 0) + (givesOut(item) ? 1 : 0);
            visits += item.visits().count();
            days = days.then(Span.of(item.limits().promised()));
            fee = fee.plus(item.fee().most());
        }
        return new Figures(fields, materials, steps, days, visits, fee);
    }

    /** 一件事: all of it with one filing, one payment and one delivery, and one visit for all that is done at one place. */
    static Figures together(List<Source> sources, JointForm form, List<JointMaterial> materials, Course course) {
        Map<String, Integer> visits = new HashMap<>();
        Money fee = Money.ZERO;
        for (Source source : sources) {
            Item item = source.item();
            if (item.visits().count() > 0) {
                visits.merge(item.contact().address().zh(), item.visits().count(), Math::max);
            }
            fee = fee.plus(item.fee().most());
        }
        boolean paid = sources.stream().anyMatch(source -> paid(source.item()));
        boolean delivered = sources.stream().anyMatch(source -> givesOut(source.item()));
        return new Figures(
                form.fields(),
                (int) materials.stream().filter(JointMaterial::brought).count(),
                1 + (paid ? 1 : 0) + (delivered ? 1 : 0),
                course.total(),
                visits.values().stream().mapToInt(Integer::intValue).sum(),
                fee);
    }

    private static int inGroups(Item item) {
        return item.form().stream()
                .flatMap(page -> page.parts().stream())
                .mapToInt(part ->
                        part instanceof Item.Group group ? group.fields().size() : 0)
                .sum();
    }

    private static boolean paid(Item item) {
        return !item.fee().free();
    }

    private static boolean givesOut(Item item) {
        return item.result().kind() != Item.ResultKind.NONE;
    }
}
