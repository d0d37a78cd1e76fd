package hub.settings;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.postgresql.Driver;
import org.springframework.core.env.PropertyResolver;

/** What is wrong with the environment, all at once, before anything of the hub is built. */
final class SettingsFaults {

    private static final String PORT = "server.port";

    private final PropertyResolver given;
    private final List<String> faults = new ArrayList<>();

    private SettingsFaults(PropertyResolver given) {
        this.given = given;
    }

    static List<String> of(PropertyResolver given) {
        SettingsFaults faults = new SettingsFaults(given);
        faults.check("HUB_PORT", PORT, SettingsFaults::isPort, "a port, 0 to 65535");
        faults.check("HUB_PUBLIC_URL", "hub.public-url", SettingsFaults::isHttp, "http(s)://host without a query");
        faults.check("HUB_DATA_DIR", "hub.data-dir", SettingsFaults::isFolder, "a folder the hub can write");
        faults.check("HUB_IMPORT_FOLDER", "hub.import-folder", SettingsFaults::isThere, "a folder");
        faults.check("HUB_EXPORT_FOLDER", "hub.export-folder", SettingsFaults::isThere, "a folder");
        faults.check("HUB_TRANSPORT", "hub.transport", "artemis"::equalsIgnoreCase, "artemis; kafka is not built yet");
        faults.check("HUB_ARTEMIS_URL", "hub.artemis-url", SettingsFaults::isBroker, "tcp://host:port");
        faults.checkMail();
        faults.checkDatabase();
        faults.checkParts();
        return faults.faults;
    }

    private void check(String name, String property, Predicate<String> right, String expected) {
        String value = value(property);
        if (!value.isEmpty() && !right.test(value)) {
            faults.add(name + ": " + value + " (expected: " + expected + ")");
        }
    }

    private void checkMail() {
        check("HUB_MAIL_PORT", "hub.mail.port", text -> isPort(text) && !text.equals("0"), "a port, 1 to 65535");
        check("HUB_MAIL_STARTTLS", "hub.mail.starttls", text -> text.matches("true|false"), "true or false");
        check("HUB_MAIL_TLS", "hub.mail.tls", text -> text.matches("true|false"), "true or false");
        check(
                "HUB_MAIL_TRUST",
                "hub.mail.trust",
                text -> Files.isReadable(Path.of(text)),
                "a file of PEM certificates");
        check("HUB_MAIL_FROM", "hub.mail.from", MailAddress::isOne, "one mail address");
        words(value("hub.mail.to")).stream()
                .filter(address -> !MailAddress.isOne(address))
                .forEach(address -> faults.add("HUB_MAIL_TO: " + address + " (expected: mail addresses, by comma)"));
        check("HUB_MAIL_LOCALE", "hub.mail.locale", SettingsFaults::isLocale, "a language such as en or ar-EG");
        check("HUB_MAIL_ZONE", "hub.mail.zone", ZoneId.getAvailableZoneIds()::contains, "a zone such as Europe/Berlin");
        if (!value("hub.mail.host").isEmpty() && value("hub.mail.from").isEmpty()) {
            faults.add("HUB_MAIL_FROM: not set (expected: the sender's address, because HUB_MAIL_HOST is set)");
        }
    }

    /** The value is not repeated: it may hold a password. */
    private void checkDatabase() {
        String url = value("hub.db-url");
        if (url.isEmpty()) {
            return;
        }
        if (Driver.parseURL(url, null) == null) {
            faults.add("HUB_DB_URL: not understood (expected: jdbc:postgresql://host:port/database)");
        }
        if (value("hub.master-key").isEmpty()) {
            faults.add("HUB_MASTER_KEY: not set (expected: base64 of 32 bytes, because HUB_DB_URL is set)");
        }
    }

    private void checkParts() {
        String text = value("hub.parts");
        if (text.isEmpty()) {
            return;
        }
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (String word : words(text)) {
            Part.of(word)
                    .ifPresentOrElse(
                            parts::add,
                            () -> faults.add("HUB_PARTS: " + word + " (expected: intake, worker, console)"));
        }
        if (parts.isEmpty() && faults.isEmpty()) {
            faults.add("HUB_PARTS: " + text + " (expected: intake, worker, console)");
        }
        checkAlone("HUB_DB_URL", "hub.db-url", "database", parts);
        checkAlone("HUB_ARTEMIS_URL", "hub.artemis-url", "broker", parts);
    }

    /** Nobody else can reach what lives in this process. */
    private void checkAlone(String name, String property, String what, Set<Part> parts) {
        if (value(property).isEmpty() && !parts.isEmpty() && parts.size() < Part.values().length) {
            faults.add("HUB_PARTS: " + value("hub.parts") + " (expected: intake, worker, console together, because the "
                    + what + " runs in this process; " + name + " names one outside)");
        }
    }

    private String value(String property) {
        return given.getProperty(property, "").strip();
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(","))
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static boolean isPort(String text) {
        try {
            int port = Integer.parseInt(text);
            return port >= 0 && port <= 65_535;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    private static boolean isHttp(String text) {
        try {
            URI url = new URI(text);
            return Stream.of("http", "https").anyMatch(scheme -> scheme.equalsIgnoreCase(url.getScheme()))
                    && url.getHost() != null
                    && url.getQuery() == null
                    && url.getFragment() == null;
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }

    private static boolean isLocale(String text) {
        return !Locale.forLanguageTag(text.replace('_', '-')).getLanguage().isEmpty();
    }

    private static boolean isBroker(String text) {
        return Arrays.stream(text.replaceAll("[()]", "").split(","))
                .allMatch(one -> one.strip().matches("(tcp|vm)://[^\\s]+"));
    }

    /** Whether it can be written is told while the hub runs: that may change. */
    private static boolean isThere(String text) {
        try {
            return Files.isDirectory(Files.createDirectories(Path.of(text)));
        } catch (IOException | InvalidPathException cannotBeMade) {
            return false;
        }
    }

    private static boolean isFolder(String text) {
        try {
            Path folder = Path.of(text);
            Files.createDirectories(folder);
            return Files.isWritable(folder) && Files.isExecutable(folder);
        } catch (IOException | InvalidPathException cannotBeMade) {
            return false;
        }
    }
}
