package hub.feed;

/** Lets the broker take all that is sent inside, or nothing of it. */
interface AllOrNone {

    /** @throws RuntimeException when it took nothing, or when nobody can say */
    void send(Runnable sending);
}
