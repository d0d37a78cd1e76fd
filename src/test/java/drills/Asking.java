package drills;

import com.fasterxml.jackson.databind.JsonNode;
import hub.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** How drills speak with a hub that may be dead at any moment. */
final class Asking {

    private static final Duration LONGEST_OUTAGE = Duration.ofMinutes(5);

    private Asking() {}

    /** As senders do it: again until they are heard. */
    static void untilTaken(String what, Callable<Boolean> taken) {
        Awaitility.await(what + " taken")
                // A mail server whose client was killed complains in a thread of its own.
                .dontCatchUncaughtExceptions()
                .atMost(LONGEST_OUTAGE)
                .pollInterval(Duration.ofMillis(200))
                .pollDelay(Duration.ZERO)
                .until(taken);
    }

    /** Empty for every answer but this one, and for none. */
    static Optional<JsonNode> post(HubProcess hub, int wanted, String path, String body, String... headers) {
        try {
            HttpResponse<String> answer = hub.post(path, body, headers);
            if (answer.statusCode() / 100 == 4 && answer.statusCode() != 429 && answer.statusCode() != 409) {
                throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.statusCode() == wanted ? Optional.of(tree(answer.body())) : Optional.empty();
        } catch (IllegalStateException hubIsAway) {
            return Optional.empty();
        }
    }

    static JsonNode json(HubProcess hub, String path) {
        HttpResponse<String> answer = hub.get(path);
        expect(200, answer.statusCode(), path);
        return tree(answer.body());
    }

    /** Every item of a list, page by page. */
    static List<JsonNode> all(HubProcess hub, String path) {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = json(hub, path + (path.contains("?") ? "&" : "?") + "limit=200" + cursor);
            page.path("items").forEach(all::add);
            cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
        } while (!cursor.isEmpty());
        return all;
    }

    /** @return false when it did not come to be so in time */
    static boolean comesTrue(Duration atMost, Callable<Boolean> state) {
        try {
            Awaitility.await()
                    .dontCatchUncaughtExceptions()
                    .atMost(atMost)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(500))
                    .until(state);
            return true;
        } catch (ConditionTimeoutException never) {
            return false;
        }
    }

    static void expect(int wanted, int status, String what) {
        if (status != wanted) {
            throw new IllegalStateException(what + ": " + status + " (expected: " + wanted + ")");
        }
    }

    static JsonNode tree(String body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
