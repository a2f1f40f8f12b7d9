/** 系统管理: an administrator's pages for staff, their posts, and what the halls may take in. */
@NullMarked
package org.onedoor.identity.administration;

import org.jspecify.annotations.NullMarked;
