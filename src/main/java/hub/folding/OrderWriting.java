package hub.folding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.catalog.UnmappedSkus;
import hub.feed.Event;
import hub.json.Json;
import hub.order.Order;
import hub.order.OrderChanges;
import hub.order.StateJson;
import hub.security.Sealer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Writes one folded order: its row, its timeline, what it can be found by, and the event that tells of it. */
@Component
class OrderWriting {

    private static final OrderChanges NOTHING_SHOWN = new OrderChanges(List.of(), false);

    private final OrderRows rows;
    private final Timeline timeline;
    private final PersonWords words;
    private final UnmappedSkus unmapped;
    private final Sealer sealer;

    OrderWriting(OrderRows rows, Timeline timeline, PersonWords words, UnmappedSkus unmapped, Sealer sealer) {
        this.rows = rows;
        this.timeline = timeline;
        this.words = words;
        this.unmapped = unmapped;
        this.sealer = sealer;
    }

    /** @return the event that tells of it; empty when nothing that is shown changed */
    Optional<Event> write(Fold fold, Cause cause, Instant now) {
        OrderChanges changes = changes(fold);
        long revision = fold.row().revision() + (changes.revisionAdvances() ? 1 : 0);
        timeline.add(fold.orderId(), entry(cause, changes, revision), now);
        if (!fold.changed()) {
            return Optional.empty();
        }
        Instant changedAt = changes.revisionAdvances() ? now : fold.row().changedAt();
        rows.update(fold.orderId(), columns(fold, revision, changedAt, now));
        fold.after().ifPresent(order -> index(fold, order));
        return changes.revisionAdvances() ? Optional.of(event(fold, revision)) : Optional.empty();
    }

    /** A shell shows nothing, and an order once shown never becomes one. */
    private static OrderChanges changes(Fold fold) {
        return fold.after()
                .map(after -> OrderChanges.between(fold.before().orElse(null), after))
                .orElse(NOTHING_SHOWN);
    }

    private OrderRows.Columns columns(Fold fold, long revision, Instant changedAt, Instant now) {
        Order order = fold.after().orElse(null);
        byte[] state = sealer.sealForOrder(fold.secret(), StateJson.write(fold.state()));
        byte[] document =
                order == null ? null : sealer.sealForOrder(fold.secret(), document(order, revision, changedAt));
        return new OrderRows.Columns(order, revision, changedAt, now, customer(order), state, document);
    }

    private static UUID customer(Order order) {
        return order == null || order.customer() == null || order.customer().id() == null
                ? null
                : UUID.fromString(order.customer().id());
    }

    private static byte[] document(Order order, long revision, Instant changedAt) {
        try {
            ObjectNode document = Json.MAPPER.valueToTree(order);
            document.put("revision", revision);
            document.put("changedAt", changedAt.toString());
            return Json.MAPPER.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("order " + order.id() + " cannot be written", e);
        }
    }

    private void index(Fold fold, Order order) {
        rows.replaceSkus(order.id(), skus(fold.before()), skus(fold.after()));
        if (!samePeople(fold.before(), order)) {
            rows.replaceWords(order.id(), fold.before().map(words::of).orElse(List.of()), words.of(order));
        }
        boolean waited = fold.before().isPresent() && skusOpen(fold.before().get());
        if (!fold.unmapped().isEmpty()) {
            unmapped.note(order.id(), order.account(), fold.unmapped());
        } else if (waited) {
            unmapped.clear(order.id());
        }
    }

    private static boolean samePeople(Optional<Order> before, Order after) {
        return before.isPresent()
                && Objects.equals(before.get().customer(), after.customer())
                && Objects.equals(before.get().shippingAddress(), after.shippingAddress())
                && Objects.equals(before.get().billingAddress(), after.billingAddress());
    }

    private static boolean skusOpen(Order order) {
        return order.lines().stream().anyMatch(line -> line.sku() == null);
    }

    private static Set<String> skus(Optional<Order> order) {
        return order.stream()
                .flatMap(one -> one.lines().stream())
                .map(line -> line.sku() == null ? line.channelSku() : line.sku())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static Timeline.Entry entry(Cause cause, OrderChanges changes, long revision) {
        return new Timeline.Entry(
                cause.source(),
                cause.kind(),
                cause.messageId(),
                cause.publication(),
                revision,
                cause.actor(),
                json(changes));
    }

    private static String json(OrderChanges changes) {
        try {
            return Json.MAPPER.writeValueAsString(changes.changes());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("changes of an order cannot be written", e);
        }
    }

    /** No personal fields: who may see them reads the order. */
    private static Event event(Fold fold, long revision) {
        String type = fold.before().isEmpty() ? "crossdock.order.created" : "crossdock.order.updated";
        ObjectNode data = Json.MAPPER.createObjectNode();
        data.put("orderId", fold.orderId().toString());
        data.put("revision", revision);
        fold.after().ifPresent(order -> {
            data.put("channel", order.channel());
            data.put("account", order.account());
            data.put("externalId", order.externalId());
            data.put("status", order.status().word());
            data.put("paymentStatus", order.paymentStatus().word());
            data.put("fulfilmentStatus", order.fulfilmentStatus().word());
            data.put("test", order.test());
            data.put("deleted", order.deleted());
            data.set("skus", Json.MAPPER.valueToTree(new TreeSet<>(skus(fold.after()))));
            data.set(
                    "total",
                    Json.MAPPER.valueToTree(
                            order.totals() == null ? null : order.totals().total()));
        });
        return new Event(
                fold.orderId() + ":" + revision + ":" + type.substring("crossdock.".length()),
                type,
                fold.orderId().toString(),
                data);
    }
}
