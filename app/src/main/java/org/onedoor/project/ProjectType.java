package org.onedoor.project;

/** 项目类型: how the state first deals with a project, and the two digits that its code says so with. */
enum ProjectType {
    /** 审批: the government's own money. */
    APPROVAL("approval", "01"),
    /** 核准: a firm's, on the list of those that need it. */
    RATIFICATION("ratification", "02"),
    /** 备案: any other of a firm's. It is recorded and never approved. */
    FILING("filing", "03");

    private final String code;
    private final String digits;

    ProjectType(String code, String digits) {
        this.code = code;
        this.digits = digits;
    }

    String code() {
        return code;
    }

    String digits() {
        return digits;
    }
}
