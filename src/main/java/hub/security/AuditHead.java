package hub.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How long the audit log is and how it ends, under a MAC that only the hub can make: a cut tail shows. */
record AuditHead(long seq, String hash, String mac) {

    static final String START = "0".repeat(64);

    static AuditHead at(long seq, String hash, byte[] key) {
        return new AuditHead(seq, hash, mac(seq, hash, key));
    }

    static AuditHead read(ResultSet row, int i) throws SQLException {
        return new AuditHead(row.getLong("seq"), row.getString("hash"), row.getString("mac"));
    }

    boolean genuine(byte[] key) {
        return MessageDigest.isEqual(mac.getBytes(UTF_8), mac(seq, hash, key).getBytes(UTF_8));
    }

    private static String mac(long seq, String hash, byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal((seq + ":" + hash).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA256", e);
        }
    }
}
