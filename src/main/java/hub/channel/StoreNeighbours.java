package hub.channel;

/** What the verifier has to know about the other accounts of a connector. */
interface StoreNeighbours {

    /** Whether another account of the same connector has one of this account's values of the secret. */
    boolean secretServesAnother(Account account, String secret);

    /** Whether another account of the same connector has this store key. */
    boolean storeOfAnother(Account account, String storeKey);
}
