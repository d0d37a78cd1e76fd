package hub.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import hub.settings.HubSettings;
import hub.settings.Part;
import hub.store.EnrichmentStores;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class LeasesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private Instant now = NOW;
    private final InstantSource time = () -> now;

    static Stream<Named<DataSource>> stores() {
        return EnrichmentStores.both();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void one_account_has_one_holder_and_a_new_one_a_higher_fence(DataSource source) {
        JdbcClient jdbc = JdbcClient.create(source);
        account(jdbc);
        Leases first = leases(jdbc);
        Leases second = leases(jdbc);

        first.renew();
        second.renew();
        assertThat(first.fence("acme")).hasValue(1);
        assertThat(second.fence("acme")).isEmpty();

        now = now.plus(Duration.ofSeconds(20));
        first.renew();
        now = now.plus(Duration.ofSeconds(20));
        second.renew();
        assertThat(first.fence("acme")).hasValue(1);
        assertThat(second.fence("acme")).isEmpty();

        now = now.plus(Duration.ofSeconds(31));
        second.renew();
        assertThat(first.fence("acme")).isEmpty();
        assertThat(second.fence("acme")).hasValue(2);
        first.renew();
        assertThat(first.fence("acme")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void a_deleted_account_is_nobodys(DataSource source) {
        JdbcClient jdbc = JdbcClient.create(source);
        account(jdbc);
        Leases leases = leases(jdbc);
        leases.renew();
        jdbc.sql("delete from account").update();

        leases.forgetDeletedAccounts();
        leases.renew();

        assertThat(leases.fence("acme")).isEmpty();
    }

    private Leases leases(JdbcClient jdbc) {
        HubSettings settings = new HubSettings(
                null,
                null,
                null,
                null,
                null,
                Set.of(Part.WORKER),
                null,
                null,
                null,
                "jdbc:postgresql://x",
                null,
                null,
                null,
                null,
                null);
        return new Leases(jdbc, settings, time.withZone(ZoneOffset.UTC));
    }

    private static void account(JdbcClient jdbc) {
        jdbc.sql(
                        "insert into account (id, connector, store_key, label, status, paused, sync_frequency, settings, secrets,"
                                + " created_at, changed_at, version) values ('acme', 'shopify', 'acme', 'acme', 'active', false,"
                                + " 'real-time', '{}', ?, ?, ?, 1)")
                .params(new byte[0], Timestamp.from(NOW), Timestamp.from(NOW))
                .update();
    }
}
