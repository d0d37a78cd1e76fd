package hub.outbound;

import hub.outbound.Callee.Standing;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whose turn it is to be called: nobody twice at once for the same order, nobody before the platform wants it. */
@Component
final class CallTurns {

    private final Callees callees;
    private final OutboundSettings settings;
    private final Map<String, Set<String>> underWay = new HashMap<>();
    private final Map<String, Instant> notBefore = new HashMap<>();

    CallTurns(Callees callees, OutboundSettings settings) {
        this.callees = callees;
        this.settings = settings;
    }

    /** Accounts that are not to be called now. */
    synchronized Set<String> resting(Instant now) {
        notBefore.values().removeIf(until -> !until.isAfter(now));
        Set<String> resting = new HashSet<>(notBefore.keySet());
        underWay.forEach((account, orders) -> {
            if (orders.size() >= settings.atOnceEach()) {
                resting.add(account);
            }
        });
        for (Callee callee : callees.all()) {
            if (callee.standing() == Standing.NOT) {
                resting.add(callee.id());
            }
        }
        return resting;
    }

    synchronized int free() {
        return settings.atOnce()
                - underWay.values().stream().mapToInt(Set::size).sum();
    }

    /** @return false when it is not this order's turn */
    synchronized boolean enter(String account, String externalId, Instant now) {
        Standing standing = callees.find(account).map(Callee::standing).orElse(Standing.NOT);
        if (standing == Standing.NOT || held(account, now)) {
            return false;
        }
        Set<String> orders = underWay.computeIfAbsent(account, name -> new HashSet<>());
        int most = standing == Standing.SPARINGLY ? 1 : settings.atOnceEach();
        if (orders.size() >= most || !orders.add(externalId)) {
            return false;
        }
        if (standing == Standing.SPARINGLY) {
            notBefore.put(account, now.plus(settings.probeEvery()));
        }
        return true;
    }

    synchronized void leave(String account, String externalId) {
        Set<String> orders = underWay.getOrDefault(account, new HashSet<>());
        orders.remove(externalId);
        if (orders.isEmpty()) {
            underWay.remove(account);
        }
    }

    /** The whole account waits: the platform said so, its budget is spent or its breaker is open. */
    synchronized void holdBack(String account, Instant until) {
        notBefore.merge(account, until, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** A good answer: an account that was only probed may be called again. */
    synchronized void worked(String account) {
        if (callees.find(account).map(Callee::standing).orElse(Standing.NOT) == Standing.SPARINGLY) {
            notBefore.remove(account);
        }
    }

    private boolean held(String account, Instant now) {
        Instant until = notBefore.get(account);
        return until != null && until.isAfter(now);
    }
}
