package hub.channel;

import java.util.Locale;

/** One spelling for every way people write the address of a shop. */
final class StoreKeys {

    private StoreKeys() {}

    static String of(Connector.StoreKey.Form form, String written) {
        String text = written.strip();
        if (form == Connector.StoreKey.Form.TEXT) {
            return text;
        }
        String address = text.replaceFirst("^(?i)https?://", "");
        int slash = address.indexOf('/');
        String host = (slash < 0 ? address : address.substring(0, slash)).toLowerCase(Locale.ROOT);
        String path = slash < 0 ? "" : address.substring(slash).replaceFirst("/+$", "");
        String plain = host.replaceFirst("\\.?(:(80|443))?$", "");
        return form == Connector.StoreKey.Form.HOST ? plain : plain + path;
    }
}
