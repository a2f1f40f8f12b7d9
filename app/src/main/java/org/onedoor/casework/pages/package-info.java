/** 办件页面: what applicants, counter and desk see of drafts and cases. */
@NullMarked
package org.onedoor.casework.pages;

import org.jspecify.annotations.NullMarked;
