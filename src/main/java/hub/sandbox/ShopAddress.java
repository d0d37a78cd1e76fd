package hub.sandbox;

/**
 * Where a shop is found.
 *
 * @param api what calls of the platform's API begin with
 * @param webhooks where the hub takes this shop's webhooks
 */
record ShopAddress(String api, String webhooks) {}
