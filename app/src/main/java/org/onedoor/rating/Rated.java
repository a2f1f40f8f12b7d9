package org.onedoor.rating;

import java.util.UUID;

/**
 * What rating answers, kept under the command's key.
 *
 * @param number 1 for the rating, 2 for the follow-up
 */
record Rated(UUID rating, int number) {}
