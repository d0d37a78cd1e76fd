package hub.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import hub.problem.Problem;
import hub.problem.Problem.FieldFault;
import java.util.List;
import java.util.UUID;

/**
 * What became of one item: it has a message, or a code and its faults.
 *
 * @param index counted from 0, as it stood in the batch
 * @param transactionId null where it could not be read
 */
record TillResult(
        int index,
        String transactionId,
        UUID messageId,
        String code,
        List<FieldFault> errors,
        @JsonIgnore Problem refusal) {

    static TillResult taken(TillItem item, UUID message) {
        return new TillResult(item.index(), item.transactionId(), message, null, null, null);
    }

    static TillResult refused(TillItem item, Problem refusal) {
        List<FieldFault> errors =
                refusal.errors().isEmpty() ? List.of(new FieldFault("", refusal.detail())) : refusal.errors();
        return new TillResult(item.index(), item.transactionId(), null, refusal.code(), errors, refusal);
    }
}
