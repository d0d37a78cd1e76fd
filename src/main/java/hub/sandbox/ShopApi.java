package hub.sandbox;

import hub.sandbox.ApiAnswer.Refusal;
import io.github.bucket4j.Bucket;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/** The API of one shop, as its platform answers it on a good day and on a bad one. */
final class ShopApi {

    private final Platform platform;
    private final Shop shop;
    private final RandomGenerator random;
    private final Bucket left;

    ShopApi(Platform platform, Shop shop, RandomGenerator random) {
        this.platform = platform;
        this.shop = shop;
        this.random = random;
        Platform.CallCount count = platform.callCount();
        this.left = count == null
                ? null
                : Bucket.builder()
                        .addLimit(limit -> count.window().toSeconds() > 1
                                ? limit.capacity(count.burst()).refillIntervally(count.back(), count.window())
                                : limit.capacity(count.burst()).refillGreedy(count.back(), count.window()))
                        .build();
    }

    ApiAnswer read(String externalId, String credential) {
        return door(credential, true)
                .or(() -> shop.shown(externalId, order -> platform.answer(shop, order))
                        .map(body -> new ApiAnswer(200, headers(), body)))
                .orElseGet(() -> refused(Refusal.NO_SUCH_ORDER, Refusal.NO_SUCH_ORDER.status));
    }

    ApiAnswer serve(ApiRequest request) {
        String credential =
                request.headers().get(platform.credential(shop).header().toLowerCase(java.util.Locale.ROOT));
        Runnable end = platform.under(shop, request);
        try {
            return door(credential, platform.counts(request)).orElseGet(() -> served(request));
        } finally {
            end.run();
        }
    }

    private ApiAnswer served(ApiRequest request) {
        synchronized (shop) {
            return platform.serve(shop, request)
                    .map(answer -> answer.with(headers()))
                    .orElseGet(() -> refused(Refusal.NO_SUCH_ORDER, Refusal.NO_SUCH_ORDER.status));
        }
    }

    private Optional<ApiAnswer> door(String credential, boolean counts) {
        LockSupport.parkNanos(Duration.ofMillis(shop.behaviour().latencyMs()).toNanos());
        Optional<ApiAnswer> trouble = trouble();
        if (trouble.isPresent()) {
            return trouble;
        }
        if (!known(credential)) {
            return Optional.of(refused(Refusal.UNKNOWN_CALLER, Refusal.UNKNOWN_CALLER.status));
        }
        if (counts && left != null && !left.tryConsume(1)) {
            shop.calls.violated();
            return Optional.of(refused(Refusal.TOO_FAST, Refusal.TOO_FAST.status));
        }
        return Optional.empty();
    }

    private Optional<ApiAnswer> trouble() {
        Behaviour behaviour = shop.behaviour();
        if (behaviour.down()) {
            return Optional.of(refused(Refusal.AWAY, Refusal.AWAY.status));
        }
        boolean fails = behaviour.failRate().movePointRight(3).compareTo(BigDecimal.valueOf(random.nextInt(1000))) > 0;
        return fails ? Optional.of(refused(Refusal.AWAY, behaviour.failStatus())) : Optional.empty();
    }

    private boolean known(String credential) {
        byte[] expected = platform.credential(shop).value().getBytes(StandardCharsets.UTF_8);
        return credential != null && MessageDigest.isEqual(expected, credential.getBytes(StandardCharsets.UTF_8));
    }

    private ApiAnswer refused(Refusal refusal, int status) {
        Map<String, String> headers = headers();
        if (status == Refusal.TOO_FAST.status) {
            headers.putAll(platform.patience());
        }
        return new ApiAnswer(status, headers, platform.says(refusal));
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        if (left != null) {
            Duration more = Duration.ofNanos(
                    left.estimateAbilityToConsume(platform.callCount().burst()).getNanosToWaitForRefill());
            headers.putAll(platform.counted(left.getAvailableTokens(), more));
        }
        return headers;
    }
}
