package hub.oauth;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.util.List;

/**
 * The keys of another issuer. They are read when the first token comes, so that the start does not wait for it; an unknown
 * key id is looked up at once, and while the issuer is away its last keys stand.
 */
final class ForeignKeys implements JWKSource<SecurityContext> {

    private static final int MILLIS = 1500;
    private static final int BYTES = 200_000;
    private static final long KEPT = 300_000;
    private static final long AT_MOST_EVERY = 1000;
    private static final long OUTAGE = 24 * 3600_000L;

    private final DefaultResourceRetriever reader = new DefaultResourceRetriever(MILLIS, MILLIS, BYTES);
    private final OAuthSettings settings;
    private volatile JWKSource<SecurityContext> keys;

    ForeignKeys(OAuthSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) throws KeySourceException {
        return keys().get(selector, context);
    }

    private synchronized JWKSource<SecurityContext> keys() throws KeySourceException {
        if (keys == null) {
            keys = JWKSourceBuilder.create(place(), reader)
                    .cache(KEPT, 2L * MILLIS)
                    .rateLimited(AT_MOST_EVERY)
                    .outageTolerant(OUTAGE)
                    .build();
        }
        return keys;
    }

    private URL place() throws KeySourceException {
        try {
            if (!settings.jwks().isBlank()) {
                return URI.create(settings.jwks()).toURL();
            }
            String metadata = settings.issuer().replaceAll("/$", "") + "/.well-known/openid-configuration";
            String found = reader.retrieveResource(URI.create(metadata).toURL()).getContent();
            return URI.create(JSONObjectUtils.getString(JSONObjectUtils.parse(found), "jwks_uri"))
                    .toURL();
        } catch (IOException | ParseException | RuntimeException unknown) {
            throw new KeySourceException("issuer: its keys cannot be found", unknown);
        }
    }
}
