package org.onedoor.casework.life;

import org.onedoor.shared.Text;

/** 依据: why a case's clock started, stood still or stopped, where the item names no ground of its own. */
public final class Grounds {

    public static final Text ACCEPTANCE =
            new Text("行政许可法 第三十二条、第四十二条", "Administrative Licensing Law, arts. 32 and 42");
    public static final Text SILENCE = new Text(
            "行政许可法 第三十二条：逾期不告知，自收到申请材料之日起即为受理", "Administrative Licensing Law, art. 32: silence is acceptance");
    public static final Text PLEDGE = new Text("容缺受理承诺书", "The applicant's pledge");
    public static final Text HEARING = new Text(
            "行政许可法 第四十七条：被告知听证权利之日起五日内提出", "Administrative Licensing Law, art. 47: asked for within five days");
    public static final Text OVER = new Text("办结", "The case is over");

    private Grounds() {}
}
