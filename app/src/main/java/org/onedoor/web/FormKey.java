package org.onedoor.web;

import java.util.UUID;

/**
 * 幂等键: the key that came with a post, the form's hidden {@code key} or the API's {@code Idempotency-Key} header. A
 * controller that changes something takes it as an argument; a post without one is refused.
 */
public record FormKey(UUID value) {}
