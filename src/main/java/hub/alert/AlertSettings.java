package hub.alert;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param calm how long a measure must be below its threshold before an alert closes */
@ConfigurationProperties("hub.alerts")
record AlertSettings(@DefaultValue("PT5M") Duration calm) {}
