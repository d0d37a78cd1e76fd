package hub.api;

import hub.stock.Locations;
import hub.stock.Transfer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a transfer's bodies may say. */
@Component
class TransferChecks {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");
    private static final int LONGEST_SKU = 255;
    private static final int MOST_LINES = 1000;

    private final Locations locations;

    TransferChecks(Locations locations) {
        this.locations = locations;
    }

    Transfer draft(String id, TransferBody body, Instant now) {
        FieldChecks checks = new FieldChecks();
        if (!ID.matcher(id).matches()) {
            checks.fault("/id", "unusable (expected: 1 to 60 letters, digits, dots, dashes or underscores)");
        }
        String from = location(checks, "/from", body.from());
        String to = location(checks, "/to", body.to());
        if (from != null && from.equals(to)) {
            checks.fault("/to", to + " (expected: another location than /from)");
        }
        String note = body.note() == null ? null : checks.text("/note", body.note(), 500);
        List<TransferBody.LineBody> lines = body.lines() == null ? List.of() : body.lines();
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            checks.fault("/lines", lines.size() + " lines (expected: 1 to " + MOST_LINES + ")");
        }
        List<Transfer.Line> checked = lines(checks, lines);
        checks.done();
        return new Transfer(id, from, to, Transfer.Status.DRAFT, note, now, null, null, checked);
    }

    /** When a step was taken; now where nobody says. */
    static Instant moment(Instant at, Instant now) {
        FieldChecks checks = new FieldChecks();
        Instant moment = QuantityChecks.past(checks, "/at", at, now);
        checks.done();
        return moment;
    }

    /** SKU → what arrived of it. */
    static Map<String, BigDecimal> arrived(Transfer sent, List<TransferBody.LineBody> lines) {
        FieldChecks checks = new FieldChecks();
        Set<String> known = sent.lines().stream().map(Transfer.Line::sku).collect(Collectors.toSet());
        Map<String, BigDecimal> arrived = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            TransferBody.LineBody line = lines.get(i);
            String sku = line == null ? null : line.sku();
            if (sku == null || !known.contains(sku) || arrived.containsKey(sku)) {
                checks.fault("/lines/" + i + "/sku", sku + " (expected: each SKU of the transfer at most once)");
                continue;
            }
            BigDecimal quantity = QuantityChecks.quantity(checks, "/lines/" + i + "/quantity", line.quantity());
            if (quantity != null && quantity.signum() < 0) {
                checks.fault("/lines/" + i + "/quantity", quantity.toPlainString() + " (expected: zero or more)");
            }
            arrived.put(sku, quantity);
        }
        checks.done();
        return arrived;
    }

    private String location(FieldChecks checks, String path, String value) {
        String id = checks.text(path, value, 100);
        if (id != null && locations.find(id).isEmpty()) {
            checks.fault(path, id + " (expected: the id of a location)");
        }
        return id;
    }

    private static List<Transfer.Line> lines(FieldChecks checks, List<TransferBody.LineBody> lines) {
        List<Transfer.Line> checked = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String path = "/lines/" + i;
            if (lines.get(i) == null) {
                checks.fault(path, "missing (expected: a SKU and a quantity)");
                continue;
            }
            String sku = checks.text(path + "/sku", lines.get(i).sku(), LONGEST_SKU);
            BigDecimal quantity = QuantityChecks.positive(
                    checks, path + "/quantity", lines.get(i).quantity());
            if (sku != null && !named.add(sku)) {
                checks.fault(path + "/sku", sku + " (expected: each SKU once)");
            }
            if (sku != null && quantity != null) {
                checked.add(new Transfer.Line(sku, quantity, null));
            }
        }
        return checked;
    }
}
