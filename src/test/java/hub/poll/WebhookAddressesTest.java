package hub.poll;

import static org.assertj.core.api.Assertions.assertThat;

import hub.channel.Account;
import hub.channel.Account.Status;
import hub.channel.Account.SyncFrequency;
import hub.outbound.OutboundSettings;
import hub.settings.HubSettings;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.env.MockEnvironment;

class WebhookAddressesTest {

    private static final Account ACME = new Account(
            "acme",
            "shopify",
            "acme.example",
            "Acme",
            Status.ACTIVE,
            false,
            SyncFrequency.REAL_TIME,
            Map.of(),
            Map.of(),
            null,
            null,
            null,
            Instant.EPOCH,
            Instant.EPOCH,
            1);

    @Test
    void an_https_address_is_where_platforms_send_to() {
        WebhookAddresses addresses = addresses("https://hub.example/shop/", false);

        assertThat(addresses.of(ACME)).isEqualTo("https://hub.example/shop/webhooks/shopify/acme");
        assertThat(addresses.why()).isNull();
    }

    @Test
    void without_an_address_that_can_be_called_nothing_is_subscribed_to_and_the_reason_is_named() {
        for (String url : new String[] {"http://localhost:8080", "https://localhost:8443", "http://hub.example"}) {
            WebhookAddresses addresses = addresses(url, false);

            assertThat(addresses.of(ACME)).isNull();
            assertThat(addresses.why())
                    .isEqualTo("HUB_PUBLIC_URL: " + url + " (expected: an https address that platforms can call)");
        }
        assertThat(addresses("", true).why()).startsWith("HUB_PUBLIC_URL: not set");
    }

    @Test
    void platforms_that_are_played_here_call_this_machine_whatever_its_port() {
        assertThat(addresses("http://localhost:0", true).of(ACME))
                .isEqualTo("http://localhost:4711/webhooks/shopify/acme");
    }

    private static WebhookAddresses addresses(String url, boolean allowPrivate) {
        Binder binder = new Binder(new MapConfigurationPropertySource(
                Map.of("hub.public-url", url, "hub.outbound.allow-private", allowPrivate)));
        return new WebhookAddresses(
                binder.bindOrCreate("hub", HubSettings.class),
                binder.bindOrCreate("hub.outbound", OutboundSettings.class),
                new MockEnvironment().withProperty("local.server.port", "4711"));
    }
}
