package hub.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/** The hub's clients as Spring's authorization server wants to see them. */
@Component
class KnownClients implements RegisteredClientRepository, PasswordEncoder {

    private final OAuthClients clients;
    private final OAuthSettings settings;

    KnownClients(OAuthClients clients, OAuthSettings settings) {
        this.clients = clients;
        this.settings = settings;
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("clients are made under /api/v1/terminals/{id}/clients");
    }

    @Override
    public RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public RegisteredClient findByClientId(String id) {
        return clients.find(id).map(this::registered).orElse(null);
    }

    @Override
    public String encode(CharSequence secret) {
        return OAuthClients.hash(secret.toString());
    }

    @Override
    public boolean matches(CharSequence secret, String hash) {
        return MessageDigest.isEqual(
                encode(secret).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }

    private RegisteredClient registered(OAuthClients.Held held) {
        return RegisteredClient.withId(held.client().id())
                .clientId(held.client().id())
                .clientSecret(held.secretHash())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(held.client().scopes()))
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(settings.lives())
                        .build())
                .build();
    }
}
