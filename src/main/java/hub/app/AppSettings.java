package hub.app;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the hub treats apps.
 *
 * @param unpaidHold how long goods are held for an unpaid order of an app that says nothing else
 * @param paidLater payment methods that are paid when the goods are there or later: their orders never expire unpaid
 * @param bufferedAfter an order placed so long before it comes was buffered: the buyer was promised it
 */
@ConfigurationProperties("hub.app")
record AppSettings(
        @DefaultValue("PT30M") Duration unpaidHold,

        @DefaultValue({"cash_on_delivery", "cod", "invoice"})
        Set<String> paidLater,

        @DefaultValue("PT5M") Duration bufferedAfter) {}
