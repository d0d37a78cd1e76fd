package hub.filetransfer;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Where files lie. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Place.Folder.class, name = "folder"),
    @JsonSubTypes.Type(value = Place.Sftp.class, name = "sftp")
})
public sealed interface Place {

    /** What becomes of a file on a server once it was taken. */
    enum After {
        MOVE,
        DELETE,
        KEEP
    }

    /** Relative; empty for the place's root. */
    String path();

    /** Of file names, with {@code *} and {@code ?}; null for all. */
    String pattern();

    /** Below the hub's own folder for imports or exports. */
    record Folder(String path, String pattern) implements Place {}

    /** @param hostKey the server's public key, as {@code ssh-keyscan} prints it without the host */
    record Sftp(String host, int port, String user, String hostKey, String path, String pattern, After after)
            implements Place {

        /** Whether credentials for the other would be shown to somebody else here. */
        public boolean isAnotherServer(Place other) {
            return !(other instanceof Sftp sftp)
                    || !host.equals(sftp.host)
                    || port != sftp.port
                    || !user.equals(sftp.user)
                    || !hostKey.equals(sftp.hostKey);
        }
    }
}
