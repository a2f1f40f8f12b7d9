/**
 * 资源目录·归集·共享·质量: what the departments' registers hold about a person or firm, one source for each data element
 * (一数一源), so that nobody is asked for what is known (行政许可法 31, 国发〔2016〕51号). Every value carries its source and
 * time, every reading its purpose, and the person may say that it is wrong. Rooms above read; imports write.
 */
@ApplicationModule(allowedDependencies = {"shared", "journal", "definition", "standard", "identity", "notice", "web"})
@NullMarked
package org.onedoor.data;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
