package hub.exchange;

import hub.folding.Cause;
import hub.folding.Fold;
import hub.folding.Folding;
import hub.folding.News;
import hub.folding.Subject;
import hub.intake.MessageState;
import hub.intake.Messages;
import hub.security.Sealer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Rows that show orders: each is a message like any other, folded like any other. */
@Component
class OrderImportRows {

    private final Folding folding;
    private final Messages messages;
    private final Sealer sealer;

    OrderImportRows(Folding folding, Messages messages, Sealer sealer) {
        this.folding = folding;
        this.messages = messages;
        this.sealer = sealer;
    }

    /** Belongs to the chunk's transaction. What is known already leaves no trace. */
    Tally write(Subject subject, List<RowPlan.Orders> plans, Instant now) {
        List<News> news = plans.stream()
                .flatMap(plan -> plan.observations().stream())
                .map(News::of)
                .toList();
        Map<UUID, Fold> folds = new HashMap<>();
        List<Fold> opened = folding.open(subject, news, now);
        opened.stream().filter(Fold::changed).forEach(fold -> folds.put(fold.orderId(), fold));
        Map<UUID, Cause> causes = new HashMap<>();
        Tally tally = Tally.NOTHING;
        for (RowPlan.Orders plan : plans) {
            List<Fold> own = plan.observations().stream()
                    .map(heard -> folds.get(heard.order().orderId()))
                    .filter(fold -> fold != null)
                    .distinct()
                    .toList();
            tally = tally.plus(tally(own));
            if (!own.isEmpty()) {
                keep(plan, own, now);
                own.forEach(fold -> causes.put(fold.orderId(), cause(plan)));
            }
        }
        folding.write(opened.stream().filter(Fold::changed).toList(), fold -> causes.get(fold.orderId()), now);
        return tally;
    }

    private static Tally tally(List<Fold> own) {
        if (own.stream().anyMatch(fold -> fold.before().isEmpty())) {
            return new Tally(1, 0, 0, 0);
        }
        boolean shown = own.stream()
                .anyMatch(fold -> !fold.before().equals(fold.after())
                        || !fold.stock().rows().isEmpty());
        return shown ? new Tally(0, 1, 0, 0) : new Tally(0, 0, 1, 0);
    }

    private void keep(RowPlan.Orders plan, List<Fold> own, Instant now) {
        Fold first = own.get(0);
        byte[] payload = sealer.underOrder(sealer.sealAtIntake(plan.clean()), first.secret())
                .toBytes();
        messages.insert(
                plan.about(),
                null,
                new Messages.End(
                        MessageState.PROCESSED,
                        null,
                        plan.publication(),
                        first.externalId(),
                        first.orderId(),
                        null,
                        null,
                        0,
                        1,
                        null,
                        payload),
                now);
        messages.linkOrders(
                plan.about().messageId(), own.stream().map(Fold::orderId).toList());
    }

    private static Cause cause(RowPlan.Orders plan) {
        return new Cause(
                plan.about().source().word(), plan.about().topic(), plan.about().messageId(), plan.publication(), null);
    }
}
