package org.onedoor.catalog;

import java.util.List;

/** 一件事: what people find beside single items. Made by the part that joins items, which this room does not know. */
public interface OneThings {

    /** All in force, each in the shape of an item. */
    List<Item> inForce();

    /** Where one begins. */
    static String path(String id) {
        return "/bundles/" + id;
    }
}
