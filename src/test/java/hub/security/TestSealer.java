package hub.security;

import java.util.Base64;

/** Seals secrets under a master key of its own; for tests of stores outside this package. */
public final class TestSealer {

    private TestSealer() {}

    public static Sealer ofSecrets() {
        String key = Base64.getEncoder().encodeToString(SealKey.random());
        return new Sealer(MasterKeys.parse(key), null);
    }
}
