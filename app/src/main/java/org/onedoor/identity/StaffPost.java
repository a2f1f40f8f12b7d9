package org.onedoor.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Role;
import org.onedoor.shared.Text;

/**
 * 岗位: one capacity in which an account serves; an account may hold several and acts in one at a time.
 *
 * @param role clerk, reviewer, manager or administrator
 * @param department the department's code; a reviewer always has one
 * @param region the six-digit region it serves
 * @param title what the post is called
 */
public record StaffPost(
        UUID id, UUID account, Role role, @Nullable String department, String region, Text title, Instant since) {}
