package hub.folding;

import hub.catalog.SkuLinks;
import hub.customer.CustomerChange;
import hub.customer.CustomerLink;
import hub.customer.CustomerLinks;
import hub.customer.Sighting;
import hub.feed.Event;
import hub.order.Fact;
import hub.order.FactValue;
import hub.order.Observation;
import hub.order.Order;
import hub.order.OrderKey;
import hub.order.OrderState;
import hub.order.Part;
import hub.order.Slot;
import hub.order.SlotValue;
import hub.order.VersionKey;
import hub.rate.OrderRates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the hub itself knows of an order, added as facts: its own SKUs, its customer, the reporting rate. */
@Component
class Enrichment {

    private static final Slot PERSON = new Slot.PartSlot(Part.PERSON);

    private final SkuLinks skus;
    private final CustomerLinks customers;
    private final OrderRates rates;

    Enrichment(SkuLinks skus, CustomerLinks customers, OrderRates rates) {
        this.skus = skus;
        this.customers = customers;
        this.rates = rates;
    }

    /**
     * @param findings what the facts could not settle
     * @param told what the order made of others, for their events
     */
    record Enriched(OrderState state, Set<String> unmapped, List<Order.Finding> findings, List<Event> told) {}

    Enriched enrich(Subject subject, OrderKey key, OrderState state, Order order, Instant now) {
        Facts facts = new Facts(key, state);
        List<Order.Finding> findings = new ArrayList<>();
        Set<String> unmapped = linkSkus(subject, order, facts);
        List<Event> told = new ArrayList<>();
        linkCustomer(subject, order, facts, findings, told, now);
        recordRate(order, facts, findings);
        return new Enriched(facts.state, unmapped, findings, told);
    }

    /** A link once made stays: a mapping changed later is for orders that come later. */
    private Set<String> linkSkus(Subject subject, Order order, Facts facts) {
        Map<String, String> links =
                new HashMap<>(facts.held(Fact.SKU_LINKS) instanceof FactValue.SkuLinks held ? held.links() : Map.of());
        Set<String> open = new TreeSet<>();
        for (Order.Line line : order.lines()) {
            if (line.channelSku() != null && !line.channelSku().isBlank() && !links.containsKey(line.channelSku())) {
                open.add(line.channelSku());
            }
        }
        if (open.isEmpty()) {
            return Set.of();
        }
        SkuLinks.Resolution resolved = skus.resolve(subject.account(), open);
        if (!resolved.links().isEmpty()) {
            links.putAll(resolved.links());
            facts.add(Fact.SKU_LINKS, new FactValue.SkuLinks(links));
        }
        return resolved.unmapped();
    }

    private void linkCustomer(
            Subject subject, Order order, Facts facts, List<Order.Finding> findings, List<Event> told, Instant now) {
        if (!(facts.state.value(PERSON) instanceof SlotValue.Person person)) {
            return;
        }
        Instant at = order.updatedAt() == null ? now : order.updatedAt();
        Sighting seen = Sighting.of(person, country(order), subject.account(), at);
        Optional<CustomerLink> link = customers.link(order.id(), seen, now);
        link.filter(found -> !found.couldAlsoBe().isEmpty())
                .ifPresent(found -> findings.add(new Order.Finding(
                        "customer_ambiguous", "$.customer", found.couldAlsoBe().size() + " more customers fit")));
        link.map(CustomerLink::change).map(CustomerChange::event).ifPresent(told::add);
        String id = link.map(CustomerLink::customerId).map(UUID::toString).orElse(null);
        String held =
                facts.held(Fact.CUSTOMER_LINK) instanceof FactValue.CustomerLink known ? known.customerId() : null;
        if (!Objects.equals(id, held)) {
            facts.add(Fact.CUSTOMER_LINK, new FactValue.CustomerLink(id));
        }
    }

    private static String country(Order order) {
        SlotValue.Address address = order.shippingAddress() == null ? order.billingAddress() : order.shippingAddress();
        return address == null ? null : address.country();
    }

    private void recordRate(Order order, Facts facts, List<Order.Finding> findings) {
        if (order.currency() == null || facts.held(Fact.RATE) != null) {
            return;
        }
        OrderRates.Outcome outcome = rates.forOrder(order.id(), order.currency(), order.shop(), order.placedAt());
        if (outcome instanceof OrderRates.Outcome.Recorded recorded) {
            facts.add(Fact.RATE, new FactValue.Rate(recorded.rate()));
        }
        if (outcome instanceof OrderRates.Outcome.Missing missing) {
            findings.add(new Order.Finding("rate_missing", "$.currency", missing.from() + " to " + missing.to()));
        }
    }

    /** Facts join like anything else heard; their version follows what is held. */
    private static final class Facts {

        private final OrderKey key;
        private OrderState state;

        private Facts(OrderKey key, OrderState state) {
            this.key = key;
            this.state = state;
        }

        private SlotValue held(Fact fact) {
            return state.value(new Slot.FactSlot(fact));
        }

        private void add(Fact fact, FactValue value) {
            Slot slot = new Slot.FactSlot(fact);
            state = state.with(new Observation(key, Map.of(slot, value), VersionKey.fact(state.key(slot))));
        }
    }
}
