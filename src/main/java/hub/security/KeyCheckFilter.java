package hub.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs a request in by {@code X-API-Key} or {@code Authorization: Bearer}; a bearer may also be a token. */
final class KeyCheckFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final AdminKey admin;
    private final ApiKeys keys;
    private final BearerTokens tokens;
    private final AuthenticationEntryPoint refusal;

    /** @param refusal of a wrong key; null where a wrong key is as good as none */
    KeyCheckFilter(AdminKey admin, ApiKeys keys, BearerTokens tokens, AuthenticationEntryPoint refusal) {
        this.admin = admin;
        this.keys = keys;
        this.tokens = tokens;
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String text = key(request);
        if (text == null) {
            chain.doFilter(request, response);
            return;
        }
        SignedIn signedIn = signIn(text, request.getRemoteAddr());
        if (signedIn == null && refusal != null) {
            refusal.commence(request, response, null);
            return;
        }
        if (signedIn == null) {
            chain.doFilter(request, response);
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(signedIn);
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    private SignedIn signIn(String text, String origin) {
        if (admin.is(text)) return SignedIn.admin(origin);
        return keys.find(text)
                .map(key -> new Caller("key:" + key.id(), origin, key.scopes()))
                .or(() -> tokens.check(text, origin))
                .map(SignedIn::new)
                .orElse(null);
    }

    private static String key(HttpServletRequest request) {
        String key = request.getHeader("X-API-Key");
        if (key != null) return key.strip();
        String authorization = request.getHeader("Authorization");
        boolean bearer = authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return bearer ? authorization.substring(BEARER.length()).strip() : null;
    }
}
