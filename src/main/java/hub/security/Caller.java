package hub.security;

import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who asks.
 *
 * @param name {@code admin}, or {@code key:<id>} of an API key, or {@code hub} for the hub's own work; never personal
 * @param origin network address the request came from; null for the hub's own work
 * @param scopes what the caller may do; {@code *} is everything
 * @param terminal the only terminal it speaks for; null where it speaks for any
 */
public record Caller(String name, String origin, Set<String> scopes, String terminal) {

    private static final Caller HUB = new Caller("hub", null, Set.of());

    public Caller(String name, String origin, Set<String> scopes) {
        this(name, origin, scopes, null);
    }

    /** The caller of the request this thread works on; the hub itself where no request is. */
    public static Caller current() {
        return signedIn().orElse(HUB);
    }

    /** The caller that showed a key with the request this thread works on. */
    public static Optional<Caller> signedIn() {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        return known != null && known.getPrincipal() instanceof Caller caller ? Optional.of(caller) : Optional.empty();
    }

    public boolean may(String scope) {
        return scopes.contains("*") || scopes.contains(scope);
    }

    public boolean mayActFor(String otherTerminal) {
        return terminal == null || terminal.equals(otherTerminal);
    }

    /** A caller may hand on only what it holds. */
    public boolean mayGrant(Set<String> wanted) {
        return scopes.contains("*") || scopes.containsAll(wanted);
    }
}
