package org.onedoor.project;

import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * 项目变更: what a project was said to be and is said to be since.
 *
 * @param version the project's, that it made
 * @param before element → value, of what differs; what was not said is left out
 * @param needs how items stand to the project since, of those that stand to it otherwise than before
 */
record FactsChange(int version, Instant at, ObjectNode before, ObjectNode after, Map<String, Theme.Need> needs) {}
