package hub.subscriber;

/**
 * One of the ways to a subscriber, in use.
 *
 * @param sent deliveries of this turn, the present one included
 */
record Lane(Due due, int sent) {}
