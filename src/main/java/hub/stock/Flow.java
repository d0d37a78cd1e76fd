package hub.stock;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * Pieces of an order line that left or came back.
 *
 * @param location the hub's location, null where nobody says
 * @param reason {@code shipment}, {@code sale} or {@code return}
 * @param reference the fulfilment, refund or return that says so
 */
record Flow(String location, Instant at, BigDecimal quantity, String reason, String reference) {}
