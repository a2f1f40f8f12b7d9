/**
 * 交换: definitions that leave and come in: items as CPSV-AP, as the national field tables, as a workbook and as our own YAML;
 * standards as tables. What comes in is looked at first, line by line, and becomes drafts in the workshop; nothing is published
 * here, and no code of another's list is taken for ours without being told which one it is.
 */
@ApplicationModule(allowedDependencies = {"shared", "journal", "web", "definition", "standard", "studio"})
@NullMarked
package org.onedoor.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
