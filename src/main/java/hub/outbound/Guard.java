package hub.outbound;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;
import org.springframework.stereotype.Component;

/** Around every call out: the account's budget and its breaker. Throws when the call must not be made now. */
@Component("guard")
public final class Guard implements Policy {

    private final Callees callees;
    private final Budgets budgets;
    private final Breakers breakers;
    private final OutboundSettings settings;

    Guard(Callees callees, Budgets budgets, Breakers breakers, OutboundSettings settings) {
        this.callees = callees;
        this.budgets = budgets;
        this.breakers = breakers;
        this.settings = settings;
    }

    @Override
    public void beforeWrap(Route route, NamedNode definition) {
        // Nothing depends on where in a route the guard stands.
    }

    @Override
    public Processor wrap(Route route, Processor call) {
        return exchange -> guarded(exchange, call);
    }

    private void guarded(Exchange exchange, Processor call) throws Exception {
        String account = Call.text(exchange, Call.ACCOUNT);
        String operation = Call.text(exchange, Call.OPERATION);
        Optional<CallRules.Budget> budget = callees.find(account)
                .flatMap(callee -> callees.rules(callee.connector()).budget(operation));

        CircuitBreaker breaker = breakers.of(account, operation);
        if (!breaker.tryAcquirePermission()) {
            throw new CallNotMade(
                    "breaker " + breaker.getName() + ": open",
                    settings.breaker().open());
        }
        Optional<Duration> wait = budget.flatMap(limit -> budgets.spend(account, limit));
        if (wait.isPresent()) {
            breaker.releasePermission();
            throw new CallNotMade("budget: spent", wait.get());
        }
        make(exchange, call, breaker);
        budget.ifPresent(limit -> correct(exchange, account, limit));
    }

    private static void make(Exchange exchange, Processor call, CircuitBreaker breaker) throws Exception {
        long started = breaker.getCurrentTimestamp();
        try {
            call.process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        long took = breaker.getCurrentTimestamp() - started;
        if (exchange.getException() == null) {
            breaker.onSuccess(took, breaker.getTimestampUnit());
        } else {
            breaker.onError(took, breaker.getTimestampUnit(), Failure.in(exchange.getException()));
        }
    }

    private void correct(Exchange exchange, String account, CallRules.Budget limit) {
        if (limit.header() == null) {
            return;
        }
        String told = exchange.getMessage().getHeader(limit.header(), String.class);
        if (told != null) {
            budgets.correct(account, limit, told);
        }
    }
}
