package hub.channel;

import static hub.channel.AccountFixture.NOW;
import static hub.channel.AccountFixture.shopify;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DuplicateKeyException;

/** The same statements on both databases. */
class AccountStoreTest {

    private static final AccountDatabases DATABASES = new AccountDatabases();

    static Stream<AccountDatabases.Named> databases() {
        return DATABASES.both();
    }

    @AfterAll
    static void stop() {
        DATABASES.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("databases")
    void an_account_comes_back_as_it_was_stored_and_its_secrets_lie_sealed(AccountDatabases.Named database) {
        AccountStore store = database.emptyStore();
        Account acme = shopify("acme", "acme.example", "new ünï", "old");

        assertThat(store.insert(acme)).isTrue();

        assertThat(store.find("acme")).contains(acme);
        byte[] lying = database.jdbc()
                .sql("select secrets from account")
                .query(byte[].class)
                .single();
        assertThat(new String(lying, UTF_8)).doesNotContain("new", "old", "clientSecret");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("databases")
    void an_id_or_a_store_that_is_there_is_not_inserted_again(AccountDatabases.Named database) {
        AccountStore store = database.emptyStore();
        store.insert(shopify("acme", "acme.example", "s"));

        assertThat(store.insert(shopify("acme", "other.example", "s"))).isFalse();
        assertThat(store.insert(shopify("other", "acme.example", "s"))).isFalse();
        assertThat(store.insert(AccountFixture.account(
                        "other", "woocommerce", "acme.example", Map.of(), Map.of("webhookSecret", List.of("s")))))
                .isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("databases")
    void a_change_needs_the_version_it_was_made_from(AccountDatabases.Named database) {
        AccountStore store = database.emptyStore();
        Account acme = shopify("acme", "acme.example", "s");
        store.insert(acme);
        Account paused = AccountChange.paused(acme, true, NOW.plusSeconds(1));

        assertThat(store.update(paused)).isTrue();
        assertThat(store.update(paused)).isFalse();

        Account now = store.find("acme").orElseThrow();
        assertThat(now.paused()).isTrue();
        assertThat(now.version()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("databases")
    void a_change_to_the_store_of_another_account_is_refused(AccountDatabases.Named database) {
        AccountStore store = database.emptyStore();
        store.insert(shopify("acme", "acme.example", "s"));
        store.insert(shopify("other", "other.example", "s"));

        assertThatThrownBy(() -> store.update(shopify("other", "acme.example", "s")))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("databases")
    void a_refresh_reads_new_changed_and_recreated_accounts_and_forgets_deleted_ones(AccountDatabases.Named database) {
        AccountStore store = database.emptyStore();
        Accounts accounts = new Accounts(store);
        Account acme = shopify("acme", "acme.example", "s");
        store.insert(acme);
        store.insert(shopify("gone", "gone.example", "s"));
        accounts.refresh();
        assertThat(accounts.all()).extracting(Account::id).containsExactly("acme", "gone");

        store.update(AccountChange.paused(acme, true, NOW));
        store.delete("gone");
        accounts.refresh();

        assertThat(accounts.find("shopify", "acme")).get().matches(Account::paused);
        assertThat(accounts.find("woocommerce", "acme")).isEmpty();
        assertThat(accounts.find("gone")).isEmpty();
    }
}
