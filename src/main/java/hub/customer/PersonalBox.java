package hub.customer;

/** How personal fields are kept: sealed with the customer's own key, found again by blind index only. */
public interface PersonalBox {

    /** A new random key, wrapped; this is what is stored. Without it the customer's fields can never be read again. */
    byte[] newKey();

    byte[] seal(byte[] wrappedKey, byte[] plain);

    byte[] open(byte[] wrappedKey, byte[] sealed);

    /** The same for the same field and word, and not to be turned back into the word. */
    byte[] index(String field, String normalised);
}
