package hub.catalog;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration
class CatalogBeans {

    @Bean
    SkuLinks skuLinks(
            JdbcClient jdbc,
            @Value("${hub.sku-links.bound:100000}") long bound,
            @Value("${hub.sku-links.staleness:10s}") Duration staleness) {
        return new SkuLinks(jdbc, bound, staleness, Ticker.systemTicker());
    }

    @Bean
    MeterBinder skuLinksMetrics(SkuLinks links) {
        return registry -> CaffeineCacheMetrics.monitor(registry, links.cache(), "sku-links");
    }
}
