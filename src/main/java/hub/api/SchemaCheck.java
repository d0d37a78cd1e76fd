package hub.api;

import hub.json.Schema;
import hub.problem.Problem;
import hub.problem.Problem.FieldFault;
import java.util.List;

/** A body that breaks its schema, said to its sender. */
final class SchemaCheck {

    private SchemaCheck() {}

    /** @throws Problem 422 with every path, where there is a fault */
    static void refuse(List<Schema.Fault> faults) {
        if (!faults.isEmpty()) {
            throw new Problem(
                    422,
                    "schema_invalid",
                    "errors: " + faults.size() + " (expected: none)",
                    faults.stream()
                            .map(fault -> new FieldFault(fault.path(), fault.message()))
                            .toList());
        }
    }
}
