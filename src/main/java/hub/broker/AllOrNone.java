package hub.broker;

/** Lets the broker take all that is sent inside, or nothing of it. */
public interface AllOrNone {

    /** @throws RuntimeException when it took nothing, or when nobody can say */
    void send(Runnable sending);
}
