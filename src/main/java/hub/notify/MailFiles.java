package hub.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import hub.overlay.Overlay;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.core.io.Resource;

/** The files mails are written by, {@code templates/mail/<kind>.<language>.html|txt} and their like, overlaid ones first. */
final class MailFiles {

    static final String FOLDER = "templates";
    private static final String BELOW = "mail/";
    private static final String WORDS = "words";

    private final Map<String, String> texts = new TreeMap<>();
    private final Map<String, Properties> words = new TreeMap<>();

    MailFiles(Overlay overlay) {
        overlay.files(FOLDER).forEach((path, file) -> {
            if (path.startsWith(BELOW)) {
                texts.put(path.substring(BELOW.length()), text(file));
            }
        });
        texts.forEach((name, text) -> {
            if (name.startsWith(WORDS + ".") && name.endsWith(".properties")) {
                words.put(name.substring(WORDS.length() + 1, name.length() - ".properties".length()), properties(text));
            }
        });
    }

    static String path(String name) {
        return BELOW + name;
    }

    Set<String> names() {
        return texts.keySet();
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    /** Languages that something is written in. */
    Set<String> languages() {
        Set<String> languages = new TreeSet<>();
        for (String name : texts.keySet()) {
            String[] parts = name.split("[.]");
            if (parts.length == 3 && !parts[2].equals("md")) {
                languages.add(parts[1]);
            }
        }
        return languages;
    }

    /** The first of these languages that the kind is written in; never empty, since English is built in. */
    String language(Kind kind, Locale... wanted) {
        Set<String> tags = new LinkedHashSet<>();
        for (Locale one : wanted) {
            if (one != null) {
                tags.add(one.toLanguageTag());
                tags.add(one.getLanguage());
            }
        }
        tags.add("en");
        return tags.stream()
                .filter(tag -> texts.containsKey(kind.word() + "." + tag + ".html")
                        && texts.containsKey(kind.word() + "." + tag + ".txt"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "templates/mail/" + kind.word() + ".en.html and .txt: missing (expected: built in)"));
    }

    /** A word of ours in this language; a language of an overlay without words of its own has the English ones. */
    Optional<String> word(String language, String key) {
        String itsOwn = words.containsKey(language)
                ? language
                : Locale.forLanguageTag(language).getLanguage();
        Properties known = words.getOrDefault(itsOwn, words.get("en"));
        return Optional.ofNullable(known.getProperty(key));
    }

    Map<String, Properties> words() {
        return words;
    }

    private static String text(Resource file) {
        try {
            return file.getContentAsString(UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Properties properties(String text) {
        try {
            Properties properties = new Properties();
            properties.load(new StringReader(text));
            return properties;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
