package hub.customer;

import java.util.Comparator;

/**
 * One word by which a person is known again.
 *
 * @param value the word's blind index, hexadecimal
 * @param account for a channel's own id: whose; null otherwise
 * @param channelId the channel's own id of the customer; null otherwise
 */
record Identity(Kind kind, String value, String account, String channelId) implements Comparable<Identity> {

    enum Kind {
        EMAIL,
        /** The channel's own id, within one account. */
        CHANNEL,
        /** Telephone number and name together; the name is empty where none was given. */
        PERSON,
        /** A telephone number alone: families and offices share one. */
        PHONE,
        /** Tells people apart, finds nobody. */
        NAME
    }

    boolean finds() {
        return kind != Kind.NAME;
    }

    private static final Comparator<Identity> ORDER =
            Comparator.comparing(Identity::kind).thenComparing(Identity::value);

    @Override
    public int compareTo(Identity other) {
        return ORDER.compare(this, other);
    }
}
