package hub.settings;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;

/** A mail address as somebody else wrote it: one is one, and nothing of it reaches another header. */
public final class MailAddress {

    private static final int LONGEST = 254;

    private MailAddress() {}

    /** Empty when it is not exactly one address, or one that no header can hold. */
    public static Optional<InternetAddress> read(String text) {
        if (text == null
                || text.length() > LONGEST
                || text.isBlank()
                || text.chars().anyMatch(sign -> sign < ' ' || sign > '~')) {
            return Optional.empty();
        }
        try {
            InternetAddress address = new InternetAddress(text.strip(), true);
            boolean whole = !address.isGroup() && address.getAddress().matches("[^@]+@[^@.]+([.][^@.]+)*");
            return whole ? Optional.of(address) : Optional.empty();
        } catch (AddressException notOne) {
            return Optional.empty();
        }
    }

    public static boolean isOne(String text) {
        return read(text).isPresent();
    }
}
