package hub.channel;

import static hub.channel.AccountFixture.woo;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WebhookLimitsTest {

    private final Connector shopify = AccountFixture.connectors().get("shopify");
    private final WebhookLimits limits = new WebhookLimits();

    @Test
    void a_flood_is_refused_with_the_time_to_wait_and_other_accounts_are_not() {
        Account flooding = AccountFixture.shopify("flooding", "flooding.example", "s");
        long granted = 0;
        WebhookLimits.Allowance last = limits.tryConsume(shopify, flooding);
        while (last.granted()) {
            granted++;
            last = limits.tryConsume(shopify, flooding);
        }

        assertThat(granted).isGreaterThanOrEqualTo(shopify.webhook().limit().burst());
        assertThat(last.retryAfter()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(limits.tryConsume(shopify, woo("quiet", "s")).granted()).isTrue();
    }
}
