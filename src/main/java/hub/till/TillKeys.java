package hub.till;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import hub.intake.Admitted;
import hub.intake.WebhookAnswer;
import hub.problem.Problem;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Idempotency keys of tills, in memory: the door must answer without the database. What outlives a restart is the
 * transaction's own id, by which a repeat is told without any key.
 */
@Component
class TillKeys {

    static final String HEADER = "Idempotency-Key";
    private static final int MOST = 500_000;

    private record First(String content, UUID messageId) {}

    private final Cache<String, First> first;

    TillKeys(TillSettings settings) {
        this.first = Caffeine.newBuilder()
                .expireAfterWrite(settings.keysFor())
                .maximumSize(MOST)
                .build();
    }

    /**
     * @return the first answer when the key came with this content before, null when it did not come
     * @throws Problem 422 when it came with other content
     */
    Admitted answered(TillRequest request, String content) {
        First before = request.idempotencyKey() == null ? null : first.getIfPresent(request.ownKey());
        if (before == null) {
            return null;
        }
        if (!before.content().equals(content)) {
            throw new Problem(
                    422,
                    "idempotency_mismatch",
                    "Idempotency-Key: used for another body (expected: a new key, or the same body)",
                    List.of());
        }
        return new Admitted(null, null, new WebhookAnswer(202, before.messageId(), false, null));
    }

    void remember(Admitted admitted) {
        String key = admitted.about().headers().get(HEADER);
        if (key != null) {
            first.put(
                    key,
                    new First(admitted.about().rawSha256(), admitted.about().messageId()));
        }
    }
}
