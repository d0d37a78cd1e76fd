package hub.mapping;

/**
 * A mapping as it runs now.
 *
 * @param publication its number
 */
record InForce(Program program, long publication) {}
