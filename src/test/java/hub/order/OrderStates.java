package hub.order;

import static hub.order.Says.DAY;
import static hub.order.Says.eur;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** States of orders that show much. */
final class OrderStates {

    private OrderStates() {}

    static OrderState withEverySlot() {
        Map<Slot, SlotValue> slots = new HashMap<>(facts());
        Says said = Says.at(7)
                .show(Part.HEADER, fullHeader())
                .lines(fullLine("1"), Says.line("2", "1", "5.00"))
                .show(Part.MONEY, fullMoney())
                .show(Part.PERSON, new SlotValue.Person("77", "Ada", "ada@example.org", "+49 30 1", "vip", false))
                .show(Part.SHIP_TO, address("Ada"))
                .show(Part.BILL_TO, address("Bob"))
                .show(Part.CANCEL, new SlotValue.Cancel(null, null))
                .show(Part.EXISTENCE, new SlotValue.Existence("live"))
                .lists(ElementSet.RETURNS, "r")
                .lists(ElementSet.PAYMENTS, "p")
                .lists(ElementSet.FULFILMENTS, "f")
                .lists(ElementSet.REFUNDS, "m")
                .element(
                        ElementSet.PAYMENTS,
                        new SlotValue.Payment("p", "sale", "card", "success", eur("20.00"), "x", null, DAY))
                .element(ElementSet.REFUNDS, Says.refund("m", "success", "5.00", Says.back("1", "1")))
                .element(ElementSet.FULFILMENTS, Says.shipment("f", "success", "1", "2"))
                .element(
                        ElementSet.RETURNS,
                        new SlotValue.Return(
                                "r",
                                "received",
                                "main",
                                DAY,
                                true,
                                List.of(new SlotValue.LineQuantity("2", BigDecimal.ONE))));
        OrderState state = Says.state(said);
        return state.with(HubFacts.said(Says.ORDER, state, slots));
    }

    static Map<Slot, SlotValue> facts() {
        return Map.of(
                new Slot.FactSlot(Fact.ALLOCATION),
                new FactValue.Allocation(
                        List.of(new FactValue.Share("1", "A", "main", new BigDecimal("2"))),
                        List.of(new FactValue.Considered("main", true, "chosen"))),
                new Slot.FactSlot(Fact.HOLDS),
                new FactValue.Holds(List.of(new Order.Hold("fraud", "looks odd"))),
                new Slot.FactSlot(Fact.SKU_LINKS),
                new FactValue.SkuLinks(Map.of("SKU-1", "A", "SKU-2", "B")),
                new Slot.FactSlot(Fact.CUSTOMER_LINK),
                new FactValue.CustomerLink("c1"),
                new Slot.FactSlot(Fact.RATE),
                new FactValue.Rate(new Order.Rate("EUR", "USD", new BigDecimal("1.0850"), "hand", DAY)),
                new Slot.FactSlot(Fact.EXPIRED),
                new FactValue.Expired(DAY),
                new Slot.FactSlot(Fact.CANCELLATION),
                new FactValue.Cancellation(null, null),
                new Slot.FactSlot(Fact.NOTES),
                new FactValue.Notes(List.of(new Order.Note("n1", DAY, "admin", "call first"))),
                new Slot.FactSlot(Fact.ERASED),
                new FactValue.Erased(DAY));
    }

    static SlotValue.Header fullHeader() {
        return new SlotValue.Header(
                "#1001",
                DAY,
                DAY,
                DAY,
                DAY,
                null,
                "fulfilled",
                "EUR",
                true,
                false,
                "merchant",
                "de",
                "ring twice",
                Map.of("source", "web", "utm", Map.of("campaign", "x")),
                Map.of("tags", List.of("a", "b"), "n", 1));
    }

    static SlotValue.Line fullLine(String id) {
        return new SlotValue.Line(
                id,
                "SKU-" + id,
                "p1",
                "v1",
                "Shirt",
                new BigDecimal("2"),
                new BigDecimal("3"),
                eur("10.00"),
                eur("1.00"),
                eur("3.03"),
                eur("19.00"),
                "product",
                null,
                List.of(new SlotValue.Tax("VAT", new BigDecimal("0.19"), eur("3.03"), "merchant")),
                Map.of("gift", true));
    }

    static SlotValue.MoneyPart fullMoney() {
        return new SlotValue.MoneyPart(
                "paid",
                eur("25.00"),
                eur("1.00"),
                eur("4.90"),
                eur("4.61"),
                eur("0.00"),
                eur("1.00"),
                eur("0.02"),
                eur("29.92"),
                eur("29.92"),
                null,
                DAY,
                new SlotValue.ShopMoney("CAD", new BigDecimal("1.5000"), Money.of("44.88", "CAD")),
                List.of(new SlotValue.Shipping("s", "dhl", "DHL", eur("4.90"), null, eur("0.78"))),
                List.of(new SlotValue.Discount("TEN", "Ten", "code", eur("1.00"))),
                List.of(new SlotValue.Tax("VAT", new BigDecimal("0.19"), eur("4.61"), "merchant")),
                List.of(new SlotValue.Fee("f", "wrapping", eur("0.00"), null)));
    }

    static SlotValue.Address address(String name) {
        return new SlotValue.Address(name, null, "Weg 1", null, "Berlin", null, null, "10115", "DE", null, null);
    }
}
