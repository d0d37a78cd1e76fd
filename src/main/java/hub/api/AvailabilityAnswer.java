package hub.api;

import hub.problem.Problem;
import hub.problem.ProblemCode;
import java.math.BigDecimal;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/** What {@code availability-asked} found, as it is told. */
@Component("availabilityAnswer")
class AvailabilityAnswer {

    /** @param available pieces, down to zero: what is oversold is nobody's business here */
    record Available(String sku, BigDecimal available) {}

    /** @throws Problem 404 for a SKU that was never counted, 422 without one */
    public Available of(@Header("sku") String sku, @Body BigDecimal found) {
        if (sku == null) {
            throw new Problem(
                    422,
                    ProblemCode.SCHEMA_INVALID.word(),
                    "sku: missing (expected: a SKU)",
                    List.of(new Problem.FieldFault("sku", "missing (expected: a SKU)")));
        }
        if (found == null) {
            throw new Problem(
                    404, ProblemCode.NOT_FOUND.word(), "sku: " + sku + " (expected: one that was counted)", List.of());
        }
        BigDecimal available = found.max(BigDecimal.ZERO).stripTrailingZeros();
        return new Available(sku, available.scale() < 0 ? available.setScale(0) : available);
    }
}
