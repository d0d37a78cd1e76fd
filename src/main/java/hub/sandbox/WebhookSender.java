package hub.sandbox;

import hub.sandbox.Platform.Event;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** Sends a shop's webhooks to the hub, as well or as badly as the shop behaves. */
final class WebhookSender implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final ScheduledExecutorService pool;
    private final Clock clock;

    WebhookSender(ScheduledExecutorService pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** @param unasked told of all of this without a subscription; null for nobody */
    void send(Platform platform, Shop shop, List<Event> events, Subscription unasked) {
        Behaviour behaviour = shop.behaviour();
        if (behaviour.dropWebhooks() || behaviour.down()) {
            events.forEach(event -> noted(shop, "lost " + event.topic(), 0));
            return;
        }
        List<Event> sent = new ArrayList<>(events);
        if (behaviour.reorder()) {
            Collections.reverse(sent);
        }
        if (behaviour.duplicate()) {
            sent.addAll(events);
        }
        pool.schedule(
                () -> sent.forEach(
                        event -> subscribed(shop, event, unasked).forEach(to -> deliver(platform, shop, event, to, 0))),
                behaviour.latencyMs(),
                TimeUnit.MILLISECONDS);
    }

    private static List<Subscription> subscribed(Shop shop, Event event, Subscription unasked) {
        return unasked == null ? shop.subscriptions.to(event.topic()) : List.of(unasked);
    }

    private void deliver(Platform platform, Shop shop, Event event, Subscription to, int repeated) {
        String body = event.body().toString();
        Map<String, String> headers = platform.headers(shop, event, to, body);
        int status = post(to.target, headers, body);
        noted(shop, event.topic(), status);
        if (status >= 200 && status <= 299) {
            shop.subscriptions.delivered(to);
        } else if (repeated < platform.repeats()) {
            pool.schedule(
                    () -> deliver(platform, shop, event, to, repeated + 1),
                    platform.pause(repeated).toMillis(),
                    TimeUnit.MILLISECONDS);
        } else {
            platform.gaveUp(shop, to);
        }
    }

    /** Goes out before whatever is sent after it. */
    void ping(String target, Map<String, String> headers, String body, IntConsumer answered) {
        pool.execute(() -> answered.accept(post(target, headers, body)));
    }

    /** @return 0 when nobody answered, or when the address is not this machine's own */
    int post(String address, Map<String, String> headers, String body) {
        if (!ownMachine(address)) {
            return 0;
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException unanswered) {
            return 0;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    void noted(Shop shop, String what, int status) {
        shop.calls.webhook(clock.instant(), what, status);
    }

    static boolean ownMachine(String address) {
        try {
            URI target = URI.create(address);
            return "http".equals(target.getScheme())
                    && InetAddress.getByName(target.getHost()).isLoopbackAddress();
        } catch (UnknownHostException | IllegalArgumentException elsewhere) {
            return false;
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
