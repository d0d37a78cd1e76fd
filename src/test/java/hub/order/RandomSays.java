package hub.order;

import static hub.order.Says.DAY;
import static hub.order.Says.eur;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Anything a platform might say of one order, from a seed. */
final class RandomSays {

    private static final String[] WORDS = {null, "pending", "processing", "completed", "cancelled", "refunded", "odd"};
    private static final String[] STATES = {"live", "gone", "unknown"};

    private final Random random;

    private RandomSays(long seed) {
        this.random = new Random(seed);
    }

    static List<Observation> heard(long seed, int count) {
        RandomSays platform = new RandomSays(seed);
        List<Observation> heard = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            heard.add(platform.one().heard());
        }
        return heard;
    }

    private Says one() {
        Says says = Says.at(random.nextInt(4)).inEpoch(random.nextInt(8) == 0 ? 1 : 0);
        if (chance()) {
            says.readAs(1 + random.nextInt(3));
        } else if (random.nextInt(4) == 0) {
            says.unsettledReadAs(1 + random.nextInt(3));
        }
        for (Part part : Part.values()) {
            if (chance()) {
                says.show(part, part(part));
            }
        }
        for (ElementSet set : ElementSet.values()) {
            if (chance()) {
                says.lists(set, ids());
            }
            for (String id : ids()) {
                says.element(set, element(set, id));
            }
        }
        return says;
    }

    private SlotValue part(Part part) {
        return switch (part) {
            case HEADER -> header();
            case LINES -> new SlotValue.Lines(lines());
            case MONEY -> chance() ? OrderStates.fullMoney() : Says.money(word(), chance() ? null : amount());
            case PERSON -> new SlotValue.Person(word(), "Ada", null, null, null, chance());
            case SHIP_TO, BILL_TO -> OrderStates.address(word());
            case CANCEL -> new SlotValue.Cancel(chance() ? DAY : null, word());
            case EXISTENCE -> new SlotValue.Existence(STATES[random.nextInt(3)]);
        };
    }

    private SlotValue.Header header() {
        String currency = random.nextInt(6) == 0 ? "XQQ" : "EUR";
        return new SlotValue.Header(
                word(),
                chance() ? DAY : null,
                null,
                null,
                chance() ? DAY : null,
                word(),
                word(),
                currency,
                chance(),
                chance(),
                null,
                null,
                word(),
                null,
                null);
    }

    private List<SlotValue.Line> lines() {
        List<SlotValue.Line> lines = new ArrayList<>();
        for (String id : ids()) {
            String quantity = String.valueOf(random.nextInt(4) - 1);
            lines.add(chance() ? OrderStates.fullLine(id) : Says.line(id, quantity, chance() ? null : amount()));
        }
        return lines;
    }

    private SlotValue.Element element(ElementSet set, String id) {
        List<SlotValue.LineQuantity> some =
                List.of(new SlotValue.LineQuantity("a", BigDecimal.valueOf(random.nextInt(3))));
        return switch (set) {
            case PAYMENTS ->
                new SlotValue.Payment(
                        id, chance() ? "sale" : "authorization", null, word(), eur(amount()), null, null, null);
            case FULFILMENTS ->
                new SlotValue.Fulfilment(
                        id, word(), null, null, null, null, chance() ? DAY : null, chance() ? "delivered" : null, some);
            case REFUNDS ->
                new SlotValue.Refund(
                        id,
                        word(),
                        chance() ? null : eur(amount()),
                        null,
                        null,
                        List.of(Says.back("a", "1")),
                        chance());
            case RETURNS -> new SlotValue.Return(id, word(), null, null, chance(), some);
        };
    }

    private String[] ids() {
        List<String> ids = new ArrayList<>(List.of("a", "b", "c"));
        ids.removeIf(id -> chance());
        return ids.toArray(String[]::new);
    }

    private String word() {
        return WORDS[random.nextInt(WORDS.length)];
    }

    private String amount() {
        return random.nextInt(40) + "." + (10 + random.nextInt(80));
    }

    private boolean chance() {
        return random.nextBoolean();
    }
}
