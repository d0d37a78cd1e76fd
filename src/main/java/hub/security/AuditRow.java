package hub.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;

/** One row of the audit log. {@code hash} covers all else in it, {@code prevHash} included. */
public record AuditRow(long seq, Instant at, AuditEntry entry, String prevHash, String hash) {

    static AuditRow next(long seq, Instant at, AuditEntry entry, String prevHash) {
        return new AuditRow(seq, at, entry, prevHash, hash(seq, at, entry, prevHash));
    }

    static AuditRow read(ResultSet row, int i) throws SQLException {
        AuditEntry entry = new AuditEntry(
                row.getString("actor"),
                row.getString("origin"),
                row.getString("action"),
                row.getString("object"),
                row.getString("before"),
                row.getString("after"));
        return new AuditRow(
                row.getLong("seq"),
                row.getTimestamp("at").toInstant(),
                entry,
                row.getString("prev_hash"),
                row.getString("hash"));
    }

    boolean untouched() {
        return hash.equals(hash(seq, at, entry, prevHash));
    }

    private static String hash(long seq, Instant at, AuditEntry entry, String prevHash) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, Long.toString(seq), at.toString(), entry.actor(), entry.origin(), entry.action());
            add(digest, entry.object(), entry.before(), entry.after(), prevHash);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /** With its length before it, no two lists of texts look alike. */
    private static void add(MessageDigest digest, String... texts) {
        for (String text : texts) {
            digest.update((text == null ? "-" : text.length() + ":" + text).getBytes(UTF_8));
        }
    }
}
