package hub.sandbox;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The platforms that the hub plays for demonstrations and tests.
 *
 * @param hub address under which the hub is called; only a loopback address is ever called
 * @param secret what every secret of a sandbox shop begins with; worthless outside these profiles
 */
@ConfigurationProperties("hub.sandbox")
public record SandboxSettings(String hub, String secret) {}
