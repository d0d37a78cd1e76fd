package hub.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.alert.Alert.State;
import hub.alert.Measure.Unit;
import hub.feed.Event;
import hub.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;

/** An alert as others are told of it: fields for programs, one line for people. */
final class AlertWords {

    private static final int MOST_SHOWN = 5;

    private AlertWords() {}

    static Event event(Alert alert) {
        boolean over = alert.state() == State.CLOSED;
        ObjectNode data = Json.MAPPER.createObjectNode();
        data.put("alertId", alert.id().toString());
        data.put("rule", alert.rule());
        data.put("measure", alert.measure().word());
        data.put("severity", alert.severity().word());
        data.put("amount", plain(alert.amount()));
        data.put("above", plain(alert.above()));
        data.put("peak", plain(alert.peak()));
        data.put("since", alert.since().toString());
        ArrayNode shares = data.putArray("shares");
        alert.shares()
                .forEach(share ->
                        shares.addObject().put("subject", share.subject()).put("value", plain(share.value())));
        data.put("text", line(alert));
        String type = over ? "crossdock.alert.closed" : "crossdock.alert.opened";
        return new Event(
                alert.id() + ":" + (over ? "alert.closed" : "alert.opened"),
                type,
                alert.id().toString(),
                data);
    }

    static String line(Alert alert) {
        String measure = alert.measure().title() + ": " + said(alert, alert.amount());
        if (alert.state() == State.CLOSED) {
            return "All clear: " + measure + " (at most " + said(alert, alert.peak()) + ")";
        }
        String shares = alert.shares().stream()
                .limit(MOST_SHOWN)
                .map(share -> share.subject() + " " + said(alert, share.value()))
                .collect(Collectors.joining(", "));
        String rest = alert.shares().size() > MOST_SHOWN ? ", …" : "";
        return alert.severity().word().toUpperCase(Locale.ROOT) + ": " + measure + " (threshold "
                + said(alert, alert.above()) + ")" + (shares.isEmpty() ? "" : " – " + shares + rest);
    }

    private static String said(Alert alert, BigDecimal value) {
        if (alert.measure().unit() == Unit.PIECES) {
            return plain(value);
        }
        Duration time =
                Duration.ofSeconds(value.setScale(0, RoundingMode.HALF_UP).longValue());
        if (time.toHours() > 0) {
            return time.toHours() + " h " + time.toMinutesPart() + " min";
        }
        return time.toMinutes() > 0
                ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                : time.toSeconds() + " s";
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
