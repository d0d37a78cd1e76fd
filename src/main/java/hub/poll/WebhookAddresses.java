package hub.poll;

import hub.channel.Account;
import hub.outbound.OutboundSettings;
import hub.settings.HubSettings;
import java.net.URI;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where platforms are told to send to: the hub's public address, if it has one that they can call. */
@Component
class WebhookAddresses {

    private final HubSettings settings;
    private final OutboundSettings outbound;
    private final Environment environment;

    WebhookAddresses(HubSettings settings, OutboundSettings outbound, Environment environment) {
        this.settings = settings;
        this.outbound = outbound;
        this.environment = environment;
    }

    /** Null where nothing can be subscribed to. */
    String of(Account account) {
        return why() == null ? hub() + "/webhooks/" + account.connector() + "/" + account.id() : null;
    }

    /** Why there is no address; null when there is one. */
    String why() {
        String hub = settings.publicUrl() == null ? "" : settings.publicUrl();
        boolean callable = outbound.allowPrivate() ? hub.matches("https?://.+") : hub.matches("https://.+");
        boolean elsewhere = outbound.allowPrivate() || !hub.matches("https://(localhost|127\\.|\\[::1]).*");
        return callable && elsewhere
                ? null
                : "HUB_PUBLIC_URL: " + shown(hub) + " (expected: an https address that platforms can call)";
    }

    private static String shown(String hub) {
        return hub.isBlank() ? "not set" : hub;
    }

    /** A hub that was told to take any free port knows it only once it runs. */
    private String hub() {
        URI hub = URI.create(settings.publicUrl());
        String port = environment.getProperty("local.server.port", "");
        return hub.getPort() == 0 ? settings.publicUrl().replaceFirst(":0(?=/|$)", ":" + port) : settings.publicUrl();
    }
}
