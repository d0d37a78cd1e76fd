package hub.sandbox;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

@Configuration(proxyBeanMethods = false)
@Profile({"demo", "sandbox"})
@EnableConfigurationProperties(SandboxSettings.class)
class SandboxBeans {

    @Bean
    WebhookSender sandboxWebhookSender(Clock clock) {
        return new WebhookSender(
                Executors.newSingleThreadScheduledExecutor(task -> {
                    Thread thread = new Thread(task, "sandbox-webhooks");
                    thread.setDaemon(true);
                    return thread;
                }),
                clock);
    }

    @Bean
    Sandbox sandbox(
            List<Platform> platforms,
            SandboxSettings settings,
            Environment environment,
            WebhookSender sender,
            Clock clock) {
        return new Sandbox(
                platforms, new SandboxAddresses(settings, environment), sender, clock, RandomGenerator.of("Random"));
    }

    /** The platforms check their own credentials, and whoever drives the sandbox needs none. */
    @Bean
    @Order(0)
    SecurityFilterChain sandboxDoor(HttpSecurity http) throws Exception {
        return http.securityMatcher(PathPatternRequestMatcher.withDefaults().matcher("/sandbox/**"))
                .csrf(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .build();
    }
}
