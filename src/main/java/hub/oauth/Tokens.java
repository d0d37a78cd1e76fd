package hub.oauth;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import hub.security.BearerTokens;
import hub.security.Caller;
import hub.settings.HubSettings;
import java.text.ParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/** Tokens of the hub's own issuer and of the one that is configured; nobody else's count. */
@Component
class Tokens implements BearerTokens {

    private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final OAuthClients clients;
    private final OAuthSettings settings;
    private final String ownIssuer;
    private final JwtDecoder own;
    private final JwtDecoder foreign;

    Tokens(OAuthClients clients, SigningKeys keys, OAuthSettings settings, HubSettings hub) {
        this.clients = clients;
        this.settings = settings;
        this.ownIssuer = hub.publicUrl();
        this.own = decoder(keys, ownIssuer);
        this.foreign = settings.issuer().isBlank() ? null : decoder(new ForeignKeys(settings), settings.issuer());
    }

    @Override
    public Optional<Caller> check(String token, String origin) {
        try {
            String issuer = JWTParser.parse(token).getJWTClaimsSet().getIssuer();
            if (ownIssuer.equals(issuer)) {
                return ofTheHub(own.decode(token), origin);
            }
            return foreign != null && settings.issuer().equals(issuer)
                    ? Optional.of(ofAnother(foreign.decode(token), origin))
                    : Optional.empty();
        } catch (ParseException noToken) {
            return Optional.empty();
        } catch (JwtException refused) {
            LOG.info("token refused: {}", refused.getMessage());
            return Optional.empty();
        }
    }

    /** A client that was revoked takes its tokens with it. */
    private Optional<Caller> ofTheHub(Jwt token, String origin) {
        return clients.find(token.getSubject())
                .map(OAuthClients.Held::client)
                .map(client -> new Caller(
                        "client:" + client.id(), origin, narrowed(token, client.scopes()), client.terminal()));
    }

    private Caller ofAnother(Jwt token, String origin) {
        return new Caller(
                "token:" + token.getSubject(),
                origin,
                narrowed(token, settings.scopes()),
                token.getClaimAsString(settings.terminalClaim()));
    }

    /** A token may say what it likes; it can do no more than whoever it was given to. */
    private static Set<String> narrowed(Jwt token, Set<String> most) {
        Set<String> said = new HashSet<>(words(token.getClaims().get("scope")));
        said.addAll(words(token.getClaims().get("scp")));
        said.retainAll(most);
        return Set.copyOf(said);
    }

    private static List<String> words(Object claim) {
        if (claim instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return claim == null ? List.of() : List.of(claim.toString().split(" "));
    }

    private JwtDecoder decoder(JWKSource<SecurityContext> keys, String issuer) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        // Spring's validators look at the claims.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(),
                new JwtIssuerValidator(issuer),
                new JwtClaimValidator<Object>("exp", expires -> expires != null),
                new JwtClaimValidator<List<String>>(
                        "aud", audience -> audience != null && audience.contains(settings.audience()))));
        return decoder;
    }
}
