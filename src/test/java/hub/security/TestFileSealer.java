package hub.security;

import java.util.Base64;

/** Seals files under a master key of its own; for tests outside this package. */
public final class TestFileSealer {

    private TestFileSealer() {}

    public static FileSealer ofItsOwn() {
        return new FileSealer(MasterKeys.parse(Base64.getEncoder().encodeToString(SealKey.random())));
    }
}
