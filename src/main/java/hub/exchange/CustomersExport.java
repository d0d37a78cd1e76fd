package hub.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.customer.Customer;
import hub.customer.Customers;
import hub.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Customers, those that were merged within the one they are part of; brought in again by the mapping {@code customer} they change nothing. */
@Component
class CustomersExport implements ExportKind {

    private static final UUID FIRST = new UUID(0, 0);
    private static final List<String> PERSONAL = List.of("name", "email", "phone", "extensions", "identities");

    private final Customers customers;

    CustomersExport(Customers customers) {
        this.customers = customers;
    }

    @Override
    public String name() {
        return "customers";
    }

    @Override
    public String record() {
        return "customer";
    }

    @Override
    public String scope() {
        return "customers:read";
    }

    @Override
    public Set<String> filters() {
        return Set.of();
    }

    @Override
    public List<String> columns(boolean personal) {
        return ExportColumns.customers(personal);
    }

    @Override
    public void write(ExportFilter filter, boolean personal, Records out) throws IOException {
        Pages.<Customer>each(this::after, customer -> {
            if (customer.mergedInto() == null) {
                out.write(shown(customer, personal, out.keepsTypes()));
            }
        });
    }

    private List<Customer> after(Customer last) {
        return last == null
                ? customers.changed(Instant.EPOCH, FIRST, Pages.SIZE)
                : customers.changed(last.changedAt(), last.id(), Pages.SIZE);
    }

    private static ObjectNode shown(Customer customer, boolean personal, boolean typed) {
        ObjectNode record = Json.MAPPER.valueToTree(customer);
        if (!personal) {
            record.remove(PERSONAL);
        }
        record.properties().removeIf(field -> field.getValue().isNull());
        return typed ? record : Stated.untyped(record);
    }
}
