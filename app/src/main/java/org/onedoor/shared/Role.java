package org.onedoor.shared;

/** 角色: in which capacity an actor acts. One account may hold several; an actor acts in exactly one. */
public enum Role {
    /** Nobody signed in. */
    VISITOR,
    /** 申请人: a person, or somebody acting for a firm or a family member. */
    APPLICANT,
    /** 窗口人员: takes cases in at a counter for the departments that authorised the hall. */
    CLERK,
    /** 审批人员: accepts, reviews and decides for one department in one region. */
    REVIEWER,
    /** 部门负责人: sees one department's cases in one region, and grants what the law leaves to the organ's head. */
    HEAD,
    /** 管理者: reads the figures of a region. */
    MANAGER,
    /** 事项管理员: writes and checks items and standards; sees no case. */
    STEWARD,
    /** 系统管理员: manages staff, departments and roles; sees no case. */
    ADMINISTRATOR,
    /** The program itself. */
    SYSTEM;

    public String code() {
        return switch (this) {
            case VISITOR -> "visitor";
            case APPLICANT -> "applicant";
            case CLERK -> "clerk";
            case REVIEWER -> "reviewer";
            case HEAD -> "head";
            case MANAGER -> "manager";
            case STEWARD -> "steward";
            case ADMINISTRATOR -> "administrator";
            case SYSTEM -> "system";
        };
    }

    public static Role of(String code) {
        for (Role role : values()) {
            if (role.code().equals(code)) {
                return role;
            }
        }
        throw new IllegalArgumentException("no role " + code);
    }
}
