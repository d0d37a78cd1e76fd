package hub.app;

import hub.catalog.Price;
import hub.catalog.PriceForm;
import hub.catalog.Prices;
import hub.folding.OrderCheck;
import hub.order.Order;
import hub.order.SlotValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Compares what an app asked of the buyer with what the catalogue said when the order was placed. */
@Component
class PriceCheck implements OrderCheck {

    private final Prices prices;

    PriceCheck(Prices prices) {
        this.prices = prices;
    }

    @Override
    public List<Order.Finding> check(Order order) {
        if (!order.channel().equals(AppOrders.CONNECTOR) || order.placedAt() == null) {
            return List.of();
        }
        List<Order.Line> lines = order.lines().stream()
                .filter(line -> line.kind().equals(SlotValue.PRODUCT) && line.unitPrice() != null && sku(line) != null)
                .toList();
        List<Price> then =
                prices.at(lines.stream().map(PriceCheck::sku).distinct().toList(), order.placedAt());
        List<Order.Finding> findings = new ArrayList<>();
        lines.forEach(line -> compare(order, line, then).ifPresent(findings::add));
        return findings;
    }

    private static Optional<Order.Finding> compare(Order order, Order.Line line, List<Price> then) {
        String path = "$.lines[" + line.id() + "].unitPrice";
        Optional<Price> price = Prices.of(then, sku(line), line.unitPrice().currency(), PriceForm.BASE, line.ordered());
        if (price.isEmpty()) {
            return Optional.of(new Order.Finding(
                    "price_unknown",
                    path,
                    "no price in " + line.unitPrice().currency()
                            + " when it was placed (expected: one in the catalogue)"));
        }
        if (price.get().charged().compareTo(line.unitPrice().amount()) == 0) {
            return Optional.empty();
        }
        return Optional.of(new Order.Finding(
                "price_differs",
                path,
                line.unitPrice().amount().toPlainString() + " (expected: "
                        + price.get().charged().toPlainString() + ")"));
    }

    private static String sku(Order.Line line) {
        return line.sku() == null ? line.channelSku() : line.sku();
    }
}
