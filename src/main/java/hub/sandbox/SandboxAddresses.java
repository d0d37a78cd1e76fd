package hub.sandbox;

import org.springframework.core.env.Environment;

/** Where shops and hub find each other: always on this machine. */
final class SandboxAddresses {

    private final SandboxSettings settings;
    private final Environment environment;

    SandboxAddresses(SandboxSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    ShopAddress of(String platform, String account) {
        return new ShopAddress(
                hub() + "/sandbox/" + platform + "/" + account, hub() + "/webhooks/" + platform + "/" + account);
    }

    String secret() {
        return settings.secret();
    }

    /** A hub that was told to take any free port knows it only once it runs. */
    private String hub() {
        String port = environment.getProperty("local.server.port", "");
        String hub = settings.hub().replaceAll("/+$", "");
        return hub.endsWith(":0") ? hub.substring(0, hub.length() - 1) + port : hub;
    }
}
