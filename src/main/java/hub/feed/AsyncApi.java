package hub.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.feed.EventTypes.EventType;
import hub.json.Json;

/** The event feed described as AsyncAPI 3.0, made of the schemas of {@link EventTypes}. */
public final class AsyncApi {

    private AsyncApi() {}

    /** @param feedAddress of the broker's topic */
    public static ObjectNode document(String feedAddress) {
        ObjectNode document = Json.MAPPER.createObjectNode();
        document.put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Crossdock events")
                .put("version", "1")
                .put("description", "CloudEvents 1.0, structured JSON, each at least once and in no promised order.");
        document.put("defaultContentType", "application/cloudevents+json");
        ObjectNode feed = document.withObject("/channels/feed");
        feed.put("address", feedAddress).put("description", "The broker's topic.");
        ObjectNode webhooks = document.withObject("/channels/webhooks");
        webhooks.putNull("address")
                .put("description", "Each subscriber's own address; signed as Standard Webhooks describes.");
        for (EventType type : EventTypes.all().values()) {
            message(feed, type);
            message(webhooks, type);
            components(document, type);
        }
        sends(document, "tellFeed", "feed");
        sends(document, "tellSubscribers", "webhooks");
        return document;
    }

    private static void message(ObjectNode channel, EventType type) {
        channel.withObject("/messages").putObject(type.name()).put("$ref", "#/components/messages/" + type.name());
    }

    private static void sends(ObjectNode document, String operation, String channel) {
        document.withObject("/operations")
                .putObject(operation)
                .put("action", "send")
                .putObject("channel")
                .put("$ref", "#/channels/" + channel);
    }

    private static void components(ObjectNode document, EventType type) {
        ObjectNode message = document.withObject("/components/messages").putObject(type.name());
        message.put("name", type.name())
                .put("title", type.schema().path("title").asText())
                .put("summary", type.schema().path("description").asText())
                .put("contentType", "application/cloudevents+json");
        message.putObject("payload").put("$ref", "#/components/schemas/" + type.name());
        document.withObject("/components/schemas").set(type.name(), envelope(type));
    }

    private static ObjectNode envelope(EventType type) {
        ObjectNode schema = Json.MAPPER.createObjectNode();
        schema.put("type", "object");
        schema.putArray("required")
                .add("specversion")
                .add("id")
                .add("source")
                .add("type")
                .add("subject")
                .add("time")
                .add("datacontenttype")
                .add("data");
        ObjectNode fields = schema.putObject("properties");
        fields.putObject("specversion").put("const", "1.0");
        fields.putObject("id").put("type", "string").put("description", "The same whenever this change is told again.");
        fields.putObject("source").put("const", "/crossdock");
        fields.putObject("type").put("const", type.name());
        fields.putObject("subject").put("type", "string");
        fields.putObject("time").put("type", "string").put("format", "date-time");
        fields.putObject("datacontenttype").put("const", "application/json");
        ObjectNode data = type.schema().deepCopy();
        data.remove("$schema");
        fields.set("data", data);
        return schema;
    }
}
