package hub.channel;

import java.util.Locale;
import java.util.regex.Pattern;

/** One spelling for every way people write the address of a shop. */
final class StoreKeys {

    private static final Pattern SCHEME = Pattern.compile("^(?i)https?://");
    private static final Pattern LAST_SLASHES = Pattern.compile("/+$");
    private static final Pattern USUAL_PORT = Pattern.compile("\\.?(:(80|443))?$");

    private StoreKeys() {}

    static String of(Connector.StoreKey.Form form, String written) {
        String text = written.strip();
        if (form == Connector.StoreKey.Form.TEXT) {
            return text;
        }
        if (form == Connector.StoreKey.Form.LAST) {
            String path = LAST_SLASHES.matcher(text).replaceFirst("");
            return path.substring(path.lastIndexOf('/') + 1);
        }
        String address = SCHEME.matcher(text).replaceFirst("");
        int slash = address.indexOf('/');
        String host = (slash < 0 ? address : address.substring(0, slash)).toLowerCase(Locale.ROOT);
        String path =
                slash < 0 ? "" : LAST_SLASHES.matcher(address.substring(slash)).replaceFirst("");
        String plain = USUAL_PORT.matcher(host).replaceFirst("");
        return form == Connector.StoreKey.Form.HOST ? plain : plain + path;
    }
}
