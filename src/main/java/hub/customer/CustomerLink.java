package hub.customer;

import java.util.List;
import java.util.UUID;

/**
 * Whose order it is.
 *
 * @param customerId the customer, after merges
 * @param couldAlsoBe other customers that share a word with this one: a finding, for a person to look at; often empty
 * @param change what the order made of the customer; null where it showed nothing new
 */
public record CustomerLink(UUID customerId, List<UUID> couldAlsoBe, CustomerChange change) {}
