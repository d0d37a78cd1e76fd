package hub.channel;

import static hub.channel.AccountFixture.shopify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class AccountsTest {

    private final AccountDatabases.Named database = new AccountDatabases().h2();

    @Test
    void while_the_database_is_away_the_last_known_accounts_stand() {
        AccountStore store = database.emptyStore();
        store.insert(shopify("acme", "acme.example", "s"));
        Accounts accounts = new Accounts(store);
        accounts.refresh();

        database.jdbc().sql("shutdown immediately").update();
        accounts.refreshOrKeep();

        assertThat(accounts.find("shopify", "acme")).isPresent();
    }

    @Test
    void an_instance_that_could_not_read_its_accounts_does_not_start() {
        AccountStore store = database.emptyStore();
        database.jdbc().sql("drop table account").update();
        Accounts accounts = new Accounts(store);

        assertThatThrownBy(accounts::afterSingletonsInstantiated).isInstanceOf(DataAccessException.class);
    }

    @Test
    void no_secret_is_in_the_text_of_an_account() {
        assertThat(shopify("acme", "acme.example", "s3cret").toString()).doesNotContain("s3cret");
    }

    @Test
    void one_shop_has_one_key_however_it_is_written() {
        assertThat(StoreKeys.of(Connector.StoreKey.Form.HOST, " HTTPS://Acme.MyShopify.com/ "))
                .isEqualTo("acme.myshopify.com");
        assertThat(StoreKeys.of(Connector.StoreKey.Form.HOST, "acme.myshopify.com:443"))
                .isEqualTo("acme.myshopify.com");
        assertThat(StoreKeys.of(Connector.StoreKey.Form.HOST, "localhost:8080")).isEqualTo("localhost:8080");
        assertThat(StoreKeys.of(Connector.StoreKey.Form.SITE, "http://Shop.Example/Store/"))
                .isEqualTo("shop.example/Store");
        assertThat(StoreKeys.of(Connector.StoreKey.Form.SITE, "https://shop.example/"))
                .isEqualTo("shop.example");
        assertThat(StoreKeys.of(Connector.StoreKey.Form.TEXT, "A1B2")).isEqualTo("A1B2");
    }
}
