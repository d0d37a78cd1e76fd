package hub.exchange;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A table whose first rows all lack the same value has the wrong columns: better said once than for a million rows. */
final class WrongHeader {

    private WrongHeader() {}

    static Optional<FileFailed> in(Chunk chunk, List<RowPlan> plans) {
        if (chunk.position() > 0 || plans.isEmpty() || chunk.run().file().format() != Format.CSV) {
            return Optional.empty();
        }
        Set<String> lacking = null;
        for (RowPlan plan : plans) {
            Set<String> missing = missing(plan);
            if (lacking == null) {
                lacking = new TreeSet<>(missing);
            }
            lacking.retainAll(missing);
        }
        return lacking.isEmpty()
                ? Optional.empty()
                : Optional.of(new FileFailed(
                        "header_wrong",
                        "no row has " + String.join(", ", lacking) + " (expected: the columns of the mapping)"));
    }

    private static Set<String> missing(RowPlan plan) {
        if (!(plan instanceof RowPlan.Failed failed)) {
            return Set.of();
        }
        return failed.faults().stream()
                .filter(fault -> fault.code().equals(RowFault.MISSING))
                .map(RowFault::path)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
