package hub.exchange;

import java.time.Instant;

/**
 * What narrows an export; null where nothing does.
 *
 * @param from orders placed, movements effective: from … until before
 * @param at the moment of the export
 */
public record ExportFilter(Instant from, Instant to, String account, String channel, String sku, Instant at) {}
