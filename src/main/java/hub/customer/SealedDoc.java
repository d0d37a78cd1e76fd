package hub.customer;

import java.time.Instant;

/**
 * A customer's document as it lies in the database.
 *
 * @param mark blind index of the sighting it was last renewed by: tells whether another shows the same, without opening
 */
record SealedDoc(byte[] wrappedKey, byte[] sealed, byte[] mark, Instant seenAt) {}
