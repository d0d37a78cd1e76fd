package hub.notify;

import hub.notify.WishRows.Look;
import hub.settings.Closing;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Works out what is wanted of the orders and SKUs that were heard of: looked at, wanted and done in one transaction. */
@Component("notificationLooks")
public class Looks {

    private static final int BATCH = 200;

    private final WishRows rows;
    private final NotificationRules rules;
    private final OrderLook orders;
    private final StockLook stock;
    private final TransactionTemplate transaction;
    private final Closing closing;
    private final Clock clock;

    Looks(
            WishRows rows,
            NotificationRules rules,
            OrderLook orders,
            StockLook stock,
            TransactionTemplate transaction,
            Closing closing,
            Clock clock) {
        this.rows = rows;
        this.rules = rules;
        this.orders = orders;
        this.stock = stock;
        this.transaction = transaction;
        this.closing = closing;
        this.clock = clock;
    }

    /** Works until nothing is left to look at. */
    public void look() {
        while (batch() > 0 && !closing.hasBegun()) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }

    private int batch() {
        Integer looked = transaction.execute(status -> {
            Set<Look> looks = rows.take(BATCH);
            if (!looks.isEmpty()) {
                Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                rows.want(wishes(looks, now), now);
            }
            return looks.size();
        });
        return looked == null ? 0 : looked;
    }

    private List<Wish> wishes(Set<Look> looks, Instant now) {
        List<NotificationRule> active = rules.active();
        List<Wish> wishes = new ArrayList<>();
        for (Look look : looks) {
            if (look.what().equals("order")) {
                wishes.addAll(orders.at(UUID.fromString(look.subject()), active, now));
            }
        }
        List<String> skus = looks.stream()
                .filter(look -> look.what().equals("sku"))
                .map(Look::subject)
                .toList();
        wishes.addAll(stock.at(skus, active, now));
        return wishes;
    }
}
