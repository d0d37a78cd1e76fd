package hub.security;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.DispatcherType;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Four doors: the platforms', other open ones, Hawtio for the administrator, and everything else by API key or token. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class WebSecurity {

    private static final PathPatternRequestMatcher.Builder PATHS = withDefaults();
    private static final BearerTokens NO_TOKENS = (token, origin) -> Optional.empty();

    /** Being the only provider it also keeps Boot from inventing a user with a password in the log. */
    @Bean
    AuthenticationProvider hubAdminSignIn(AdminKey admin) {
        return new AdminSignIn(admin);
    }

    /** Every call passes its filters several times an order; who was let in or refused is told by the answers' figures. */
    @Bean
    SecurityObservationSettings hubMeasuresAnswersOnly() {
        return SecurityObservationSettings.noObservations();
    }

    /** A platform proves itself by its signature: no filter has anything to ask it, and each would cost every webhook. */
    @Bean
    @Order(0)
    SecurityFilterChain hubWebhookDoor() {
        return new DefaultSecurityFilterChain(PATHS.matcher("/webhooks/**"));
    }

    @Bean
    @Order(1)
    SecurityFilterChain hubOpenDoors(HttpSecurity http) throws Exception {
        return stateless(http.securityMatcher(
                        anyOf("/openapi.json", "/openapi.json/**", "/asyncapi.json", "/api/v1/gateways/*/payments"))
                .authorizeHttpRequests(all -> all.anyRequest().permitAll()));
    }

    /** Open to all; who shows a key that may watch is told more. */
    @Bean
    @Order(2)
    SecurityFilterChain hubHealthDoor(HttpSecurity http, AdminKey admin, ApiKeys keys) throws Exception {
        return stateless(http.securityMatcher(anyOf("/actuator/health", "/actuator/health/**"))
                .addFilterBefore(new KeyCheckFilter(admin, keys, NO_TOKENS, null), AuthorizationFilter.class)
                .authorizeHttpRequests(all -> all.anyRequest().permitAll()));
    }

    /** A browser signs in here, so that calls from other sites are refused and not only calls without a key. */
    @Bean
    @Order(3)
    SecurityFilterChain hubHawtioDoor(HttpSecurity http) throws Exception {
        return http.securityMatcher(
                        anyOf("/actuator/hawtio", "/actuator/hawtio/**", "/actuator/jolokia", "/actuator/jolokia/**"))
                .httpBasic(basic -> basic.realmName("Crossdock"))
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(new FromOtherSite()))
                .headers(headers -> headers.frameOptions(frames -> frames.sameOrigin()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(all -> all.anyRequest().authenticated())
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain hubKeyDoor(
            HttpSecurity http,
            AdminKey admin,
            ApiKeys keys,
            ObjectProvider<BearerTokens> tokens,
            AuthenticationEntryPoint noKey,
            AccessDeniedHandler noScope)
            throws Exception {
        BearerTokens known = tokens.getIfAvailable(() -> NO_TOKENS);
        http.addFilterBefore(new KeyCheckFilter(admin, keys, known, noKey), AuthorizationFilter.class)
                .exceptionHandling(
                        refusals -> refusals.authenticationEntryPoint(noKey).accessDeniedHandler(noScope))
                .authorizeHttpRequests(all -> all.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(anyOf("/actuator/**"))
                        .hasAnyAuthority("*", "metrics:read")
                        .requestMatchers(anyOf("/camel/**"))
                        .hasAnyAuthority("*", "flows:call")
                        .anyRequest()
                        .authenticated());
        return stateless(http);
    }

    private static SecurityFilterChain stateless(HttpSecurity http) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    private static RequestMatcher anyOf(String... patterns) {
        RequestMatcher[] matchers = new RequestMatcher[patterns.length];
        for (int i = 0; i < patterns.length; i++) matchers[i] = PATHS.matcher(patterns[i]);
        return new OrRequestMatcher(matchers);
    }
}
