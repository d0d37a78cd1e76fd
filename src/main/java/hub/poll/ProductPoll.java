package hub.poll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import hub.level.MetLevels;
import hub.level.PublicationPlan;
import hub.outbound.PlatformCalls;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import org.springframework.stereotype.Component;

/** Walks through all an account sells. What the walk did not meet is sold no more. */
@Component
class ProductPoll {

    private static final int PAGE = 100;

    private final PlatformCalls calls;
    private final Listings listings;
    private final MetLevels levels;
    private final PublicationPlan plan;
    private final Clock clock;

    ProductPoll(PlatformCalls calls, Listings listings, MetLevels levels, PublicationPlan plan, Clock clock) {
        this.calls = calls;
        this.listings = listings;
        this.levels = levels;
        this.plan = plan;
        this.clock = clock;
    }

    /** A page can name several next ones: the following of its own list, and lists inside it. */
    void run(PollTask task) {
        String account = task.account();
        long walk = clock.instant().toEpochMilli();
        Deque<JsonNode> tokens = new ArrayDeque<>();
        tokens.add(Json.MAPPER.nullNode());
        while (!tokens.isEmpty()) {
            JsonNode token = tokens.poll();
            ObjectNode request = Json.MAPPER.createObjectNode().put("pageSize", PAGE);
            if (!token.isNull()) {
                request.set("token", token);
            }
            JsonNode answer = calls.call(account, "list-products", request);
            listings.met(account, answer.path("items"), walk, clock.instant());
            levels.met(account, answer.path("items"), clock.instant());
            answer.path("next").forEach(tokens::add);
        }
        listings.forgetUnmet(account, walk);
        plan.refresh(account, clock.instant());
    }
}
