package hub.sandbox;

/** Somebody wants to be told of one topic. Guarded by its list. */
final class Subscription {

    final String id;
    final String topic;
    String secret;
    String target;
    boolean active;
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
}
