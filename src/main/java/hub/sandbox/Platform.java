package hub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How one platform looks from outside: its payloads, its words, its webhooks. Every bean of this kind is played. */
interface Platform {

    String name();

    /** What can be done with an order there. */
    Set<String> actions();

    /** @throws ShopRefuses when this platform knows no such action */
    default void allows(String action) {
        if (!actions().contains(action)) {
            throw new ShopRefuses("action: " + action + " (expected: one of "
                    + actions().stream().sorted().toList() + ")");
        }
    }

    /** Most forget it. */
    default void delete(Shop shop, ShopOrder order) {
        shop.delete(order);
    }

    /** The order as the platform's API and its webhooks show it. */
    JsonNode order(Shop shop, ShopOrder order);

    /** A product as the platform's API shows it. */
    JsonNode product(Shop shop, ShopProduct product);

    /** What the API answers to a read of this order. */
    JsonNode answer(Shop shop, ShopOrder order);

    /**
     * What the API answers to a caller it knows, while nothing else happens in the shop.
     *
     * @return empty where the platform has nothing at that path
     */
    Optional<ApiAnswer> serve(Shop shop, ApiRequest request);

    /** A call begins. @return what is to be done when it ends */
    default Runnable under(Shop shop, ApiRequest request) {
        return () -> {};
    }

    /** Whether this call spends of {@link #callCount()}; what has a count of its own does not. */
    default boolean counts(ApiRequest request) {
        return true;
    }

    /** What the platform tells after an action, in the order in which it happened. */
    List<Event> events(Shop shop, ShopOrder order, String action);

    /** All that can be subscribed to. */
    List<String> topics();

    Map<String, String> headers(Shop shop, Event event, Subscription to, String body);

    /** A webhook was not taken, whatever was repeated. */
    void gaveUp(Shop shop, Subscription to);

    /** What the platform does when it lets go of subscriptions: they are gone, or only switched off. */
    boolean switchesOff();

    /** What the platform tells when a product, or how many there are of it, changed. */
    List<Event> events(Shop shop, ShopProduct product);

    /** How often a webhook that was not taken is sent again. */
    int repeats();

    /** How long after the last try that is. */
    default Duration pause(int repeated) {
        return Duration.ofSeconds(1L << repeated);
    }

    /** What a platform does to an address before it sends these there for the first time. */
    default void beforeSending(Shop shop, List<Event> events) {
        // Most just send.
    }

    /** What a caller of the API has to show, whole, in this header. */
    Credential credential(Shop shop);

    /** What the API says to somebody it does not know, to a read of an order it does not have, and to one in a hurry. */
    JsonNode says(ApiAnswer.Refusal refusal);

    /** Null where the platform does not count calls. */
    CallCount callCount();

    /**
     * What every answer tells of the count.
     *
     * @param left calls that may be made at once
     * @param more until there are more
     */
    default Map<String, String> counted(long left, Duration more) {
        return Map.of();
    }

    /** What an answer to somebody in a hurry tells beside that. */
    default Map<String, String> patience() {
        return Map.of("Retry-After", "2.0");
    }

    record Credential(String header, String value) {}

    /** @param window after which {@code back} calls come back: bit by bit within a second, all at its end in longer ones */
    record CallCount(int burst, int back, Duration window) {}

    /** The setting and secrets that an account of the hub needs to be connected to this shop. */
    Map<String, Object> account(Shop shop);

    /** @param id unlike for any other event */
    record Event(String topic, String id, JsonNode body) {}
}
