package hub.channel;

import hub.overlay.Overlay;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Accounts and connectors as tests need them. */
final class AccountFixture {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private AccountFixture() {}

    static Connectors connectors() {
        return new Connectors(new Overlay(""));
    }

    static Account shopify(String id, String shop, String... clientSecrets) {
        return account(id, "shopify", shop, Map.of("shop", shop), Map.of("clientSecret", List.of(clientSecrets)));
    }

    static Account woo(String id, String... webhookSecrets) {
        return account(
                id,
                "woocommerce",
                "shop.example",
                Map.of("url", "https://shop.example"),
                Map.of("webhookSecret", List.of(webhookSecrets)));
    }

    static Account account(
            String id,
            String connector,
            String storeKey,
            Map<String, String> settings,
            Map<String, List<String>> secrets) {
        return new Account(
                id,
                connector,
                storeKey,
                id,
                Account.Status.ACTIVE,
                false,
                Account.SyncFrequency.REAL_TIME,
                settings,
                secrets,
                NOW,
                NOW,
                null,
                NOW,
                NOW,
                1);
    }

    /** Nobody but the account itself. */
    static StoreNeighbours alone() {
        return neighbours();
    }

    static StoreNeighbours neighbours(Account... accounts) {
        AccountsKnown known = new AccountsKnown(List.of(accounts));
        return new StoreNeighbours() {
            @Override
            public boolean secretServesAnother(Account account, String secret) {
                return known.secretServesAnother(account, secret);
            }

            @Override
            public boolean storeOfAnother(Account account, String storeKey) {
                return known.storeOfAnother(account, storeKey);
            }
        };
    }
}
