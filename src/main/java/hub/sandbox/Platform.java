package hub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How one platform looks from outside: its payloads, its words, its webhooks. */
interface Platform {

    String name();

    /** @throws ShopRefuses when this platform knows no such action */
    void allows(String action);

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

    /** What a caller of the API has to show, whole, in this header. */
    Credential credential(Shop shop);

    /** What the API says to somebody it does not know, to a read of an order it does not have, and to one in a hurry. */
    JsonNode says(ApiAnswer.Refusal refusal);

    /** Null where the platform does not count calls. */
    CallCount callCount();

    record Credential(String header, String value) {}

    /** @param header tells {@code used/limit} */
    record CallCount(int burst, int perSecond, String header) {}

    /** The setting and secrets that an account of the hub needs to be connected to this shop. */
    Map<String, Object> account(Shop shop);

    /** @param id unlike for any other event */
    record Event(String topic, String id, JsonNode body) {}
}
