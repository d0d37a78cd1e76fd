package hub.channel;

import com.fasterxml.jackson.core.JsonPointer;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How a platform calls the hub. Header names are compared without regard to case; where several are named, the first
 * one present counts.
 *
 * @param topicHeaders where the topic stands
 * @param topicBody where it stands in bodies that name their topic themselves
 * @param idHeaders where the platform's own number of the delivery stands, for people; never trusted
 * @param signature how the sender proves itself
 * @param token what proves a sender that signs nothing; null where every one signs
 * @param store where a message names its shop
 * @param replay where a message tells its time; null where it does not
 * @param unsignedPing the one message that is accepted without a signature; null where there is none
 * @param handshake how the platform checks the address with a GET; null where it does not
 * @param keepHeaders the only headers that intake copies
 * @param maxBody most bytes of a body
 * @param answer what the platform wants to hear
 * @param limit how much one account may send
 * @param deduplicate what makes two deliveries the same
 */
public record Webhook(
        List<String> topicHeaders,
        List<JsonPointer> topicBody,
        List<String> idHeaders,
        Signature signature,
        Token token,
        Store store,
        Replay replay,
        UnsignedPing unsignedPing,
        Handshake handshake,
        List<String> keepHeaders,
        long maxBody,
        Answer answer,
        Limit limit,
        Deduplicate deduplicate) {

    /**
     * @param headers where the signature stands
     * @param prefix what stands before it in the header; empty for nothing
     * @param separator what stands between several signatures in one header; empty where there is only one
     * @param secret name of the account's secret that signs; each of its values is tried
     * @param secretForm what has to be done to the secret before it is a key
     * @param content what is signed
     */
    public record Signature(
            Scheme scheme,
            Encoding encoding,
            List<String> headers,
            String prefix,
            String separator,
            String secret,
            SecretForm secretForm,
            SignedContent content) {

        public enum Scheme {
            HMAC_SHA256
        }

        public enum Encoding {
            BASE64,
            HEX
        }

        public enum SecretForm {
            /** Its bytes as UTF-8. */
            PLAIN,
            /** WordPress signs with the secret after decoding its HTML entities. */
            HTML_DECODED,
            /** Its bytes are written in base64, with {@code whsec_} before them or without. */
            BASE64
        }
    }

    /**
     * A header that the platform was told to send along with every message.
     *
     * @param secret name of the account's secret that it must equal
     */
    public record Token(String header, String secret) {}

    /**
     * @param headers name the shop but are not signed: one that names another account of the hub is refused, else they
     *     prove nothing
     * @param body where signed bodies name the shop: a body that names another shop is refused
     */
    public record Store(List<String> headers, List<JsonPointer> body) {}

    /**
     * @param timestampHeaders seconds since 1970 or ISO 8601
     * @param signed whether the time is part of the signed content: only then a message outside the window is refused,
     *     else it is noted as stale
     * @param window greatest distance from the hub's clock
     */
    public record Replay(List<String> timestampHeaders, boolean signed, Duration window) {}

    /**
     * @param contentType what the Content-Type must start with
     * @param pattern what the whole body must match
     * @param status what is answered
     */
    public record UnsignedPing(String contentType, Pattern pattern, int status) {}

    /**
     * @param echo query parameter that is sent back as plain text
     * @param token query parameter that must equal the secret
     * @param secret name of the account's secret
     */
    public record Handshake(String echo, String token, String secret) {}

    /** @param emptyBody whether the platform takes only an answer without a body */
    public record Answer(int status, boolean emptyBody) {}

    /** @param burst messages that may come at once beyond the even flow of {@code perMinute} */
    public record Limit(int perMinute, int burst) {}

    /**
     * @param headers values that take part, as sent
     * @param body values of the body that take part
     * @param hash whether the bytes take part: always where only unsigned headers would tell messages apart
     */
    public record Deduplicate(List<String> headers, List<JsonPointer> body, boolean hash) {}
}
