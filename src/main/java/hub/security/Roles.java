package hub.security;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Named sets of scopes, kept as data. */
@Component
public class Roles {

    private final JdbcClient jdbc;

    Roles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Set<String>> scopes(String role) {
        return jdbc.sql("select scopes from role where name = ?")
                .param(role)
                .query(String.class)
                .optional()
                .map(Roles::split);
    }

    public Set<String> names() {
        return new TreeSet<>(
                jdbc.sql("select name from role").query(String.class).list());
    }

    static Set<String> split(String scopes) {
        return new TreeSet<>(Set.of(scopes.split(" ")));
    }
}
