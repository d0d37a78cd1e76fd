package hub.channel;

import java.util.Map;

/** What the hub thinks of a delivery before it looks at its content. */
public sealed interface Verdict {

    /**
     * @param topic as the platform names it; empty when it named none
     * @param deduplicationKey equal for two deliveries of one message, within one account; hex
     * @param bodySha256 of the raw bytes, lower-case hex
     * @param keptHeaders the only headers that may be stored, under the names of {@code connector.yaml}
     * @param hintOnly the sender is proven, the shop is not: nothing in the body may be believed but which order to read
     * @param stale told later than the connector's window allows, with a time that is not signed
     */
    record Accepted(
            String topic,
            String deduplicationKey,
            String bodySha256,
            Map<String, String> keptHeaders,
            boolean hintOnly,
            boolean stale)
            implements Verdict {}

    /** The platform tries the address without a signature: answered, never stored. */
    record Ping(int status) implements Verdict {}

    /**
     * @param code of the answer, 401 {@code signature_invalid}
     * @param reason for log and audit only; a sender learns no more than the code
     */
    record Refused(String code, String reason) implements Verdict {}
}
