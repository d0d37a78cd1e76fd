package hub.api;

import hub.api.ScheduleBody.CredentialsBody;
import hub.api.ScheduleBody.PlaceBody;
import hub.filetransfer.Credentials;
import hub.filetransfer.Place;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/** Reads where files lie and how to sign in there. */
final class PlaceChecks {

    private static final int LONGEST_PATH = 500;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_KEY = 10_000;
    private static final int SSH = 22;

    private final FieldChecks checks;
    private final String at;

    PlaceChecks(FieldChecks checks, String at) {
        this.checks = checks;
        this.at = at;
    }

    /** Null after its faults were noted. */
    Place read(PlaceBody body, boolean imports) {
        String kind = body == null ? null : body.kind();
        if ("folder".equals(kind)) {
            return new Place.Folder(folderPath(body.path()), pattern(body.pattern()));
        }
        if (!"sftp".equals(kind)) {
            checks.fault(at + "/kind", "unknown (expected: folder or sftp)");
            return null;
        }
        int port = body.port() == null ? SSH : body.port();
        if (port < 1 || port > 65_535) {
            checks.fault(at + "/port", "no port (expected: 1 to 65535)");
        }
        String host = checks.text(at + "/host", body.host(), LONGEST_NAME);
        if (host != null && !host.matches("[A-Za-z0-9.:-]+")) {
            checks.fault(at + "/host", "no host (expected: a name or an address)");
        }
        return new Place.Sftp(
                host,
                port,
                checks.text(at + "/user", body.user(), LONGEST_NAME),
                hostKey(body.hostKey()),
                body.path() == null ? "" : checked(at + "/path", body.path()),
                pattern(body.pattern()),
                imports ? after(body.after()) : null);
    }

    /** Null where none are stated. @param needed whether there are none yet that may be used there */
    Credentials credentials(CredentialsBody body, boolean needed) {
        boolean password = body != null && body.password() != null;
        boolean key = body != null && body.privateKey() != null;
        if (!password && !key) {
            if (needed) {
                checks.fault("/credentials", "missing (expected: a password or a privateKey for this server)");
            }
            return null;
        }
        if (password && key) {
            checks.fault("/credentials", "two (expected: a password or a privateKey)");
            return null;
        }
        String stated = password ? body.password() : body.privateKey();
        if (stated.isBlank() || stated.length() > LONGEST_KEY) {
            checks.fault(password ? "/credentials/password" : "/credentials/privateKey", "empty or too long");
            return null;
        }
        return new Credentials(body.password(), body.privateKey(), body.passphrase());
    }

    /** Below the hub's folder, and nowhere else. */
    private String folderPath(String path) {
        if (path == null || path.isBlank()) {
            return "";
        }
        boolean inside = !path.startsWith("/")
                && !path.contains("\\")
                && Arrays.stream(path.split("/", -1)).noneMatch(part -> part.isEmpty() || part.startsWith("."));
        if (!inside) {
            checks.fault(at + "/path", "not inside (expected: names with / between them, none with a dot in front)");
        }
        return checked(at + "/path", path);
    }

    private String checked(String where, String text) {
        return checks.text(where, text, LONGEST_PATH);
    }

    private String pattern(String pattern) {
        return pattern == null ? null : checks.text(at + "/pattern", pattern, LONGEST_NAME);
    }

    private Place.After after(String word) {
        for (Place.After one : Place.After.values()) {
            if (word == null || one.name().toLowerCase(Locale.ROOT).equals(word)) {
                return one;
            }
        }
        checks.fault(at + "/after", "unknown (expected: move, delete or keep)");
        return null;
    }

    /** As a line of ssh-keyscan or known_hosts, with or without the host in front. */
    private String hostKey(String stated) {
        String[] words = stated == null ? new String[0] : stated.strip().split("\\s+");
        for (int i = 0; i + 1 < words.length; i++) {
            if (words[i].matches("(ssh|ecdsa)-[a-z0-9@.-]+") && isKey(words[i + 1])) {
                return words[i] + " " + words[i + 1];
            }
        }
        checks.fault(at + "/hostKey", "none (expected: the server's public key, as ssh-keyscan prints it)");
        return null;
    }

    private static boolean isKey(String text) {
        try {
            return Base64.getDecoder().decode(text).length >= 32;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
