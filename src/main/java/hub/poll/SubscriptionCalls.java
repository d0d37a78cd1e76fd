package hub.poll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import hub.outbound.PlatformAway;
import hub.outbound.PlatformCalls;
import hub.poll.SubscriptionPlan.Found;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The calls about what a platform tells, by its files. */
@Component
class SubscriptionCalls {

    private static final int MOST_PAGES = 50;

    /** The platform does not subscribe the hub to this topic; others may be none the worse. */
    static final class NotSubscribed extends RuntimeException {

        NotSubscribed(String words) {
            super(words);
        }
    }

    private interface Way {
        JsonNode call(String account, String verb, JsonNode asked);
    }

    private final PlatformCalls calls;

    SubscriptionCalls(PlatformCalls calls) {
        this.calls = calls;
    }

    /** @throws PlatformAway */
    List<Found> list(String account, List<String> topics) {
        return list(account, topics, calls::ask);
    }

    /** @param id of the one to be switched on again; null for a new one */
    Found subscribe(String account, String topic, String address, String id) {
        ObjectNode asked = Json.MAPPER.createObjectNode().put("topic", topic).put("address", address);
        if (id != null) {
            asked.put("id", id);
        }
        JsonNode answer = calls.ask(account, "subscribe", asked);
        JsonNode made = answer.path("subscription");
        if (answer.has("refused") || !made.path("active").asBoolean()) {
            throw new NotSubscribed(
                    answer.path("refused").asText("not active (expected: the address answers the platform)"));
        }
        return new Found(made.path("id").asText(), topic, address, true);
    }

    void unsubscribe(String account, Found one) {
        unsubscribe(account, one, calls::ask);
    }

    List<Found> lastList(String account, List<String> topics) {
        return list(account, topics, calls::lastly);
    }

    void lastly(String account, Found one) {
        unsubscribe(account, one, calls::lastly);
    }

    private static void unsubscribe(String account, Found one, Way way) {
        ObjectNode asked = Json.MAPPER.createObjectNode().put("id", one.id()).put("topic", one.topic());
        JsonNode answer = way.call(account, "unsubscribe", asked);
        if (answer.has("refused")) {
            throw new NotSubscribed(answer.path("refused").asText());
        }
    }

    private static List<Found> list(String account, List<String> topics, Way way) {
        List<Found> found = new ArrayList<>();
        ObjectNode asked = Json.MAPPER.createObjectNode();
        asked.set("topics", Json.MAPPER.valueToTree(topics));
        for (int page = 1; page <= MOST_PAGES; page++) {
            JsonNode answer = way.call(account, "list-subscriptions", asked.put("page", page));
            answer.path("subscriptions")
                    .forEach(one -> found.add(new Found(
                            one.path("id").asText(),
                            one.path("topic").asText(),
                            one.path("address").asText(),
                            one.path("active").asBoolean())));
            if (!answer.hasNonNull("next")) {
                break;
            }
            asked.set("token", answer.path("next"));
        }
        return found;
    }
}
