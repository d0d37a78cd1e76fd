package hub.subscriber;

import static java.nio.charset.StandardCharsets.UTF_8;

import hub.outbound.CallFailed;
import hub.outbound.Failure;
import hub.outbound.OutboundSettings;
import hub.settings.Seams;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** One delivery of a lane from its beginning to its end; then the next one. */
@Component("webhookSending")
public class WebhookSending {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSending.class);
    private static final String LANE = "lane";
    private static final String BEGUN = "begun";

    private final SubscriberStore subscribers;
    private final DeliveryRows rows;
    private final DueDeliveries due;
    private final Lanes lanes;
    private final WebhookBody words;
    private final Outcomes outcomes;
    private final OutboundSettings outbound;
    private final Seams seams;
    private final Clock clock;

    WebhookSending(
            SubscriberStore subscribers,
            DeliveryRows rows,
            DueDeliveries due,
            Lanes lanes,
            WebhookBody words,
            Outcomes outcomes,
            OutboundSettings outbound,
            Seams seams,
            Clock clock) {
        this.subscribers = subscribers;
        this.rows = rows;
        this.due = due;
        this.lanes = lanes;
        this.words = words;
        this.outcomes = outcomes;
        this.outbound = outbound;
        this.seams = seams;
        this.clock = clock;
    }

    /** The request, signed anew for every attempt. */
    public void begin(Exchange exchange) {
        Message message = exchange.getMessage();
        Lane lane = message.getBody(Lane.class);
        exchange.setVariable(LANE, lane);
        exchange.setVariable(BEGUN, System.nanoTime());
        Subscriber subscriber = subscribers
                .find(lane.due().subscriber())
                .orElseThrow(() -> new CallFailed("subscriber: deleted (expected: still there)"));
        if (subscriber.url().startsWith("http:") && !outbound.allowPrivate()) {
            throw new CallFailed("address: http (expected: https)");
        }
        String event = rows.body(lane.due().event())
                .orElseThrow(() -> new CallFailed("event: deleted (expected: kept while it is sent)"));
        byte[] body = words.of(subscriber, event).getBytes(UTF_8);
        long timestamp = clock.instant().getEpochSecond();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_METHOD, "POST");
        message.setHeader(Exchange.HTTP_URI, subscriber.url());
        message.setHeader(Exchange.CONTENT_TYPE, subscriber.format().contentType());
        message.setHeader(Signing.ID, lane.due().event());
        message.setHeader(Signing.TIMESTAMP, timestamp);
        if (!subscriber.secrets().isEmpty()) {
            message.setHeader(
                    Signing.SIGNATURE,
                    Signing.header(subscriber.secrets(), lane.due().event(), timestamp, body));
        }
        message.setBody(body);
    }

    public void settle(Exchange exchange) {
        seams.passed(Seams.WEBHOOK_SENT);
        Message message = exchange.getMessage();
        int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        String retryAfter = message.getHeader("Retry-After", String.class);
        Lane lane = exchange.getVariable(LANE, Lane.class);
        end(exchange, lane, status / 100 == 2, () -> outcomes.answered(lane.due(), status, retryAfter));
    }

    public void failed(Exchange exchange) {
        Throwable cause = Failure.in(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
        Lane lane = exchange.getVariable(LANE, Lane.class);
        if (!Failure.named(cause)) {
            LOG.warn("delivery {} failed", lane.due().event(), cause);
        }
        // The database's absence is not the subscriber's fault: its delivery comes again after the lease.
        boolean ours = cause instanceof DataAccessException || cause instanceof TransactionException;
        end(exchange, lane, false, ours ? () -> {} : () -> outcomes.unanswered(lane.due(), Failure.words(cause)));
    }

    /** What cannot be written down is sent again when its lease is over. */
    private void end(Exchange exchange, Lane lane, boolean well, Runnable outcome) {
        Duration took = Duration.ofNanos(System.nanoTime() - exchange.getVariable(BEGUN, Long.class));
        lanes.answered(lane.due().subscriber(), well, took);
        Lane next = null;
        try {
            outcome.run();
        } catch (RuntimeException notWritten) {
            LOG.warn("outcome of delivery {} not written", lane.due().event(), notWritten);
        }
        try {
            next = due.next(lane);
        } catch (RuntimeException away) {
            LOG.warn("no further delivery to {}: {}", lane.due().subscriber(), away.getMessage());
        }
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(next);
    }
}
