package org.onedoor.licence;

import org.onedoor.shared.Text;

/**
 * 证照类型, as the definition kind {@code licence-type} has it.
 *
 * @param code 21 characters: the defining authority's credit code and its serial of three
 * @param name for lists and searches: 食品经营许可证
 * @param title printed large on the face; often the name
 */
public record LicenceType(String code, Text name, Text title) {}
