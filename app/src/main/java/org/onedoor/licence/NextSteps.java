package org.onedoor.licence;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onedoor.shared.Text;

/** 可办的后续事项: what may be asked for a licence now; the room itself knows no items. */
public interface NextSteps {

    /** @param path the page where it begins */
    record Step(Text name, String path) {}

    /** For each licence by its id; nothing for one for which nothing may be asked. */
    Map<UUID, List<Step>> of(List<Licence> licences);
}
