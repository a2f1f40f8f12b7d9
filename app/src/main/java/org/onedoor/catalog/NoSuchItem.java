package org.onedoor.catalog;

import org.onedoor.shared.Refusal;

/** There is no such item in force. */
record NoSuchItem() implements Refusal {

    @Override
    public String code() {
        return "catalog.no-such-item";
    }

    @Override
    public Kind kind() {
        return Kind.NOT_FOUND;
    }
}
