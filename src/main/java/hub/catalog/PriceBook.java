package hub.catalog;

import hub.feed.Event;
import hub.feed.Outbox;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes prices: each is a new row and an event. All writes belong to the caller's transaction. */
@Component
public class PriceBook {

    /**
     * @param added null when the same was said before: nothing was written
     * @param former what it goes before; null where there was no such price
     */
    public record Put(PriceForm said, Price added, Price former) {

        public boolean changed() {
            return added != null;
        }
    }

    private final PriceRows rows;
    private final Outbox outbox;

    PriceBook(PriceRows rows, Outbox outbox) {
        this.rows = rows;
        this.outbox = outbox;
    }

    public Put put(PriceForm form, String by, Instant now) {
        return putAll(List.of(form), by, now).get(0);
    }

    /** Many at once, with one row of events. Sorted by SKU, so that nobody waits for each other; rows of one SKU keep their order. */
    public List<Put> putAll(List<PriceForm> forms, String by, Instant now) {
        List<Put> puts = forms.stream()
                .sorted(Comparator.comparing(PriceForm::sku))
                .map(form -> one(form, by, now.truncatedTo(ChronoUnit.MICROS)))
                .toList();
        List<Event> events = new ArrayList<>();
        puts.stream().filter(Put::changed).forEach(put -> events.add(CatalogEvents.price(put.added(), put.former())));
        outbox.add(events, now);
        return puts;
    }

    private Put one(PriceForm form, String by, Instant now) {
        long number = rows.lock(form.sku());
        List<Price> held = rows.of(List.of(form.sku()));
        if (PriceRules.says(held, form, now)) {
            return new Put(form, null, null);
        }
        Price added = new Price(
                form.sku(),
                number + 1,
                form.currency(),
                form.list(),
                form.minQuantity(),
                form.amount(),
                form.saleAmount(),
                form.validFrom() == null ? now : form.validFrom(),
                form.validTo(),
                now,
                by);
        rows.add(added);
        return new Put(form, added, PriceRules.former(held, added).orElse(null));
    }
}
