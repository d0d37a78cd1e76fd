package hub.exchange;

import java.util.UUID;

/**
 * A file as it was taken, sealed on disk.
 *
 * @param bytes before sealing
 * @param sha256 of those bytes, lower-case hex
 * @param encoding null where it is no text
 * @param fault why it can never be read; null where it may be
 * @param key sealed by the master key
 */
record StoredFile(UUID id, long bytes, String sha256, String encoding, FileFailed fault, byte[] key) {}
