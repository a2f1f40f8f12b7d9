package org.onedoor.casework.life;

import org.onedoor.catalog.Item;
import org.onedoor.shared.Text;

/** 依据: why a case's clock started, stood still or stopped, where the item names no ground of its own. */
public final class Grounds {

    public static final Text ACCEPTANCE =
            new Text("行政许可法 第三十二条、第四十二条", "Administrative Licensing Law, arts. 32 and 42");
    public static final Text SILENCE = Item.ARTICLE_32.ground();
    /** What binds an item that is no permit where it names no law. */
    public static final Text GUIDE = new Text("本事项办事指南公布的办理规定", "The rules published in this item's guide");

    public static final Text PLEDGE = new Text("容缺受理承诺书", "The applicant's pledge");
    public static final Text HEARING = new Text(
            "行政许可法 第四十七条：被告知听证权利之日起五日内提出", "Administrative Licensing Law, art. 47: asked for within five days");
    public static final Text OVER = new Text("办结", "The case is over");

    /** 受理: why the clock starts. */
    static Text acceptance(Item item) {
        Text own = item.limits().ground();
        return item.permit() ? ACCEPTANCE : own == null ? GUIDE : own;
    }

    private Grounds() {}
}
