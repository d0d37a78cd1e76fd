package hub.reconcile;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where statements are read. */
@Component
public class StatementDesk {

    private final Statements statements;

    StatementDesk(Statements statements) {
        this.statements = statements;
    }

    /** Newest day first, those before the given one. */
    public List<Statement> of(String account, LocalDate before, int most) {
        return statements.of(account, before, most);
    }

    public Optional<Statement> find(String account, LocalDate day) {
        return statements.find(account, day);
    }

    /** By the platform's id, after the one given. */
    public List<Difference> differences(String account, LocalDate day, String after, int most) {
        return statements.differences(account, day, after, most);
    }
}
