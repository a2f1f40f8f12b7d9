package org.onedoor.catalog.search;

import org.onedoor.shared.Text;

/**
 * An item found.
 *
 * @param why which words led to it, most telling first
 * @param score higher is better; comparable within one answer only
 */
public record Hit(String item, Text why, float score) {}
