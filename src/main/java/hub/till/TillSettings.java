package hub.till;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the hub treats tills.
 *
 * @param perMinute requests of one terminal in a minute
 * @param leastVersions the least software version per software: {@code Acme POS=2.4.0, Other=1.10}; empty for none
 * @param bufferedAfter a sale that lies so far back when it comes was buffered: it happened and cannot be refused any more
 * @param clockTolerance how far a till's clock may be off
 * @param keysFor how long an Idempotency-Key is remembered
 */
@ConfigurationProperties("hub.till")
record TillSettings(
        @DefaultValue("1000") int perMinute,
        @DefaultValue("") String leastVersions,
        @DefaultValue("PT5M") Duration bufferedAfter,
        @DefaultValue("PT2M") Duration clockTolerance,
        @DefaultValue("PT24H") Duration keysFor) {}
