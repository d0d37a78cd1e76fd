package hub.outbound;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.springframework.stereotype.Component;

/** One breaker per account and operation: an account that is away takes no other with it. */
@Component
final class Breakers {

    private final CircuitBreakerRegistry registry;

    Breakers(OutboundSettings settings) {
        OutboundSettings.Breaker breaker = settings.breaker();
        registry = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(breaker.calls())
                .minimumNumberOfCalls(breaker.calls())
                .failureRateThreshold(breaker.failuresPercent())
                .waitDurationInOpenState(breaker.open())
                .permittedNumberOfCallsInHalfOpenState(breaker.trial())
                .ignoreExceptions(CallNotMade.class)
                .build());
    }

    CircuitBreaker of(String account, String operation) {
        return registry.circuitBreaker(account + ":" + operation);
    }
}
