package hub.security;

import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.json.JsonWriter.ValueProcessor;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/** Takes card data out of every text of a log line: message, exception, stack trace and context. */
public class ScrubbedLogs implements StructuredLoggingJsonMembersCustomizer<Object> {

    private final CardScrubber scrubber = new CardScrubber();

    @Override
    public void customize(Members<Object> members) {
        members.applyingValueProcessor(ValueProcessor.of(String.class, scrubber::scrubText));
    }
}
