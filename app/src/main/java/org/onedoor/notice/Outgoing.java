package org.onedoor.notice;

import java.util.UUID;

/**
 * What goes out, once.
 *
 * @param id the same at every try, so that a receiver can drop what came twice
 * @param address an e-mail address or a telephone number
 * @param subject of an e-mail; an SMS has none
 */
record Outgoing(UUID id, String address, String subject, String text) {}
