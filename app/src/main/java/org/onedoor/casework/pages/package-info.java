/** 办件页面: what applicants, counter and desk see of drafts and cases. */
@NamedInterface("pages")
@NullMarked
package org.onedoor.casework.pages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
