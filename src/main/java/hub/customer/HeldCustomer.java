package hub.customer;

import java.util.UUID;

/** A customer's row under its lock. */
record HeldCustomer(UUID id, UUID mergedInto, long revision, SealedDoc doc) {}
