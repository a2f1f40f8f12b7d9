package org.onedoor.identity;

import java.util.UUID;

/**
 * 账号: one person's way in.
 *
 * @param login what the person types, in lower case
 * @param party the person whose account it is
 * @param active whether one may sign in with it
 */
public record Account(UUID id, String login, UUID party, boolean active) {}
