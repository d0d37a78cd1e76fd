package hub.sandbox;

/**
 * A shop's secrets: follow from its name, so that an account can be connected without asking, and differ from those of
 * every other shop.
 */
record SandboxSecrets(String begin, String account) {

    String signing() {
        return begin + "-sign-" + account;
    }

    String token() {
        return begin + "-token-" + account;
    }

    String key() {
        return "ck_" + begin + "-" + account;
    }

    String keySecret() {
        return "cs_" + begin + "-" + account;
    }
}
