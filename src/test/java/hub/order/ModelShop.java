package hub.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A shop that keeps its own books of one order, in cents and pieces, and tells the hub about it as platforms do. What the
 * hub should know is read from these books, never from {@code Render}.
 */
final class ModelShop {

    /** What the hub has to know, in the shop's own terms. */
    record Books(
            String status,
            String payment,
            String fulfilment,
            long totalCents,
            long paidCents,
            long refundedCents,
            boolean deleted,
            Map<String, String> lines,
            Map<String, String> refunds,
            Map<String, String> shipments,
            String email) {}

    private static final class Item {
        private final long cents;
        private final long ordered;
        private long wanted;

        private Item(long cents, long wanted) {
            this.cents = cents;
            this.ordered = wanted;
            this.wanted = wanted;
        }
    }

    private record Parcel(Instant at, Map<String, Long> pieces, boolean recalled) {}

    private record Repayment(Instant at, long cents, Map<String, Long> pieces, boolean done) {}

    private final Random random;
    private final Map<String, Item> items = new LinkedHashMap<>();
    private final Map<String, Parcel> parcels = new TreeMap<>();
    private final Map<String, Repayment> repayments = new TreeMap<>();
    private final Map<String, Long> receipts = new TreeMap<>();
    private final boolean hasWords;
    private long clock = 100;
    private long changed = 100;
    private boolean cancelled;
    private boolean deleted;
    private String email = "ada@example.org";
    private int ids;

    ModelShop(Random random) {
        this.random = random;
        this.hasWords = random.nextBoolean();
        for (int i = 0; i <= random.nextInt(3); i++) {
            items.put("L" + i, new Item(100 + random.nextInt(5000), 1 + random.nextInt(4)));
        }
    }

    /** Something happens in the shop; the shop says what it would push about it, if anything. */
    List<Observation> act() {
        clock += random.nextInt(3);
        Runnable[] actions = {
            this::pay,
            this::ship,
            this::ship,
            this::edit,
            this::cancel,
            this::refund,
            this::refund,
            this::settleRefund,
            this::dropRefund,
            this::recall,
            this::rename,
            this::addLine
        };
        actions[random.nextInt(actions.length)].run();
        changed = clock;
        return pushes();
    }

    void end() {
        deleted = random.nextInt(10) == 0;
        changed = clock;
        clock += 3;
    }

    private void pay() {
        if (receipts.size() < 3) {
            receipts.put("P" + ++ids, Math.max(1, total() / (1 + random.nextInt(2))));
        }
    }

    private void ship() {
        Map<String, Long> pieces = new TreeMap<>();
        items.forEach((id, item) -> {
            long open = item.wanted - shipped(id);
            if (open > 0 && random.nextBoolean()) {
                pieces.put(id, 1 + (long) random.nextInt((int) open));
            }
        });
        if (!pieces.isEmpty()) {
            parcels.put("F" + ++ids, new Parcel(now(), pieces, false));
        }
    }

    private void edit() {
        items.forEach((id, item) -> item.wanted = Math.max(shipped(id), item.wanted + random.nextInt(3) - 1));
    }

    private void addLine() {
        items.put("L" + ++ids, new Item(100 + random.nextInt(900), 1 + random.nextInt(2)));
    }

    private void cancel() {
        cancelled = !cancelled;
    }

    private void refund() {
        Map<String, Long> pieces = new TreeMap<>();
        items.keySet().forEach(id -> {
            long kept = shipped(id) - returned(id);
            if (kept > 0 && random.nextBoolean()) {
                pieces.put(id, kept);
            }
        });
        long rest = paid() - asked();
        if (rest > 0) {
            long cents = random.nextBoolean() ? rest : 1 + (long) random.nextInt((int) rest);
            repayments.put("R" + ++ids, new Repayment(now(), cents, pieces, random.nextBoolean()));
        }
    }

    private void settleRefund() {
        repayments.replaceAll((id, one) -> new Repayment(one.at(), one.cents(), one.pieces(), true));
    }

    private void dropRefund() {
        repayments.keySet().stream().findFirst().ifPresent(repayments::remove);
    }

    /** A parcel that is called back was never shipped, unless something of it came back already. */
    private void recall() {
        parcels.replaceAll((id, parcel) -> repayments.isEmpty() && random.nextInt(3) == 0
                ? new Parcel(parcel.at(), parcel.pieces(), true)
                : parcel);
    }

    private void rename() {
        email = "ada" + ++ids + "@example.org";
    }

    private List<Observation> pushes() {
        List<Observation> pushes = new ArrayList<>(List.of(whole().heard()));
        if (random.nextBoolean()) {
            repayments.forEach((id, one) -> pushes.add(Says.at(clock)
                    .show(Part.EXISTENCE, new SlotValue.Existence("unknown"))
                    .element(ElementSet.REFUNDS, told(id, one))
                    .heard()));
        }
        if (random.nextBoolean()) {
            parcels.forEach((id, one) -> pushes.add(Says.at(clock)
                    .element(ElementSet.FULFILMENTS, told(id, one))
                    .heard()));
        }
        return pushes;
    }

    /** The answer to a read that began just now. */
    Observation read(long sequence) {
        if (deleted) {
            return Says.at(changed)
                    .show(Part.EXISTENCE, new SlotValue.Existence("gone"))
                    .readAs(sequence)
                    .heard();
        }
        Says whole = whole();
        return (clock > changed + 2 ? whole.readAs(sequence) : whole.unsettledReadAs(sequence)).heard();
    }

    private Says whole() {
        Says says = Says.at(changed)
                .show(Part.HEADER, Says.header(null, hasWords ? fulfilmentWord() : null))
                .show(Part.LINES, new SlotValue.Lines(lines()))
                .show(Part.MONEY, Says.money(hasWords ? payment() : null, decimal(total())))
                .show(Part.PERSON, new SlotValue.Person("77", "Ada", email, null, null, null))
                .show(Part.CANCEL, new SlotValue.Cancel(cancelled ? Says.DAY : null, null))
                .show(Part.EXISTENCE, new SlotValue.Existence("live"))
                .lists(ElementSet.PAYMENTS, receipts.keySet().toArray(String[]::new))
                .lists(ElementSet.REFUNDS, repayments.keySet().toArray(String[]::new))
                .lists(ElementSet.FULFILMENTS, parcels.keySet().toArray(String[]::new));
        receipts.forEach((id, cents) -> says.element(
                ElementSet.PAYMENTS,
                new SlotValue.Payment(id, "sale", "card", "success", Says.eur(decimal(cents)), null, null, null)));
        repayments.forEach((id, one) -> says.element(ElementSet.REFUNDS, told(id, one)));
        parcels.forEach((id, one) -> says.element(ElementSet.FULFILMENTS, told(id, one)));
        return says;
    }

    private List<SlotValue.Line> lines() {
        List<SlotValue.Line> lines = new ArrayList<>();
        items.forEach((id, item) -> lines.add(new SlotValue.Line(
                id,
                "SKU",
                null,
                null,
                "Thing",
                BigDecimal.valueOf(item.wanted),
                BigDecimal.valueOf(item.ordered),
                Says.eur(decimal(item.cents)),
                null,
                null,
                null,
                null,
                null,
                null,
                null)));
        return lines;
    }

    private static SlotValue.Refund told(String id, Repayment one) {
        SlotValue.RefundLine[] lines = one.pieces().entrySet().stream()
                .map(piece -> Says.back(piece.getKey(), String.valueOf(piece.getValue())))
                .toArray(SlotValue.RefundLine[]::new);
        return Says.refund(id, one.done() ? "success" : "pending", decimal(one.cents()), lines);
    }

    private static SlotValue.Fulfilment told(String id, Parcel one) {
        String[] lines = one.pieces().entrySet().stream()
                .flatMap(piece -> List.of(piece.getKey(), String.valueOf(piece.getValue())).stream())
                .toArray(String[]::new);
        return Says.shipment(id, one.recalled() ? "cancelled" : "success", lines);
    }

    /** What the shop's own books say. */
    Books books() {
        Map<String, String> lines = new TreeMap<>();
        items.forEach((id, item) ->
                lines.put(id, item.wanted + " wanted, " + shipped(id) + " shipped, " + returned(id) + " returned"));
        Map<String, String> refunds = new TreeMap<>();
        repayments.forEach((id, one) -> refunds.put(id, one.cents() + (one.done() ? " done" : " waiting")));
        Map<String, String> shipments = new TreeMap<>();
        parcels.forEach((id, one) -> shipments.put(id, one.recalled() ? "recalled" : "sent"));
        return new Books(
                status(),
                payment(),
                fulfilment(),
                total(),
                paid(),
                refunded(),
                deleted,
                lines,
                refunds,
                shipments,
                email);
    }

    private String status() {
        if (cancelled) {
            return "cancelled";
        }
        boolean allBack = items.keySet().stream().anyMatch(id -> shipped(id) > 0)
                && items.keySet().stream().allMatch(id -> shipped(id) >= items.get(id).wanted)
                && items.keySet().stream().allMatch(id -> returned(id) >= shipped(id));
        if (payment().equals("refunded") && allBack) {
            return "returned";
        }
        if (fulfilment().equals("fulfilled")) {
            return "shipped";
        }
        return payment().equals("pending") ? "pending" : "processing";
    }

    private String payment() {
        if (paid() == 0) {
            return total() == 0 ? "paid" : "pending";
        }
        if (refunded() > 0) {
            return refunded() >= paid() ? "refunded" : "partially_refunded";
        }
        return paid() >= total() ? "paid" : "partially_paid";
    }

    private String fulfilment() {
        long sent = items.keySet().stream().mapToLong(this::shipped).sum();
        if (sent == 0) {
            return "unfulfilled";
        }
        boolean all = items.keySet().stream().allMatch(id -> shipped(id) >= items.get(id).wanted);
        return all ? "fulfilled" : "partial";
    }

    private String fulfilmentWord() {
        return fulfilment().equals("unfulfilled") ? null : fulfilment();
    }

    private long total() {
        return items.values().stream()
                .mapToLong(item -> item.cents * item.wanted)
                .sum();
    }

    private long paid() {
        return receipts.values().stream().mapToLong(Long::longValue).sum();
    }

    private long asked() {
        return repayments.values().stream().mapToLong(Repayment::cents).sum();
    }

    private long refunded() {
        return repayments.values().stream()
                .filter(Repayment::done)
                .mapToLong(Repayment::cents)
                .sum();
    }

    private long shipped(String item) {
        return parcels.values().stream()
                .filter(parcel -> !parcel.recalled())
                .mapToLong(parcel -> parcel.pieces().getOrDefault(item, 0L))
                .sum();
    }

    private long returned(String item) {
        return repayments.values().stream()
                .mapToLong(one -> one.pieces().getOrDefault(item, 0L))
                .sum();
    }

    private Instant now() {
        return Says.second(clock);
    }

    private static String decimal(long cents) {
        return cents / 100 + "." + String.format("%02d", cents % 100);
    }
}
