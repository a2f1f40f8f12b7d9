/**
 * 移送处罚: cases granted on a pledge that was false or not kept, as they were handed to whoever punishes; the head's list and
 * its export. Part of the room {@code casework}; when a case may be referred stands with its life.
 */
@NullMarked
package org.onedoor.casework.referral;

import org.jspecify.annotations.NullMarked;
