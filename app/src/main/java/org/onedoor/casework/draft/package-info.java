/**
 * 申请草稿: what somebody is still filling in, prefilled and tailored to his situation, with its files; kept until it is
 * submitted or its time is over. Knows the law's values ({@code life}) and nothing of cases that were filed.
 */
@NamedInterface("draft")
@NullMarked
package org.onedoor.casework.draft;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
