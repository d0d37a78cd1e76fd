package hub.level;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/**
 * A publication and all that decides about it, of one moment.
 *
 * @param ids the platform's, as calls need them
 * @param buffered what is held back of it by a buffer, inside {@code picture.wanted()} already
 * @param course what this turn makes of the row
 */
record Seen(Publication row, JsonNode ids, Picture picture, Own own, BigDecimal buffered, Course course) {}
