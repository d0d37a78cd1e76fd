package hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import hub.customer.Customer;
import hub.customer.CustomerChange;
import hub.customer.CustomerDesk;
import hub.customer.CustomerDesk.Outcome;
import hub.customer.CustomerForm;
import hub.customer.CustomerHistory;
import hub.customer.Customers;
import hub.problem.Problem;
import hub.security.AuditLog;
import hub.security.Caller;
import hub.store.TransactionRetry;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Customers as people write them, and what they were before. */
@RestController
@RequestMapping("/api/v1/customers")
class CustomerRecordsApi {

    /** What the audit log keeps of a change: not who the customer is. */
    private record Recorded(long revision, Set<String> fields) {}

    private final CustomerDesk desk;
    private final Customers customers;
    private final CustomerHistory history;
    private final TransactionRetry transaction;
    private final AuditLog audit;
    private final Clock clock;

    CustomerRecordsApi(
            CustomerDesk desk,
            Customers customers,
            CustomerHistory history,
            TransactionRetry transaction,
            AuditLog audit,
            Clock clock) {
        this.desk = desk;
        this.customers = customers;
        this.history = history;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    /** What it was, and who or which order changed it; the newest change first. */
    @GetMapping("/{id}/history")
    Page<CustomerHistory.Entry> history(
            @PathVariable String id,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        int most = Page.limit(limit);
        UUID customer = Ids.read(id)
                .filter(known -> customers.find(known).isPresent())
                .orElseThrow(CustomerRecordsApi::unknown);
        long below = Cursor.read(cursor, 1).map(at -> at.number(0)).orElse(Long.MAX_VALUE);
        return Page.of(history.page(customer, below, most + 1), most, entry -> Cursor.of(entry.revision()));
    }

    /** A new customer; 409 where the words are another's already. */
    @PostMapping
    ResponseEntity<Customer> create(@RequestBody JsonNode body) {
        SchemaCheck.refuse(CustomerForm.faults(body));
        CustomerForm form = CustomerForm.of(body);
        if (form.id() != null) {
            throw FieldChecks.refusal("/id", "not yours to choose (expected: none)");
        }
        Customer made = transaction.inTransaction(() -> finished("customer.create", desk.create(form, now())));
        return ResponseEntity.created(URI.create("/api/v1/customers/" + made.id()))
                .eTag(Long.toString(made.revision()))
                .body(made);
    }

    /** Makes the customer this; what the body does not say is gone. */
    @PutMapping("/{id}")
    ResponseEntity<Customer> replace(
            @PathVariable String id,
            @RequestBody JsonNode body,
            @RequestHeader(name = "If-Match", required = false) String seen) {
        UUID customer = Ids.read(id).orElseThrow(CustomerRecordsApi::unknown);
        SchemaCheck.refuse(CustomerForm.faults(body));
        CustomerForm form = CustomerForm.of(body);
        if (form.id() != null && !form.id().equals(customer)) {
            throw FieldChecks.refusal("/id", "another customer (expected: the one of the path, or none)");
        }
        Customer changed = transaction.inTransaction(() -> {
            Outcome outcome = desk.replace(customer, form, Caller.current().name(), now());
            if (seen != null && outcome instanceof Outcome.Put put) {
                // The transaction is undone where the caller saw another version.
                IfMatch.check(seen, before(put));
            }
            return finished("customer.change", outcome);
        });
        return ResponseEntity.ok().eTag(Long.toString(changed.revision())).body(changed);
    }

    private long before(Outcome.Put put) {
        return put.changed()
                ? put.change().revision() - 1
                : customers.find(put.customer()).orElseThrow().revision();
    }

    private Customer finished(String action, Outcome outcome) {
        if (outcome instanceof Outcome.Put put) {
            if (put.changed()) {
                CustomerChange change = put.change();
                audit.did(action, "customer:" + put.customer(), null, new Recorded(change.revision(), change.fields()));
            }
            return customers.find(put.customer()).orElseThrow();
        }
        if (outcome instanceof Outcome.Taken taken) {
            throw conflict("customer: known as " + taken.by() + " (expected: words of nobody else; or merge them)");
        }
        if (outcome instanceof Outcome.Merged merged) {
            throw conflict("customer: merged into " + merged.into() + " (expected: one that stands for itself)");
        }
        throw unknown();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Problem conflict(String detail) {
        return new Problem(409, "conflict", detail, List.of());
    }

    private static Problem unknown() {
        return FieldChecks.notFound("no customer has this id");
    }
}
