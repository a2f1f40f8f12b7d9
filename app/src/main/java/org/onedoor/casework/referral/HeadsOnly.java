package org.onedoor.casework.referral;

import org.onedoor.shared.Refusal;

/** The list of what was referred is the head's of a department; for anybody else there is none. */
record HeadsOnly() implements Refusal {

    @Override
    public String code() {
        return "casework.no-such-case";
    }

    @Override
    public Kind kind() {
        return Kind.NOT_FOUND;
    }
}
