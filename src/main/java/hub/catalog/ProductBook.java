package hub.catalog;

import hub.feed.Event;
import hub.feed.Outbox;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Writes products: each change is a revision and an event. All writes belong to the caller's transaction. */
@Component
public class ProductBook {

    /**
     * @param before as it was; null when it is new
     * @param changed false when the content was there already: nothing was written
     */
    public record Put(Product product, Product before, boolean changed) {

        public boolean created() {
            return before == null;
        }
    }

    private final ProductRows rows;
    private final UnmappedSkus unmapped;
    private final Outbox outbox;

    ProductBook(ProductRows rows, UnmappedSkus unmapped, Outbox outbox) {
        this.rows = rows;
        this.unmapped = unmapped;
        this.outbox = outbox;
    }

    /** Makes the product, or makes it this. The same content again changes nothing. */
    public Put put(ProductForm form, String by, Instant now) {
        return putAll(List.of(form), by, now).get(0);
    }

    /** Many at once, with one row of events; a SKU that stands twice ends as its last. Sorted, so that nobody waits for each other. */
    public List<Put> putAll(List<ProductForm> forms, String by, Instant now) {
        List<Put> puts = forms.stream()
                .sorted(Comparator.comparing(ProductForm::sku))
                .map(form -> one(form, by, now.truncatedTo(ChronoUnit.MICROS)))
                .toList();
        List<String> created = puts.stream()
                .filter(Put::created)
                .map(put -> put.product().sku())
                .toList();
        unmapped.known(created, now);
        List<Event> events = new ArrayList<>();
        puts.stream().filter(Put::changed).forEach(put -> events.add(CatalogEvents.product(put)));
        outbox.add(events, now);
        return puts;
    }

    /** Empty when there is no such product; an archived one stays as it is. */
    public Optional<Put> archive(String sku, String by, Instant now) {
        return rows.lock(sku).map(held -> put(held.form().archived(), by, now));
    }

    public Optional<Product> find(String sku) {
        return rows.find(sku);
    }

    /** Holds it until the transaction ends. */
    public Optional<Product> lock(String sku) {
        return rows.lock(sku);
    }

    private Put one(ProductForm form, String by, Instant now) {
        Optional<Product> held = rows.lock(form.sku());
        if (held.isEmpty()) {
            Product first = new Product(form, 1, now, now, by);
            if (rows.insert(first)) {
                write(first, null);
                return new Put(first, null, true);
            }
            held = rows.lock(form.sku());
        }
        Product before = held.orElseThrow();
        if (before.form().text().equals(form.text())) {
            return new Put(before, before, false);
        }
        Product after = new Product(form, before.revision() + 1, before.createdAt(), now, by);
        rows.update(after);
        write(after, before);
        return new Put(after, before, true);
    }

    private void write(Product product, Product before) {
        rows.keep(product);
        List<String> barcodes = before == null ? List.of() : before.form().barcodes();
        Set<String> words = before == null ? Set.of() : before.form().words();
        rows.replaceBarcodes(product.sku(), barcodes, product.form().barcodes());
        rows.replaceWords(product.sku(), words, product.form().words());
    }
}
