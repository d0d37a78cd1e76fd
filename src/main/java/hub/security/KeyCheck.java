package hub.security;

import hub.settings.WrongSettings;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Secrets of this database, wrapped by the master key. Opening them at the start tells a wrong master key at once. */
class KeyCheck {

    private final JdbcClient jdbc;
    private final MasterKeys master;

    /** @throws IllegalStateException when the master key is not the one this database was sealed with */
    KeyCheck(JdbcClient jdbc, MasterKeys master) {
        this.jdbc = jdbc;
        this.master = master;
        secret("check");
    }

    /** A random secret of that name, the same on every instance and under every later master key. */
    byte[] secret(String name) {
        byte[] wrapped = stored(name).orElseGet(() -> create(name));
        try {
            byte[] secret = master.open(wrapped, purpose(name));
            if (!master.sealedByFirst(wrapped)) store(name, secret);
            return secret;
        } catch (CannotOpen wrongKey) {
            throw new WrongSettings(
                    "HUB_MASTER_KEY: does not open this database (expected: the key it was sealed with): "
                            + wrongKey.getMessage(),
                    wrongKey);
        }
    }

    private byte[] create(String name) {
        jdbc.sql("insert into key_check (name, wrapped) values (?, ?) on conflict do nothing")
                .params(name, master.seal(SealKey.random(), purpose(name)))
                .update();
        return stored(name).orElseThrow();
    }

    private void store(String name, byte[] secret) {
        jdbc.sql("update key_check set wrapped = ? where name = ?")
                .params(master.seal(secret, purpose(name)), name)
                .update();
    }

    private Optional<byte[]> stored(String name) {
        return jdbc.sql("select wrapped from key_check where name = ?")
                .param(name)
                .query((row, i) -> row.getBytes(1))
                .optional();
    }

    private static String purpose(String name) {
        return "key_check:" + name;
    }
}
