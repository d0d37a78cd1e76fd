package hub.filetransfer;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * How the hub signs in at a server: a password or a key.
 *
 * @param privateKey in PEM or OpenSSH form
 * @param passphrase of the key; null where it has none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Credentials(String password, String privateKey, String passphrase) {

    @Override
    public String toString() {
        return "Credentials[…]";
    }
}
