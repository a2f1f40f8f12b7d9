package org.onedoor.casework.calendar;

import org.onedoor.definition.Document;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;
import org.onedoor.shared.Text;

/** 依据: what moved the days, in words, from the published document. */
final class Grounds {

    private Grounds() {}

    static Text of(Document document) {
        Fields fields = document.fields(new Mistakes());
        if (document.kind().equals("calendar")) {
            String notice = fields.string("notice");
            return new Text(notice, notice);
        }
        Text name = fields.text("name");
        Text ground = fields.text("ground");
        return new Text(name.zh() + "（" + ground.zh() + "）", name.en() + " (" + ground.en() + ")");
    }
}
