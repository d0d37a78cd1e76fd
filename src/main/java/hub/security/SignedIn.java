package hub.security;

import java.util.Set;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** A request that came with a valid key. */
final class SignedIn extends AbstractAuthenticationToken {

    private final transient Caller caller;

    SignedIn(Caller caller) {
        super(AuthorityUtils.createAuthorityList(caller.scopes().toArray(String[]::new)));
        this.caller = caller;
        setAuthenticated(true);
    }

    static SignedIn admin(String origin) {
        return new SignedIn(new Caller("admin", origin, Set.of("*")));
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return caller;
    }

    @Override
    public String getName() {
        return caller.name();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedIn that && caller.equals(that.caller);
    }

    @Override
    public int hashCode() {
        return caller.hashCode();
    }
}
