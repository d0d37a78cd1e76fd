package hub.sandbox;

import java.util.Map;

/** Somebody wants to be told of one topic. Guarded by its list. */
final class Subscription {

    final String id;
    final String topic;
    String secret;
    String target;
    boolean active;
    /** What is sent along with every message. */
    Map<String, String> headers = Map.of();
    /** The target was tried and answered. */
    boolean tried;
    /** In a row. */
    int failures;

    Subscription(String id, String topic, String target, String secret, boolean active) {
        this.id = id;
        this.topic = topic;
        this.target = target;
        this.secret = secret;
        this.active = active;
    }

    /** A topic that ends in a star stands for all that begin like it. */
    boolean wants(String told) {
        return topic.endsWith("*") ? told.startsWith(topic.substring(0, topic.length() - 1)) : topic.equals(told);
    }
}
