package hub.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import hub.security.Sealer;
import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The keys the hub signs tokens with, sealed in the database and held in memory. The newest signs, all verify. They lie on
 * a curve: an RSA key takes seconds to make, and every first start waited for it.
 */
@Component
class SigningKeys implements JWKSource<SecurityContext>, SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);

    private record Held(JWK key, Instant since) {}

    private final JdbcClient jdbc;
    private final Sealer sealer;
    private final OAuthSettings settings;
    private final Clock clock;
    private volatile List<Held> newestFirst = List.of();

    SigningKeys(JdbcTemplate jdbc, Sealer sealer, OAuthSettings settings, Clock clock) {
        this.jdbc = JdbcClient.create(jdbc);
        this.sealer = sealer;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) {
        return selector.select(new JWKSet(newestFirst.stream().map(Held::key).toList()));
    }

    /** Only the key that signs now. */
    JWKSource<SecurityContext> signing() {
        return (selector, context) ->
                selector.select(new JWKSet(newestFirst.get(0).key()));
    }

    @Override
    public void afterSingletonsInstantiated() {
        load();
        if (newestFirst.isEmpty() || isOld(newestFirst.get(0))) {
            create();
            load();
        }
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 60_000)
    void refresh() {
        try {
            afterSingletonsInstantiated();
        } catch (DataAccessException away) {
            LOG.warn("signing keys stay as they are: {}", away.getMessage());
        }
    }

    private boolean isOld(Held held) {
        return held.since().plus(settings.keyLasts()).isBefore(clock.instant());
    }

    private void create() {
        try {
            JWK key = new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .generate();
            jdbc.sql("insert into oauth_signing_key (id, sealed, created_at) values (?, ?, ?)")
                    .params(
                            key.getKeyID(),
                            sealer.sealSecret(key.toJSONString()),
                            Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                    .update();
        } catch (JOSEException e) {
            throw new IllegalStateException("this Java makes no keys on the curve P-256", e);
        }
    }

    /** A key that no token can be alive under any more is left out. */
    private void load() {
        Instant oldest = clock.instant().minus(settings.keyLasts()).minus(settings.keyLasts());
        List<Held> held = new ArrayList<>();
        jdbc.sql("select sealed, created_at from oauth_signing_key where created_at > ? order by created_at desc, id")
                .param(Timestamp.from(oldest))
                .query(row -> {
                    held.add(new Held(
                            parsed(sealer.openSecret(row.getBytes(1))),
                            row.getTimestamp(2).toInstant()));
                });
        newestFirst = List.copyOf(held);
    }

    private static JWK parsed(String json) {
        try {
            return JWK.parse(json);
        } catch (ParseException e) {
            throw new IllegalStateException("a signing key in the database is no JWK", e);
        }
    }
}
