package hub.oauth;

import hub.settings.HubSettings;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.web.SecurityFilterChain;

/** The hub's own token endpoint: client credentials and nothing else. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OAuthSettings.class)
class TokenServer {

    static final String TERMINAL = "terminal";

    @Bean
    AuthorizationServerSettings hubAuthorizationServer(HubSettings settings) {
        return AuthorizationServerSettings.builder()
                .issuer(settings.publicUrl())
                .build();
    }

    @Bean
    @Order(0)
    SecurityFilterChain hubTokenDoor(
            HttpSecurity http,
            KnownClients clients,
            OAuthClients terminals,
            SigningKeys keys,
            OAuthSettings settings,
            AuthorizationServerSettings server)
            throws Exception {
        JwtGenerator tokens = new JwtGenerator(new NimbusJwtEncoder(keys.signing()));
        tokens.setJwtCustomizer(context -> describe(context, terminals, settings));
        return http.securityMatcher("/oauth2/token", "/oauth2/jwks", "/.well-known/oauth-authorization-server")
                .with(
                        OAuth2AuthorizationServerConfigurer.authorizationServer(),
                        own -> own.registeredClientRepository(clients)
                                .authorizationService(new NothingKept())
                                .authorizationServerSettings(server)
                                .tokenGenerator(tokens)
                                .clientAuthentication(
                                        client -> client.authenticationProviders(providers -> providers.stream()
                                                .filter(ClientSecretAuthenticationProvider.class::isInstance)
                                                .map(ClientSecretAuthenticationProvider.class::cast)
                                                .forEach(secret -> secret.setPasswordEncoder(clients)))))
                .authorizeHttpRequests(all -> all.anyRequest().authenticated())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /** Whom it is for and whom it speaks for; who asks for no scope in particular gets all it has. */
    private static void describe(JwtEncodingContext context, OAuthClients clients, OAuthSettings settings) {
        context.getJwsHeader().algorithm(SignatureAlgorithm.ES256);
        context.getClaims().audience(List.of(settings.audience()));
        if (context.getAuthorizedScopes().isEmpty()) {
            context.getClaims().claim("scope", context.getRegisteredClient().getScopes());
        }
        clients.find(context.getRegisteredClient().getClientId())
                .ifPresent(held ->
                        context.getClaims().claim(TERMINAL, held.client().terminal()));
    }
}
