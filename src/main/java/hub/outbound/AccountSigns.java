package hub.outbound;

/** Tells people how an account's calls go. Told again and again; only a change is worth a write. */
public interface AccountSigns {

    /** The platform refused the account itself. @param words the platform's own, without personal data */
    void failed(String account, String words);

    /** A call was answered: whatever error stood there is over. */
    void worked(String account);
}
