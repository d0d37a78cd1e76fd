package hub.level;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What an account's own orders changed of one listing.
 *
 * @param since since the publication's own mark
 * @param sinceFresh since the mark that a new base would get
 */
record Own(BigDecimal since, BigDecimal sinceFresh, Instant freshSince) {}
