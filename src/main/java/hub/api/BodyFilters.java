package hub.api;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.util.unit.DataSize;

@Configuration(proxyBeanMethods = false)
class BodyFilters {

    /** After the measuring filters, before all that might touch parameters. */
    static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 10;

    /** After Spring Security (-100): who has no key fills no memory. */
    private static final int SIGNED_IN = -50;

    /** Until it is on the broker's disk a body lies in memory as often as half of this: raw, cleaned, sealed, framed, sent. */
    private static final int COPIES = 16;

    /** Two of the largest bodies always have room. */
    private static final long LEAST = DataSize.ofMegabytes(20).toBytes();

    @Bean
    BytesInFlight hubBytesInFlight(@Value("${hub.bytes-in-flight:0B}") DataSize given) {
        return new BytesInFlight(
                given.toBytes() > 0
                        ? given.toBytes()
                        : Math.max(LEAST, Runtime.getRuntime().maxMemory() / COPIES));
    }

    @Bean
    FilterRegistrationBean<RawBodyFilter> hubWebhookBodies(
            BytesInFlight inFlight, @Value("${hub.max-body:10MB}") DataSize limit) {
        return registered(new RawBodyFilter(inFlight, limit.toBytes(), true), "webhookBodies", "/webhooks/*", FIRST);
    }

    @Bean
    FilterRegistrationBean<RawBodyFilter> hubApiBodies(
            BytesInFlight inFlight, @Value("${hub.max-body:10MB}") DataSize limit) {
        return registered(new RawBodyFilter(inFlight, limit.toBytes(), false), "apiBodies", "/api/*", SIGNED_IN);
    }

    @Bean
    FilterRegistrationBean<BrokenDownloads> hubBrokenDownloads() {
        FilterRegistrationBean<BrokenDownloads> registration = new FilterRegistrationBean<>(new BrokenDownloads());
        registration.addUrlPatterns("/api/v1/exports/*");
        registration.setOrder(SIGNED_IN);
        return registration;
    }

    private static FilterRegistrationBean<RawBodyFilter> registered(
            RawBodyFilter filter, String name, String urls, int order) {
        FilterRegistrationBean<RawBodyFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setName(name);
        registration.addUrlPatterns(urls);
        registration.setOrder(order);
        return registration;
    }
}
