package hub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import hub.security.AuditLog;
import hub.store.TransactionRetry;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Publishing mappings while the hub runs. A roll-back is publishing an old source anew. */
@Component
public class Publications {

    /** A publication as the audit log keeps it: the number leads to its source and to the reason for it. */
    private record Published(long number, String hash) {}

    private final MappingLibrary library;
    private final Samples samples;
    private final TransactionRetry transaction;
    private final AuditLog audit;

    Publications(MappingLibrary library, Samples samples, TransactionRetry transaction, AuditLog audit) {
        this.library = library;
        this.samples = samples;
        this.transaction = transaction;
        this.audit = audit;
    }

    /** Whether the hub has any mapping of this platform. */
    public boolean knows(String platform) {
        return library.platforms().contains(platform);
    }

    /** Newest first, at most {@code limit} with a number below {@code before}. */
    public List<Publication> list(MappingName name, int limit, long before) {
        return library.publications(name, limit, before);
    }

    /**
     * Puts a source in force here at once and in other replicas within seconds.
     *
     * @param by who; never null
     * @param reason why; never null
     * @throws PublicationRefused when it does not compile or breaks a sample of the connector
     */
    public Publication publish(MappingName name, String source, String by, String reason) {
        Compiled compiled = compiled(name, source);
        Program program = compiled.program()
                .orElseThrow(() -> refused("source: only functions (expected: a mapping with a body)"));
        List<MappingFailure.Fault> broken = broken(samples.of(name), program);
        if (!broken.isEmpty()) {
            throw new PublicationRefused(broken);
        }
        Publication published = transaction.inTransaction(() -> recorded(compiled, by, reason));
        library.refresh();
        return published;
    }

    private Publication recorded(Compiled compiled, String by, String reason) {
        Published before = library.publications(compiled.name(), 1, Long.MAX_VALUE).stream()
                .map(Publications::seen)
                .findFirst()
                .orElse(null);
        Publication published = library.publication(library.record(compiled, by, reason));
        audit.did("mapping.publish", "mapping:" + compiled.name(), before, seen(published));
        return published;
    }

    private static Published seen(Publication publication) {
        return new Published(publication.number(), publication.hash());
    }

    private Compiled compiled(MappingName name, String source) {
        try {
            return library.compile(name, source);
        } catch (MappingFileException e) {
            throw refused(e.getMessage());
        }
    }

    private static List<MappingFailure.Fault> broken(List<Sample> samples, Program program) {
        List<MappingFailure.Fault> broken = new ArrayList<>();
        for (Sample sample : samples) {
            JsonNode outcome = sample.outcome(program);
            JsonNode expected = sample.expectation();
            if (!outcome.equals(expected)) {
                broken.add(new MappingFailure.Fault(
                        sample.name(),
                        "differs at " + Difference.first(expected, outcome) + " (expected: as the sample)"));
            }
        }
        return broken;
    }

    private static PublicationRefused refused(String message) {
        return new PublicationRefused(List.of(new MappingFailure.Fault("", message)));
    }
}
