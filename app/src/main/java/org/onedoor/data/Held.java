package org.onedoor.data;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * 已归集的数据: the value that a register holds for one data element of one party.
 *
 * @param record the row's id, for disputes and lineage
 * @param value by the element's type: text, codes and days (ISO 8601) as strings, numbers and 分 as numbers, yes and no as
 *     booleans
 * @param department id of the department whose register it is from (数源)
 * @param asOf when it was true there
 * @param disputed whether the party says that it is wrong; such a value is shown but not taken for proven
 */
public record Held(UUID record, JsonNode value, String department, Instant asOf, boolean disputed) {}
