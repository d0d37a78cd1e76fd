package hub.api;

import hub.problem.Problem;
import hub.till.TillLimits;
import hub.till.TillRequest;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A till's batch, item by item: what is wrong with one is said of that one. */
@Component("tillBatch")
class TillBatch {

    private static final Comparator<TillResult> AS_SENT = Comparator.comparingInt(TillResult::index);

    private final TillSender sender;
    private final TillLimits limits;

    TillBatch(TillSender sender, TillLimits limits) {
        this.sender = sender;
        this.limits = limits;
    }

    Iterator<TillItem> items(TillBatchRequest batch) {
        return TillItems.of(batch);
    }

    TillResult send(TillItem item) {
        if (item.fault() != null) {
            return TillResult.refused(item, item.fault());
        }
        try {
            // A batch is one request of each terminal it speaks of.
            TillLimits.Allowance allowance =
                    item.batch().allowed().computeIfAbsent(item.terminal(), limits::tryConsume);
            if (!allowance.granted()) {
                throw Problem.rateLimited("more requests than a terminal may send", allowance.reset());
            }
            UUID message = sender.send(new TillRequest(
                    item.transaction(),
                    item.batch().caller(),
                    null,
                    item.batch().receivedAt()));
            return TillResult.taken(item, message);
        } catch (Problem refusal) {
            return TillResult.refused(item, refusal);
        }
    }

    List<TillResult> inOrder(List<TillResult> results) {
        return results.stream().sorted(AS_SENT).toList();
    }
}
