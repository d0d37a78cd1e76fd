package hub.order;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** One message of a platform, as a mapping would have read it. */
final class Says {

    static final OrderKey ORDER = new OrderKey("acme.example", "1001");
    static final OrderIdentity IDENTITY = new OrderIdentity("shopify", "acme", "acme.example", "1001");
    static final Instant DAY = Instant.parse("2026-11-23T10:00:00Z");
    static final StatusWords SHOPIFY = new StatusWords(
            Map.of(),
            Map.of(
                    "partially_paid", Order.PaymentStatus.PARTIALLY_PAID,
                    "pending", Order.PaymentStatus.PENDING,
                    "authorized", Order.PaymentStatus.AUTHORIZED,
                    "paid", Order.PaymentStatus.PAID,
                    "partially_refunded", Order.PaymentStatus.PARTIALLY_REFUNDED,
                    "refunded", Order.PaymentStatus.REFUNDED,
                    "voided", Order.PaymentStatus.VOIDED),
            Map.of(
                    "partial", Order.FulfilmentStatus.PARTIAL,
                    "fulfilled", Order.FulfilmentStatus.FULFILLED,
                    "restocked", Order.FulfilmentStatus.UNFULFILLED),
            Map.of("success", "completed", "pending", "pending", "failure", "failed"),
            Map.of("success", true, "pending", false, "cancelled", false, "error", false),
            Map.of("success", true, "pending", false, "failure", false),
            Map.of("received", true, "requested", false));
    static final StatusWords WOO = new StatusWords(
            Map.of(
                    "pending", word(Order.Status.PENDING, true, false, Order.PaymentStatus.PENDING),
                    "processing", word(Order.Status.PROCESSING, true, false, Order.PaymentStatus.PAID),
                    "completed", word(Order.Status.SHIPPED, true, true, Order.PaymentStatus.PAID),
                    "cancelled", word(Order.Status.CANCELLED, false, false, null),
                    "refunded", word(Order.Status.RETURNED, false, false, Order.PaymentStatus.REFUNDED)),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of());

    private final Map<Slot, SlotValue> slots = new HashMap<>();
    private final BigDecimal ver;
    private int epoch;
    private long read;
    private int settled;
    private VersionKey.Rank rank = VersionKey.Rank.PUSH;
    private int edit;
    private long mapping = 1;
    private String raw;

    private Says(long second) {
        this.ver = BigDecimal.valueOf(second).multiply(BigDecimal.valueOf(1_000_000));
    }

    static Says at(long second) {
        return new Says(second);
    }

    static Instant second(long second) {
        return DAY.plusSeconds(second);
    }

    static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    static StatusWords.OrderWord word(
            Order.Status status, boolean holdsStock, boolean shipped, Order.PaymentStatus payment) {
        return new StatusWords.OrderWord(status, holdsStock, shipped, payment);
    }

    static SlotValue.Header header(String statusWord, String fulfilmentWord) {
        return new SlotValue.Header(
                "#1001",
                DAY,
                null,
                null,
                null,
                statusWord,
                fulfilmentWord,
                "EUR",
                true,
                false,
                null,
                null,
                null,
                null,
                null);
    }

    static SlotValue.Line line(String id, String quantity, String price) {
        return new SlotValue.Line(
                id,
                "SKU-" + id,
                null,
                null,
                "Thing " + id,
                new BigDecimal(quantity),
                null,
                price == null ? null : eur(price),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static SlotValue.MoneyPart money(String paymentWord, String total) {
        Money stated = total == null ? null : eur(total);
        return new SlotValue.MoneyPart(
                paymentWord,
                stated,
                null,
                null,
                null,
                null,
                null,
                null,
                stated,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static SlotValue.Refund refund(String id, String word, String amount, SlotValue.RefundLine... lines) {
        return new SlotValue.Refund(id, word, eur(amount), null, DAY, List.of(lines), null);
    }

    static SlotValue.RefundLine back(String lineId, String quantity) {
        return new SlotValue.RefundLine(lineId, new BigDecimal(quantity), null, null, "return", null);
    }

    static SlotValue.Fulfilment shipment(String id, String word, String... linesAndQuantities) {
        List<SlotValue.LineQuantity> lines = new ArrayList<>();
        for (int i = 0; i < linesAndQuantities.length; i += 2) {
            lines.add(new SlotValue.LineQuantity(linesAndQuantities[i], new BigDecimal(linesAndQuantities[i + 1])));
        }
        return new SlotValue.Fulfilment(id, word, null, null, null, null, DAY, null, lines);
    }

    Says show(Part part, SlotValue value) {
        slots.put(new Slot.PartSlot(part), value);
        return this;
    }

    Says header(String statusWord) {
        return show(Part.HEADER, header(statusWord, null));
    }

    Says lines(SlotValue.Line... lines) {
        return show(Part.LINES, new SlotValue.Lines(List.of(lines)));
    }

    Says lists(ElementSet set, String... ids) {
        slots.put(new Slot.ListSlot(set), new SlotValue.Ids(List.of(ids)));
        return this;
    }

    Says element(ElementSet set, SlotValue.Element element) {
        slots.put(new Slot.ElementSlot(set, element.id()), element);
        return this;
    }

    Says refunds(SlotValue.Refund... refunds) {
        for (SlotValue.Refund refund : refunds) {
            element(ElementSet.REFUNDS, refund);
        }
        return lists(
                ElementSet.REFUNDS,
                List.of(refunds).stream().map(SlotValue.Refund::id).toArray(String[]::new));
    }

    /** A whole order, as most platforms push it. */
    static Says order(long second, String statusWord) {
        return at(second).header(statusWord).lines(line("1", "2", "10.00")).show(Part.MONEY, money(null, "20.00"));
    }

    Says readAs(long sequence) {
        this.read = sequence;
        this.settled = 1;
        this.rank = VersionKey.Rank.DETAIL;
        return this;
    }

    Says unsettledReadAs(long sequence) {
        readAs(sequence);
        this.settled = 0;
        return this;
    }

    Says inEpoch(int number) {
        this.epoch = number;
        return this;
    }

    Says imported() {
        this.rank = VersionKey.Rank.IMPORT;
        return this;
    }

    Says mappedBy(long publication) {
        this.mapping = publication;
        return this;
    }

    Says edited(int revision) {
        this.edit = revision;
        return this;
    }

    /** The bytes as received; else they follow from what is said. */
    Says bytes(String text) {
        this.raw = text;
        return this;
    }

    Observation heard() {
        String said = raw != null ? raw : Integer.toHexString(slots.hashCode());
        String hash = HexFormat.of().formatHex(said.getBytes(StandardCharsets.UTF_8));
        return new Observation(
                ORDER, slots, new VersionKey(epoch, ver, settled, read, rank.ordinal(), hash, edit, mapping));
    }

    static OrderState state(Says... said) {
        OrderState state = OrderState.empty();
        for (Says one : said) {
            state = state.with(one.heard());
        }
        return state;
    }

    static Order order(StatusWords words, OrderState state) {
        return Render.render(IDENTITY, state, words).order();
    }
}
