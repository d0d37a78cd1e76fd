package hub.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import hub.problem.Problem.FieldFault;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes of a wish what is asked of the channel, piece by piece; refuses what the order does not have. Pure. */
final class Wishes {

    private static final Set<String> REASONS = Set.of("customer", "inventory", "fraud", "declined", "other");

    private final JsonNode order;
    private final Left left;
    private final List<FieldFault> faults = new ArrayList<>();

    private Wishes(JsonNode order, Left left) {
        this.order = order;
        this.left = left;
    }

    /** @throws CommandRefused with every fault */
    static ObjectNode asked(Wish wish, JsonNode order, Left left) {
        Wishes wishes = new Wishes(order, left);
        ObjectNode asked = wishes.of(wish);
        if (!wishes.faults.isEmpty()) {
            throw new CommandRefused(wishes.faults);
        }
        return asked;
    }

    private ObjectNode of(Wish wish) {
        if (wish instanceof Wish.Ship ship) {
            return ship(ship);
        }
        return wish instanceof Wish.Cancel cancel ? cancel(cancel) : refund((Wish.Refund) wish);
    }

    private ObjectNode ship(Wish.Ship ship) {
        ObjectNode asked = Json.MAPPER.createObjectNode();
        Map<String, BigDecimal> pieces = pieces(ship.lines(), Quantity.TO_SHIP);
        if (pieces.isEmpty()) {
            fault("/lines", "nothing is left to ship");
        }
        ArrayNode lines = asked.putArray("lines");
        pieces.forEach((id, quantity) -> lines.addObject().put("lineId", id).put("quantity", plain(quantity)));
        asked.put("carrier", ship.carrier()).put("trackingNumber", ship.trackingNumber());
        asked.put("trackingUrl", ship.trackingUrl()).put("tellBuyer", Boolean.TRUE.equals(ship.tellBuyer()));
        boolean last = left.lineIds().stream()
                .allMatch(id -> left.toShip(id).compareTo(pieces.getOrDefault(id, BigDecimal.ZERO)) <= 0);
        return asked.put("last", last);
    }

    private ObjectNode cancel(Wish.Cancel cancel) {
        String reason = cancel.reason() == null ? "other" : cancel.reason();
        if (!REASONS.contains(reason)) {
            fault(
                    "/reason",
                    reason + " (expected: one of " + REASONS.stream().sorted().toList() + ")");
        }
        ObjectNode asked = Json.MAPPER.createObjectNode().put("reason", reason).put("note", cancel.note());
        asked.put("restock", !Boolean.FALSE.equals(cancel.restock()));
        asked.put("refund", Boolean.TRUE.equals(cancel.refund()));
        return asked.put("tellBuyer", Boolean.TRUE.equals(cancel.tellBuyer()));
    }

    private ObjectNode refund(Wish.Refund refund) {
        String currency = order.path("currency").asText("");
        if (refund.currency() != null && !refund.currency().equals(currency)) {
            fault("/currency", refund.currency() + " (expected: the order's, " + currency + ")");
        }
        boolean whole = refund.lines() == null && refund.amount() == null && refund.shipping() == null;
        Map<String, BigDecimal> pieces =
                refund.lines() == null && !whole ? Map.of() : pieces(refund.lines(), Quantity.TO_REFUND);
        int digits = digits(currency);
        Shares shares = new Shares(left, order.path("taxesIncluded").asBoolean(), digits);
        ObjectNode asked = Json.MAPPER.createObjectNode();
        ArrayNode lines = asked.putArray("lines");
        BigDecimal goods = BigDecimal.ZERO;
        for (Map.Entry<String, BigDecimal> piece : pieces.entrySet()) {
            Shares.Share share = shares.of(piece.getKey(), piece.getValue());
            goods = goods.add(share.gross());
            lines.add(share.json(piece.getKey(), plain(piece.getValue())));
        }
        BigDecimal shipping = whole ? left.money().subtract(goods).max(BigDecimal.ZERO) : or(refund.shipping());
        BigDecimal amount = refund.amount() != null ? refund.amount() : goods.add(shipping);
        if (whole && amount.compareTo(left.money()) > 0) {
            amount = left.money();
        }
        if (faults.stream().noneMatch(fault -> fault.path().startsWith("/lines"))) {
            checkMoney("/amount", amount, digits);
        }
        if (shipping.signum() < 0 || shipping.stripTrailingZeros().scale() > digits) {
            fault("/shipping", plain(shipping) + " (expected: 0 or more, at most " + digits + " decimals)");
        }
        if (amount.compareTo(left.money()) > 0) {
            fault(
                    "/amount",
                    plain(amount) + " (expected: at most " + plain(left.money()) + ", what was paid and kept)");
        }
        asked.put("amount", amount.setScale(digits, RoundingMode.HALF_UP).toPlainString());
        asked.put("shipping", shipping.setScale(digits, RoundingMode.HALF_UP).toPlainString());
        asked.put("currency", currency).put("reason", refund.reason());
        asked.put("restock", Boolean.TRUE.equals(refund.restock()));
        asked.put("offline", Boolean.TRUE.equals(refund.offline()));
        return asked.put("tellBuyer", Boolean.TRUE.equals(refund.tellBuyer()));
    }

    private enum Quantity {
        TO_SHIP,
        TO_REFUND
    }

    private Map<String, BigDecimal> pieces(List<Wish.Pieces> wanted, Quantity which) {
        Map<String, BigDecimal> pieces = new LinkedHashMap<>();
        if (wanted == null) {
            for (String id : left.lineIds()) {
                BigDecimal most = most(id, which);
                if (most.signum() > 0) {
                    pieces.put(id, most);
                }
            }
            return pieces;
        }
        for (int i = 0; i < wanted.size(); i++) {
            piece(wanted.get(i), "/lines/" + i, which, pieces);
        }
        return pieces;
    }

    private void piece(Wish.Pieces piece, String path, Quantity which, Map<String, BigDecimal> pieces) {
        if (piece == null || piece.lineId() == null || left.line(piece.lineId()) == null) {
            fault(path + "/lineId", "no line of the order has this id");
            return;
        }
        if (pieces.containsKey(piece.lineId())) {
            fault(path + "/lineId", piece.lineId() + " twice (expected: each line once)");
            return;
        }
        BigDecimal most = most(piece.lineId(), which);
        BigDecimal quantity = piece.quantity() == null ? most : piece.quantity();
        if (quantity.signum() <= 0 || quantity.compareTo(most) > 0) {
            fault(path + "/quantity", plain(quantity) + " (expected: above 0, at most " + plain(most) + ")");
            return;
        }
        pieces.put(piece.lineId(), quantity);
    }

    private BigDecimal most(String id, Quantity which) {
        return which == Quantity.TO_SHIP ? left.toShip(id) : left.toRefund(id);
    }

    private void checkMoney(String path, BigDecimal amount, int digits) {
        if (amount.signum() <= 0) {
            fault(path, plain(amount) + " (expected: more than 0)");
        }
        if (amount.stripTrailingZeros().scale() > digits) {
            fault(path, plain(amount) + " (expected: at most " + digits + " decimals)");
        }
    }

    private void fault(String path, String message) {
        faults.add(new FieldFault(path, message));
    }

    private static int digits(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException unknown) {
            // A currency of the platform's own: as exact as most are.
            return 2;
        }
    }

    private static BigDecimal or(BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }

    private static String plain(BigDecimal number) {
        return Numbers.plain(number);
    }
}
