package hub.channel;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads what becomes of each topic. */
final class TopicFile {

    private static final String ORDER_POINTER = "a JSON Pointer such as /id";
    private static final String POINTER = "account, products, or a JSON Pointer such as /id";

    private TopicFile() {}

    static Map<String, Topic> read(YamlSection topics) {
        Map<String, Topic> read = new LinkedHashMap<>();
        topics.keys().forEach(name -> {
            int star = name.indexOf('*');
            if (star >= 0 && star < name.length() - 1) {
                topics.wrong(name, name, "* only at the end");
            }
            Topic topic = topic(topics.section(name).only("mapping", "orderId", "hint", "keep"));
            if (topic != null) {
                read.put(name, topic);
            }
        });
        return read;
    }

    private static Topic topic(YamlSection topic) {
        if (topic.keys().stream().filter(key -> !key.equals("orderId")).count() > 1) {
            topic.wrongWhole("exactly one of mapping, hint, keep");
            return null;
        }
        if (topic.has("orderId") && !topic.has("mapping")) {
            topic.wrong("orderId", "only beside mapping");
            return null;
        }
        if (topic.has("hint")) {
            return topic.required("hint", POINTER, TopicFile::hint);
        }
        if (topic.has("keep")) {
            return new Topic.Kept(topic.text("keep"));
        }
        return new Topic.Mapped(
                topic.text("mapping", "one of mapping, hint, keep"),
                topic.optional("orderId", ORDER_POINTER, YamlValues::pointer, null));
    }

    private static Topic hint(String where) {
        return switch (where) {
            case "account" -> new Topic.AccountHint();
            case "products" -> new Topic.ProductHint();
            default -> new Topic.OrderHint(YamlValues.pointer(where));
        };
    }
}
