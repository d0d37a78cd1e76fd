package hub.sandbox;

import java.math.BigDecimal;

/**
 * How badly a shop's platform behaves.
 *
 * @param dropWebhooks webhooks are lost on the way
 * @param duplicate every webhook is sent twice
 * @param reorder of the webhooks of one action the last is sent first
 * @param latencyMs before every answer and every webhook
 * @param failRate share of the calls that fail, 0 to 1
 * @param failStatus how they fail
 * @param dropSubscriptions all subscriptions are let go of at once; those made afterwards stay
 * @param down nothing is answered but 503, and nothing is sent
 * @param loseAnswers what a call changes is changed, and the answer is cut off
 */
public record Behaviour(
        Boolean dropWebhooks,
        Boolean duplicate,
        Boolean reorder,
        Integer latencyMs,
        BigDecimal failRate,
        Integer failStatus,
        Boolean down,
        Boolean dropSubscriptions,
        Boolean loseAnswers) {

    public Behaviour {
        dropWebhooks = Boolean.TRUE.equals(dropWebhooks);
        duplicate = Boolean.TRUE.equals(duplicate);
        reorder = Boolean.TRUE.equals(reorder);
        latencyMs = latencyMs == null ? 0 : latencyMs;
        failRate = failRate == null ? BigDecimal.ZERO : failRate;
        failStatus = failStatus == null ? 503 : failStatus;
        down = Boolean.TRUE.equals(down);
        dropSubscriptions = Boolean.TRUE.equals(dropSubscriptions);
        loseAnswers = Boolean.TRUE.equals(loseAnswers);
        within("latencyMs", latencyMs, 0, 60_000);
        within("failStatus", failStatus, 300, 599);
        if (failRate.signum() < 0 || failRate.compareTo(BigDecimal.ONE) > 0) {
            throw new ShopRefuses("failRate: " + failRate + " (expected: 0 to 1)");
        }
    }

    static final Behaviour GOOD = new Behaviour(null, null, null, null, null, null, null);

    Behaviour(
            Boolean dropWebhooks,
            Boolean duplicate,
            Boolean reorder,
            Integer latencyMs,
            BigDecimal failRate,
            Integer failStatus,
            Boolean down) {
        this(dropWebhooks, duplicate, reorder, latencyMs, failRate, failStatus, down, null, null);
    }

    private static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ShopRefuses(name + ": " + value + " (expected: " + least + " to " + most + ")");
        }
    }
}
