package org.onedoor.data;

import java.util.Map;
import java.util.UUID;
import org.onedoor.notice.Notices;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Text;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.Department;
import org.onedoor.standard.Standard;
import org.onedoor.standard.Standards;
import org.springframework.stereotype.Component;

/** 异议答复通知: tells a party what came of a dispute, as part of the transaction that answers it. */
@Component
class AnswerNotices {

    private final Notices notices;
    private final Standards standards;

    AnswerNotices(Notices notices, Standards standards) {
        this.notices = notices;
        this.standards = standards;
    }

    /** @param template which of the {@code dispute-…} messages */
    void tell(Actor by, UUID party, String template, String element, String source) {
        Standard standard = standards.current();
        Text what = standard.element(element).map(DataElement::name).orElseGet(() -> new Text(element, element));
        Text who = standard.department(source).map(Department::name).orElseGet(() -> new Text(source, source));
        notices.tell(by, party, template, Map.of("element", what, "department", who), "/me/data");
    }
}
