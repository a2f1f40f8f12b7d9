/**
 * 一件事联办: one application for several items: under one number, each member a case of its own at its department, begun when what it
 * needs is there; what fails stops what waits for it and nothing else.
 */
@NamedInterface("joint")
@NullMarked
package org.onedoor.casework.joint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
