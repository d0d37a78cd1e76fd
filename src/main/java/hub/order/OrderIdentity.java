package hub.order;

/**
 * Which order, and what the hub calls the way it came.
 *
 * @param channel the connector, e.g. {@code shopify}
 * @param account the label of the account
 * @param storeKey the platform's own id of the shop or seller
 * @param externalId the platform's id of the order
 */
public record OrderIdentity(String channel, String account, String storeKey, String externalId) {

    public OrderKey key() {
        return new OrderKey(storeKey, externalId);
    }
}
