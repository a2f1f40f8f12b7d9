/** 办件接口: drafts, cases and the desk's work for programs, under {@code /api/v1}. */
@NullMarked
package org.onedoor.casework.api;

import org.jspecify.annotations.NullMarked;
