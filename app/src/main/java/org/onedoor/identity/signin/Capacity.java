package org.onedoor.identity.signin;

import java.util.UUID;
import org.onedoor.identity.StaffPost;
import org.onedoor.shared.Role;

/** 办事身份: as what somebody who is signed in acts. */
public sealed interface Capacity {

    /** 本人: for oneself. */
    record Myself(UUID party, String name) implements Capacity {}

    /** 代企业: for a firm that one represents or is an agent of. */
    record ForFirm(UUID party, String name) implements Capacity {}

    /** 代家人: for a member of the family who consented. */
    record ForFamily(UUID party, String name) implements Capacity {}

    /** 岗位: as a member of staff in a post. */
    record InPost(StaffPost post) implements Capacity {}

    /** The role that one then acts in. */
    default Role role() {
        return switch (this) {
            case InPost in -> in.post().role();
            case Myself _, ForFirm _, ForFamily _ -> Role.APPLICANT;
        };
    }

    /** How a form names it. */
    default String key() {
        return switch (this) {
            case Myself myself -> "party:" + myself.party();
            case ForFirm firm -> "party:" + firm.party();
            case ForFamily family -> "party:" + family.party();
            case InPost in -> "post:" + in.post().id();
        };
    }
}
