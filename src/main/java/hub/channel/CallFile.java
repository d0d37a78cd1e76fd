package hub.channel;

import hub.channel.Connector.CallLimit;
import hub.channel.Connector.Polling;
import hub.channel.Connector.Timeouts;
import java.util.Map;

/** Reads how the platform may be called. */
final class CallFile {

    private CallFile() {}

    static Map<String, CallLimit> limits(YamlSection limits) {
        return limits.each(call ->
                limit(limits.section(call).only("burst", "perSecond", "header", "operations", "cost", "costs")));
    }

    static Timeouts timeouts(YamlSection timeouts) {
        timeouts.only("connect", "read", "total");
        return new Timeouts(
                YamlValues.duration(timeouts, "connect"),
                YamlValues.duration(timeouts, "read"),
                YamlValues.duration(timeouts, "total"));
    }

    static Polling polling(YamlSection polling) {
        polling.only("overlap", "pageSize");
        return new Polling(YamlValues.duration(polling, "overlap"), YamlValues.positive(polling, "pageSize"));
    }

    private static CallLimit limit(YamlSection limit) {
        return new CallLimit(
                YamlValues.positive(limit, "burst"),
                YamlValues.positive(limit, "perSecond"),
                limit.textOr("header", null),
                limit.texts("operations"),
                limit.has("cost") ? YamlValues.positive(limit, "cost") : 1,
                limit.has("costs") ? costs(limit.section("costs")) : Map.of());
    }

    private static Map<String, Integer> costs(YamlSection costs) {
        return costs.each(operation -> YamlValues.positive(costs, operation));
    }
}
