/** 条件转 SQL: a condition as boolean expressions of PostgreSQL, for facts that stand in a table. Sends nothing itself. */
@NamedInterface("sql")
@NullMarked
package org.onedoor.rules.sql;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
