package hub.store;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** How long a transaction that lost waits: longer each time, and never the same for two. */
@Configuration(proxyBeanMethods = false)
class Retries {

    @Bean
    TransactionRetry transactionRetry(PlatformTransactionManager manager) {
        return new TransactionRetry(
                manager, repeat -> Duration.ofMillis(ThreadLocalRandom.current().nextLong(5, 20L << repeat)));
    }
}
