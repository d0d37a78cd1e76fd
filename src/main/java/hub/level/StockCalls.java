package hub.level;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import hub.outbound.PlatformCalls;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Levels read and set at a platform, as its mappings tell: one answer for each, in the order asked. */
@Component
class StockCalls {

    /** @param from what the channel shows before it */
    record Change(Seen of, BigDecimal level, BigDecimal from) {}

    enum Became {
        DONE,
        /** Nothing was wrong with it, and it was not done. */
        NOT_DONE,
        /** The channel shows something else than it was taken to. */
        STALE,
        REFUSED,
        UNKNOWN
    }

    record Result(Became became, String words) {}

    private static final Result NOT_SAID = new Result(Became.UNKNOWN, "answer: says nothing of it");

    private final PlatformCalls calls;

    StockCalls(PlatformCalls calls) {
        this.calls = calls;
    }

    /** @return a level for each; null where the platform keeps none */
    List<BigDecimal> read(String account, List<Seen> asked) {
        JsonNode answer = calls.call(account, "get-stock", request(asked));
        List<BigDecimal> levels = new ArrayList<>(Collections.nCopies(asked.size(), null));
        for (JsonNode item : answer.path("items")) {
            int at = item.path("at").asInt(-1);
            if (at >= 0 && at < levels.size() && item.hasNonNull("level")) {
                levels.set(at, new BigDecimal(item.path("level").asText()));
            }
        }
        return levels;
    }

    List<Result> set(String account, List<Change> changes) {
        ObjectNode request = request(changes.stream().map(Change::of).toList());
        request.put("key", UUID.randomUUID().toString());
        for (int i = 0; i < changes.size(); i++) {
            ObjectNode item = (ObjectNode) request.path("items").path(i);
            item.put("level", changes.get(i).level().toBigInteger());
            item.put("from", changes.get(i).from().toBigInteger());
        }
        JsonNode answer = calls.call(account, "set-stock", request);
        List<Result> results = new ArrayList<>(Collections.nCopies(changes.size(), NOT_SAID));
        for (JsonNode item : answer.path("items")) {
            int at = item.path("at").asInt(-1);
            if (at >= 0 && at < results.size()) {
                results.set(
                        at,
                        new Result(
                                became(item.path("state").asText()),
                                item.path("words").asText(null)));
            }
        }
        return results;
    }

    private static Became became(String state) {
        return switch (state) {
            case "done" -> Became.DONE;
            case "not-done" -> Became.NOT_DONE;
            case "stale" -> Became.STALE;
            case "refused" -> Became.REFUSED;
            default -> Became.UNKNOWN;
        };
    }

    private static ObjectNode request(List<Seen> asked) {
        ObjectNode request = Json.MAPPER.createObjectNode();
        request.put("group", asked.get(0).row().key().group());
        ArrayNode items = request.putArray("items");
        for (Seen one : asked) {
            items.addObject()
                    .put("sku", one.row().channelSku())
                    .put("location", one.row().key().location())
                    .set("ids", one.ids());
        }
        return request;
    }
}
