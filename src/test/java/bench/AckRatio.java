package bench;

import java.util.ArrayList;
import java.util.List;

/** Webhooks accepted per second, by the hub and by the bare receiver, in turns. Nothing works the queues off meanwhile. */
final class AckRatio {

    private static final int ROUNDS = 7;
    private static final int SECONDS = 4;
    private static final int WARM_UP_SECONDS = 10;

    private AckRatio() {}

    static void measure(MeasuredHub hub, Bare bare, Figures figures) throws Exception {
        List<byte[]> requests = new BenchOrders(1).requests(4000, 20);
        hubRate(hub, requests, WARM_UP_SECONDS);
        bareRate(bare, requests, WARM_UP_SECONDS);
        List<Double> ratios = new ArrayList<>();
        List<Double> hubRates = new ArrayList<>();
        List<Double> bareRates = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            hubRates.add(hubRate(hub, requests, SECONDS));
            bareRates.add(bareRate(bare, requests, SECONDS));
            ratios.add(hubRates.get(round) / bareRates.get(round));
        }
        figures.say("ack_hub_per_s", Figures.median(hubRates));
        figures.say("ack_bare_per_s", Figures.median(bareRates));
        figures.say("ack_ratio", Figures.median(ratios));
    }

    private static double hubRate(MeasuredHub hub, List<byte[]> requests, int seconds) throws Exception {
        double rate = Burst.rate(hub.port(), requests, seconds);
        hub.forgetWaiting();
        return rate;
    }

    private static double bareRate(Bare bare, List<byte[]> requests, int seconds) throws Exception {
        double rate = Burst.rate(bare.port(), requests, seconds);
        bare.forgetWaiting();
        return rate;
    }
}
