package hub.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** A change that a page of another site asks a signed-in browser for. Browsers say so; other clients have no reason to. */
final class FromOtherSite implements RequestMatcher {

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    public boolean matches(HttpServletRequest request) {
        if (HARMLESS.contains(request.getMethod())) return false;
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) return !site.equals("same-origin") && !site.equals("none");
        String origin = request.getHeader("Origin");
        return origin != null && !own(origin, request.getHeader("Host"));
    }

    private static boolean own(String origin, String host) {
        try {
            return URI.create(origin).getAuthority() != null
                    && URI.create(origin).getAuthority().equalsIgnoreCase(host);
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }
}
