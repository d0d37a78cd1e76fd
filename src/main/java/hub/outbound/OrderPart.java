package hub.outbound;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What an order needs beside its own read.
 *
 * @param name under which it stands in the joined document
 * @param verb the call that lists it
 * @param asked what its mapping is given: {@code externalId} and {@code order}, the answer to the order's read
 */
public record OrderPart(String account, String name, String verb, ObjectNode asked) {}
