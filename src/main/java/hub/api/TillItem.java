package hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import hub.problem.Problem;

/**
 * One item of a batch.
 *
 * @param index counted from 0
 * @param transaction null when it cannot be read
 * @param fault why it cannot be read; null when it can
 */
record TillItem(TillBatchRequest batch, int index, JsonNode transaction, Problem fault) {

    String terminal() {
        return transaction.path("terminal").asText();
    }

    /** Null where nothing readable stands there. */
    String transactionId() {
        return transaction == null ? null : transaction.path("transactionId").textValue();
    }
}
