package hub.api;

import hub.customer.Customer;
import hub.customer.CustomerMerges;
import hub.customer.CustomerMerges.Outcome;
import hub.customer.CustomerSearch;
import hub.customer.Customers;
import hub.security.AuditLog;
import hub.store.TransactionRetry;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Customers, searched by whole words; made one of two and two again. */
@RestController
@RequestMapping("/api/v1/customers")
class CustomersApi {

    /**
     * One of the two names the other customer.
     *
     * @param into the customer of the path becomes part of this one
     * @param from this one becomes part of the customer of the path
     */
    record MergeBody(String into, String from) {}

    /** @param from the part that leaves the customer of the path; not given: the customer of the path leaves */
    record UnmergeBody(String from) {}

    private record MergedInto(UUID mergedInto) {}

    private final Customers customers;
    private final CustomerMerges merges;
    private final TransactionRetry transaction;
    private final AuditLog audit;
    private final Clock clock;

    CustomersApi(
            Customers customers, CustomerMerges merges, TransactionRetry transaction, AuditLog audit, Clock clock) {
        this.customers = customers;
        this.merges = merges;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    /** The newest first; with {@code changedAfter} by change, the oldest first, and those merged into others too. */
    @GetMapping
    Page<Customer> list(
            @RequestParam(required = false) String email,
            @RequestParam(required = false) String phone,
            @RequestParam(required = false) String country,
            @RequestParam(required = false) String changedAfter,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        int most = Page.limit(limit);
        QueryChecks checks = new QueryChecks();
        Instant since = checks.moment("changedAfter", changedAfter);
        if (since != null && (email != null || phone != null)) {
            checks.fault("changedAfter", "not with email or phone (expected: one or the other)");
        }
        checks.done();
        if (since != null) {
            return changed(since, Cursor.read(cursor, 2), most);
        }
        Optional<Cursor> before = Cursor.read(cursor, 2);
        return Page.of(
                customers.page(
                        new CustomerSearch.Words(email, phone, country),
                        before.map(key -> key.instant(0)).orElse(null),
                        before.map(key -> key.uuid(1)).orElse(null),
                        most + 1),
                most,
                customer -> Cursor.of(customer.createdAt(), customer.id()));
    }

    private Page<Customer> changed(Instant since, Optional<Cursor> after, int most) {
        return Page.of(
                customers.changed(
                        after.map(key -> key.instant(0)).orElse(since),
                        after.map(key -> key.uuid(1)).orElse(null),
                        most + 1),
                most,
                customer -> Cursor.of(customer.changedAt(), customer.id()));
    }

    @GetMapping("/{id}")
    ResponseEntity<Customer> get(@PathVariable String id) {
        Customer customer = existing(id);
        return ResponseEntity.ok().eTag(Long.toString(customer.revision())).body(customer);
    }

    /** Answers with the customer that both are now. */
    @PostMapping("/{id}/merge")
    Customer merge(@PathVariable String id, @RequestBody MergeBody body, Principal caller) {
        UUID named = existing(id).id();
        FieldChecks checks = new FieldChecks();
        if ((body.into() == null) == (body.from() == null)) {
            checks.fault("/into", "into: " + body.into() + ", from: " + body.from() + " (expected: one of the two)");
        }
        UUID into = other(checks, "/into", body.into(), named);
        UUID from = other(checks, "/from", body.from(), named);
        checks.done();

        String path = body.into() == null ? "/from" : "/into";
        change("customer.merge", path, from, () -> merges.merge(from, into, name(caller), clock.instant()));
        return customers.find(into).orElseThrow();
    }

    /** Answers with the customer that stands for itself again. */
    @PostMapping("/{id}/unmerge")
    Customer unmerge(@PathVariable String id, @RequestBody(required = false) UnmergeBody body, Principal caller) {
        UUID leaving = leaving(existing(id), body == null ? null : body.from());
        change("customer.unmerge", "/from", leaving, () -> merges.unmerge(leaving, name(caller), clock.instant()));
        return customers.find(leaving).orElseThrow();
    }

    private static UUID leaving(Customer customer, String from) {
        if (from != null) {
            return Ids.read(from)
                    .filter(customer.merged()::contains)
                    .orElseThrow(() -> FieldChecks.refusal(
                            "/from", "from: " + from + " (expected: one of " + customer.merged() + ")"));
        }
        boolean oneCanOnlyBeMeant =
                customer.mergedInto() == null && customer.merged().size() == 1;
        return oneCanOnlyBeMeant ? customer.merged().get(0) : customer.id();
    }

    private static UUID other(FieldChecks checks, String path, String given, UUID named) {
        if (given == null) {
            return named;
        }
        Optional<UUID> id = Ids.read(given);
        if (id.isEmpty()) {
            checks.fault(path, "not an id (expected: a customer's id)");
        }
        return id.orElse(null);
    }

    /** Recorded by ids only: who the two are is nobody's business who reads the log. */
    private void change(String action, String path, UUID customer, Supplier<Outcome> change) {
        transaction.inTransaction(() -> {
            MergedInto before = mergedInto(customer);
            finish(path, change.get());
            MergedInto after = mergedInto(customer);
            if (!after.equals(before)) {
                audit.did(action, "customer:" + customer, before, after);
            }
            return after;
        });
    }

    private MergedInto mergedInto(UUID customer) {
        return new MergedInto(customers.find(customer).map(Customer::mergedInto).orElse(null));
    }

    private static void finish(String path, Outcome outcome) {
        if (outcome instanceof Outcome.Unknown unknown) {
            throw FieldChecks.refusal(path, "no customer has this id: " + unknown.customer());
        }
        if (outcome instanceof Outcome.Refused refused) {
            throw FieldChecks.refusal(path, refused.reason());
        }
    }

    private Customer existing(String id) {
        return Ids.read(id).flatMap(customers::find).orElseThrow(() -> FieldChecks.notFound("no customer has this id"));
    }

    private static String name(Principal caller) {
        return caller == null ? "unknown" : caller.getName();
    }
}
