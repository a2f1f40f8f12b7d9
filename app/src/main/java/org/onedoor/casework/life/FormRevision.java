package org.onedoor.casework.life;

import tools.jackson.databind.node.ObjectNode;

/**
 * 申请表的一版: the answers as they were handed in, and again as each correction changed them.
 *
 * @param revision 1 is what was submitted
 * @param provenance element → {@code {department, asOf}} for what was not typed
 */
public record FormRevision(int revision, ObjectNode answers, ObjectNode provenance) {}
