package hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import hub.subscriber.Subscriber;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A subscriber as people write it.
 *
 * @param url https
 * @param format {@code cloudevents} when absent, or {@code slack}
 * @param types event types or their beginnings, at least one
 * @param personal orders with their customer; no when absent
 * @param secret {@code whsec_…}, or a list of them while they rotate; made and shown once when absent
 * @param status {@code active} when absent, or {@code disabled}
 */
record SubscriberBody(
        String name,
        String url,
        String format,
        List<String> types,
        List<String> channels,
        List<String> accounts,
        List<String> skus,
        Boolean personal,
        JsonNode secret,
        String status) {

    /**
     * A subscriber as people see it.
     *
     * @param secret only in the answer that made it, and only when the hub chose it
     */
    record View(
            UUID id,
            String name,
            String url,
            String format,
            List<String> types,
            List<String> channels,
            List<String> accounts,
            List<String> skus,
            boolean personal,
            String secret,
            String status,
            String reason,
            Instant failingSince,
            Instant restsUntil,
            Instant createdAt,
            Instant changedAt) {

        static View of(Subscriber subscriber) {
            return of(subscriber, null);
        }

        static View of(Subscriber subscriber, String secret) {
            return new View(
                    subscriber.id(),
                    subscriber.name(),
                    shown(subscriber),
                    subscriber.format().word(),
                    subscriber.wants().types(),
                    subscriber.wants().channels(),
                    subscriber.wants().accounts(),
                    subscriber.wants().skus(),
                    subscriber.personal(),
                    secret,
                    subscriber.status().word(),
                    subscriber.reason(),
                    subscriber.failingSince(),
                    subscriber.restsUntil(),
                    subscriber.createdAt(),
                    subscriber.changedAt());
        }

        /** A chat's address lets whoever knows it write there; a query often holds a token. */
        private static String shown(Subscriber subscriber) {
            URI url = URI.create(subscriber.url());
            String start = url.getScheme() + "://" + url.getRawAuthority();
            if (subscriber.format() == hub.subscriber.Format.SLACK) {
                return start + "/…";
            }
            return start + url.getRawPath() + (url.getRawQuery() == null ? "" : "?…");
        }
    }
}
