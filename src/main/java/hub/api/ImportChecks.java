package hub.api;

import hub.channel.Accounts;
import hub.exchange.Format;
import hub.mapping.ImportMappings;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is said of a file before it comes: its format, the mapping of its rows, whose they are. */
@Component
class ImportChecks {

    private static final int LONGEST_NAME = 61;
    private static final int LONGEST_ACCOUNT = 100;

    private final ImportMappings mappings;
    private final Accounts accounts;

    ImportChecks(ImportMappings mappings, Accounts accounts) {
        this.mappings = mappings;
        this.accounts = accounts;
    }

    /** Null after its fault was noted. */
    Format format(FieldChecks checks, String path, String word) {
        String given = checks.text(path, word, LONGEST_NAME);
        Optional<Format> format = given == null ? Optional.empty() : Format.of(given);
        if (given != null && format.isEmpty()) {
            checks.fault(path, "unknown (expected: one of " + Format.words() + ")");
        }
        return format.orElse(null);
    }

    /** Null after its fault was noted. */
    String mapping(FieldChecks checks, String path, String name) {
        String given = checks.text(path, name, LONGEST_NAME);
        if (given == null || mappings.knows(given)) {
            return given;
        }
        checks.fault(path, "unknown (expected: a file of mappings/import, without its ending)");
        return null;
    }

    /** @param mapping null where it is faulty */
    void account(FieldChecks checks, String path, String account, String mapping) {
        if (account != null
                && (account.length() > LONGEST_ACCOUNT || accounts.find(account).isEmpty())) {
            checks.fault(path, "unknown (expected: the id of an account)");
        }
        if (account == null && mapping != null && mappings.isOfOrders(mapping)) {
            checks.fault(path, "missing (expected: the id of the account whose orders these are)");
        }
    }
}
