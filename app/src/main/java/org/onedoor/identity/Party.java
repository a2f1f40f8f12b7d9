package org.onedoor.identity;

import java.util.UUID;

/** 主体: a person or a firm that has rights and duties here, and in whose name somebody acts. */
public sealed interface Party permits Person, Firm {

    UUID id();

    /** The full name; personal for a person. */
    String name();

    /** 来源: the register that the facts were taken from, as {@code population-register}. */
    String source();

    /** The word that tables and the API carry: {@code person} or {@code firm}. */
    default String kind() {
        return switch (this) {
            case Person _ -> "person";
            case Firm _ -> "firm";
        };
    }
}
