package hub.outbound;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;

/**
 * The HTTP client of one platform's kamelets, {@code httpClientConfigurer=#<connector>-http}, and of the webhooks: their
 * time-outs, nothing sent twice, no redirect followed, no cookie kept, no private address called.
 */
public final class PlatformClient implements HttpClientConfigurer {

    private final CallRules.Timeouts timeouts;
    private final OutboundSettings settings;
    private final ScheduledExecutorService clock;

    /** @param clock ends calls that take too long */
    public PlatformClient(CallRules.Timeouts timeouts, OutboundSettings settings, ScheduledExecutorService clock) {
        this.timeouts = timeouts;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.setConnectionManager(connections())
                .setConnectionManagerShared(false)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(of(timeouts.connect()))
                        .setResponseTimeout(of(timeouts.read()))
                        .setRedirectsEnabled(false)
                        .build())
                .setUserAgent("Crossdock")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .addExecInterceptorFirst(
                        "whole-answer",
                        new WholeAnswer(
                                timeouts.total(), settings.largestAnswer().toBytes(), clock));
    }

    private PoolingHttpClientConnectionManager connections() {
        DnsResolver names = settings.allowPrivate() ? SystemDefaultDnsResolver.INSTANCE : new PublicAddresses();
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setMaxConnTotal(settings.atOnce())
                .setMaxConnPerRoute(settings.atOnce())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(of(timeouts.connect()))
                        .setSocketTimeout(of(timeouts.read()))
                        .setTimeToLive(of(Duration.ofMinutes(5)))
                        .build())
                .build();
    }

    private static Timeout of(Duration duration) {
        return Timeout.of(duration);
    }
}
