package hub.till;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The words that describe a terminal. They are read with or without blanks and dashes, in any case: {@code Wi-Fi}. */
public interface Words {

    @JsonValue
    String word();

    enum Hardware implements Words {
        TABLET,
        DESKTOP,
        MOBILE,
        KIOSK;

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum Network implements Words {
        LAN,
        WIFI,
        CELLULAR;

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum Status implements Words {
        ACTIVE,
        INACTIVE,
        MAINTENANCE,
        /** Accepts, and becomes active with the next good transaction. */
        ERROR;

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How often a till is to be heard from. */
    enum SyncFrequency implements Words {
        /** Sends each transaction at once; the quiet minutes of a shop are no silence. */
        REAL_TIME("real-time", Duration.ofMinutes(5)),
        FIVE_MINUTES("5min", Duration.ofMinutes(5)),
        QUARTER_HOURLY("15min", Duration.ofMinutes(15)),
        HOURLY("hourly", Duration.ofHours(1));

        private final String word;
        private final Duration every;

        SyncFrequency(String word, Duration every) {
            this.word = word;
            this.every = every;
        }

        @Override
        public String word() {
            return word;
        }

        Duration every() {
            return every;
        }
    }

    static <W extends Enum<W> & Words> Optional<W> read(Class<W> type, String text) {
        String plain = plain(text);
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> plain(one.word()).equals(plain))
                .findFirst();
    }

    private static String plain(String text) {
        return text.replaceAll("[ _-]", "").toLowerCase(Locale.ROOT);
    }
}
