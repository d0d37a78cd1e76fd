package hub.channel;

/** Seals an account's secrets before they reach the database. */
public interface SecretBox {

    byte[] seal(String plain);

    String open(byte[] sealed);
}
