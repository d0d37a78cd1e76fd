package hub.security;

import java.nio.file.Path;
import java.security.MessageDigest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The key that is there before any other: from {@code HUB_ADMIN_KEY}, else written to the data folder. */
@Component
class AdminKey {

    private static final Logger LOG = LoggerFactory.getLogger(AdminKey.class);

    private final byte[] hash;

    AdminKey(@Value("${hub.admin-key:}") String given, @Value("${hub.data-dir:./data}") Path dataFolder) {
        hash = KeyText.hash(given.isBlank() ? written(dataFolder) : given.strip());
    }

    boolean is(String text) {
        return MessageDigest.isEqual(hash, KeyText.hash(text));
    }

    private static String written(Path dataFolder) {
        KeyFile file = new KeyFile(dataFolder.resolve("admin.key"));
        String key = file.readOrCreate(() -> KeyText.fresh().text());
        LOG.info("admin key: {}", file.path());
        return key;
    }
}
