package hub.hospital;

import hub.intake.Worker;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What no flow could deliver or work off is parked with its bytes as they are. */
@Component("deadLetters")
public class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final byte[] NOTHING = {};

    private final Worker worker;

    DeadLetters(Worker worker) {
        this.worker = worker;
    }

    public void undelivered(@Body byte[] bytes) {
        park(bytes, "broker", "undelivered", "the broker gave it up");
    }

    public void expired(@Body byte[] bytes) {
        park(bytes, "broker", "expired", "it lay in the broker for too long");
    }

    /** The failure's own words may repeat the payload: only its kind is told. */
    public void failed(
            @Body byte[] bytes,
            @ExchangeProperty("CamelFailureRouteId") String route,
            @ExchangeProperty("CamelExceptionCaught") Exception failure) {
        String kind = failure.getClass().getSimpleName();
        LOG.error("flow {} failed with {}; its message is parked", route, kind);
        park(bytes, "flow", "flow_failed", route + ": " + kind);
    }

    private void park(byte[] bytes, String stage, String code, String detail) {
        worker.park(bytes == null ? NOTHING : bytes, stage, code, detail);
    }
}
