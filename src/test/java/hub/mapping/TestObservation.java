package hub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import hub.order.Observation;
import hub.order.ObservationReader;
import hub.order.VersionKey;
import java.math.BigDecimal;

/** A mapping's document as one observation of a push. */
final class TestObservation {

    private TestObservation() {}

    static Observation pushed(JsonNode document) {
        VersionKey key = new VersionKey(0, BigDecimal.ZERO, 0, 0, VersionKey.Rank.PUSH.ordinal(), "00", 0, 1);
        return ObservationReader.read(document, "store", ver -> BigDecimal.ONE, key);
    }
}
