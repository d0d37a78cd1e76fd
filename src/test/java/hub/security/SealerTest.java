package hub.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class SealerTest {

    private static final byte[] PLAIN = "{\"name\":\"Ada\"}".getBytes(UTF_8);

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh());
    private final String key = newKey();
    private final Sealer sealer = sealer(key);

    @Test
    void a_payload_passes_from_the_days_key_to_the_orders_key() {
        Sealed atIntake = sealer.sealAtIntake(PLAIN);
        OrderSecret order = sealer.newOrderSecret();
        Sealed underOrder = sealer.underOrder(atIntake, order);

        assertThat(sealer.open(atIntake, Optional.empty())).isEqualTo(PLAIN);
        assertThat(underOrder.body()).isSameAs(atIntake.body());
        OrderSecret again = sealer.orderSecret(order.wrapped());
        assertThat(sealer.open(Sealed.of(underOrder.toBytes()), Optional.of(again)))
                .isEqualTo(PLAIN);
        assertThatThrownBy(() -> sealer.open(underOrder, Optional.of(sealer.newOrderSecret())))
                .isInstanceOf(CannotOpen.class);
        assertThatThrownBy(() -> sealer.open(underOrder, Optional.empty())).isInstanceOf(CannotOpen.class);
    }

    @Test
    void documents_and_account_secrets_open_only_as_what_they_were_sealed() {
        OrderSecret order = sealer.newOrderSecret();

        assertThat(sealer.openForOrder(order, sealer.sealForOrder(order, PLAIN)))
                .isEqualTo(PLAIN);
        assertThat(sealer.openSecret(sealer.sealSecret("shpss_ü"))).isEqualTo("shpss_ü");
        assertThatThrownBy(() -> sealer.openSecret(order.wrapped())).isInstanceOf(CannotOpen.class);
        assertThatThrownBy(() -> sealer.orderSecret(null)).hasMessageContaining("erased");
    }

    @Test
    void a_changed_byte_is_noticed() {
        byte[] bytes = sealer.sealAtIntake(PLAIN).toBytes();
        bytes[bytes.length - 1] ^= 1;

        assertThatThrownBy(() -> sealer.open(Sealed.of(bytes), Optional.empty()))
                .isInstanceOf(CannotOpen.class);
    }

    @Test
    void another_instance_opens_what_this_one_sealed_and_an_erased_day_opens_nowhere() {
        Sealed sealed = sealer.sealAtIntake(PLAIN);
        assertThat(sealer(key).open(sealed, Optional.empty())).isEqualTo(PLAIN);

        keys(key, today()).eraseBefore(LocalDate.now(ZoneOffset.UTC).plusDays(1));

        Sealer tomorrow =
                new Sealer(MasterKeys.parse(key), keys(key, Clock.offset(today(), java.time.Duration.ofDays(1))));
        assertThatThrownBy(() -> tomorrow.open(sealed, Optional.empty())).hasMessageContaining("erased");
    }

    @Test
    void intake_goes_on_for_days_without_the_database() {
        var clock = new MovableClock(Instant.parse("2026-11-23T10:00:00Z"));
        Sealer hub = new Sealer(MasterKeys.parse(key), keys(key, clock));
        jdbc.sql("drop table intake_key").update();

        clock.now = Instant.parse("2026-11-28T10:00:00Z");

        assertThat(hub.open(hub.sealAtIntake(PLAIN), Optional.empty())).isEqualTo(PLAIN);
    }

    @Test
    void a_rotated_master_key_opens_the_old_and_seals_the_new() {
        byte[] old = sealer.sealSecret("token");
        byte[] mark = new BlindIndex(check(key).secret("index")).of("email", "ada@example.org");
        String fresh = newKey();

        Sealer rotated = sealer(fresh + ", " + key);

        assertThat(rotated.openSecret(old)).isEqualTo("token");
        assertThatThrownBy(() -> sealer.openSecret(rotated.sealSecret("token"))).hasMessageContaining("HUB_MASTER_KEY");
        byte[] markAfter = new BlindIndex(check(fresh + "," + key).secret("index")).of("email", "ada@example.org");
        assertThat(markAfter).isEqualTo(mark);
        assertThat(check(fresh).secret("index")).isEqualTo(check(fresh).secret("index"));
    }

    @Test
    void a_wrong_master_key_stops_the_start() {
        check(key);

        assertThatThrownBy(() -> check(newKey()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("HUB_MASTER_KEY");
    }

    @Test
    void the_master_key_is_asked_for_clearly_and_never_repeated(@TempDir Path folder) throws Exception {
        SealingBeans beans = new SealingBeans();

        assertThatThrownBy(() -> beans.hubMasterKeys("c2hvcnQ=", "", folder))
                .hasMessageContaining("HUB_MASTER_KEY: key 1 has 5 bytes (expected: base64 of 32 bytes")
                .hasMessageNotContaining("c2hvcnQ=");
        assertThatThrownBy(() -> beans.hubMasterKeys("", "jdbc:postgresql://db/hub", folder))
                .hasMessageContaining("HUB_MASTER_KEY: not set");
        beans.hubMasterKeys(newKey(), "", folder);
        assertThat(folder).isEmptyDirectory();

        MasterKeys created = beans.hubMasterKeys("", "", folder);

        Path file = folder.resolve("master.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        byte[] sealed = created.seal(PLAIN, "x");
        assertThat(beans.hubMasterKeys("", "", folder).open(sealed, "x")).isEqualTo(PLAIN);
    }

    @Test
    void equal_words_of_one_field_have_equal_marks() {
        BlindIndex index = new BlindIndex(SealKey.random());

        assertThat(index.of("email", "a@b.c")).hasSize(32).isEqualTo(index.of("email", "a@b.c"));
        assertThat(index.of("email", "a@b.c")).isNotEqualTo(index.of("name", "a@b.c"));
    }

    private Sealer sealer(String masterKey) {
        check(masterKey);
        return new Sealer(MasterKeys.parse(masterKey), keys(masterKey, today()));
    }

    private KeyCheck check(String masterKey) {
        return new KeyCheck(jdbc, MasterKeys.parse(masterKey));
    }

    private IntakeKeys keys(String masterKey, Clock clock) {
        return new IntakeKeys(jdbc, MasterKeys.parse(masterKey), clock);
    }

    private static Clock today() {
        return Clock.systemUTC();
    }

    private static String newKey() {
        return Base64.getEncoder().encodeToString(SealKey.random());
    }
}
