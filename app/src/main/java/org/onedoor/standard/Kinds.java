package org.onedoor.standard;

import java.util.List;

/** The kinds of documents this room owns. */
final class Kinds {

    static final String REGION = "region";
    static final String DEPARTMENT = "department";
    static final String CODE_SET = "code-set";
    static final String ELEMENT = "element";
    static final String MATERIAL_TYPE = "material-type";
    static final String LICENCE_TYPE = "licence-type";
    static final String CALENDAR = "calendar";
    static final String OVERLAY = "overlay";
    static final String OFFICE_HOURS = "office-hours";

    static final String EMERGENCY = "emergency";

    static final List<String> ALL = List.of(
            REGION,
            DEPARTMENT,
            CODE_SET,
            ELEMENT,
            MATERIAL_TYPE,
            LICENCE_TYPE,
            CALENDAR,
            OVERLAY,
            OFFICE_HOURS,
            EMERGENCY);

    private Kinds() {}
}
