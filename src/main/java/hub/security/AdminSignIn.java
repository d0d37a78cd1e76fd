package hub.security;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Until people exist, the one person is {@code admin} with the admin key. */
final class AdminSignIn implements AuthenticationProvider {

    private final AdminKey admin;

    AdminSignIn(AdminKey admin) {
        this.admin = admin;
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        boolean right = "admin".equals(asked.getName()) && admin.is(String.valueOf(asked.getCredentials()));
        if (!right) throw new BadCredentialsException("admin: wrong name or key");
        return SignedIn.admin(
                asked.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : null);
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
