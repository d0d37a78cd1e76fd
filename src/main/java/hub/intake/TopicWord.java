package hub.intake;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The topic, mostly in a header that nobody signs, lies in the clear, in rows, logs and metrics. Only what looks like a
 * platform's word for an event is taken from it; anything else, which could be a name or an address, is left out as a whole,
 * and the message waits for a person.
 */
final class TopicWord {

    static final String UNUSABLE = "unusable";

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9/._:*-]{1,200}");

    private TopicWord() {}

    static String of(String topic) {
        return WORD.matcher(topic).matches() ? topic : UNUSABLE;
    }

    /** The headers that go on with a message, their topic as above. */
    static Map<String, String> in(Map<String, String> kept, List<String> topicHeaders) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(kept);
        topicHeaders.forEach(name -> headers.computeIfPresent(name, (same, topic) -> of(topic)));
        return headers;
    }
}
