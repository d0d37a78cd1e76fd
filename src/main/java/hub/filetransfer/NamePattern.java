package hub.filetransfer;

import java.util.regex.Pattern;

/** Names of files with {@code *} for any characters and {@code ?} for one. */
final class NamePattern {

    private NamePattern() {}

    /** @param pattern null for every name */
    static boolean matches(String pattern, String name) {
        if (pattern == null) {
            return true;
        }
        StringBuilder regex = new StringBuilder();
        for (char one : pattern.toCharArray()) {
            regex.append(one == '*' ? ".*" : one == '?' ? "." : Pattern.quote(String.valueOf(one)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(name).matches();
    }
}
