package hub.mapping;

import java.time.Instant;

/**
 * One recorded content of a mapping.
 *
 * @param number grows with every publication of any mapping
 * @param hash SHA-256 of the mapping and all it imports, lower-case hex
 * @param source the mapping's own text
 * @param origin {@code built-in}, {@code overlay} or {@code console}
 * @param publishedBy who, null for files
 * @param reason why, null for files
 * @param active whether it is the one in force
 */
public record Publication(
        long number,
        String platform,
        String name,
        String hash,
        String source,
        String origin,
        Instant publishedAt,
        String publishedBy,
        String reason,
        boolean active) {}
