package bench;

import java.util.ArrayList;
import java.util.List;

/** Webhooks accepted per second, by the hub and by the bare receiver, in turns. Nothing works the queues off meanwhile. */
final class AckRatio {

    private static final int ROUNDS = 7;
    private static final int SECONDS = 4;
    /** By number, not by time: on a busy machine the compiler is late too. */
    private static final int WARM_UP = 30_000;

    private AckRatio() {}

    static void measure(MeasuredHub hub, Bare bare, Figures figures) throws Exception {
        List<byte[]> requests = new BenchOrders(1).requests(4000, 20);
        warmUp(requests, hub.port());
        hub.forgetWaiting();
        warmUp(requests, bare.port());
        bare.forgetWaiting();
        List<Double> ratios = new ArrayList<>();
        List<Burst.Pace> hubs = new ArrayList<>();
        List<Burst.Pace> bares = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            hubs.add(hubPace(hub, requests, SECONDS));
            bares.add(barePace(bare, requests, SECONDS));
            ratios.add(hubs.get(round).perSecond() / bares.get(round).perSecond());
        }
        say(figures, "hub", hubs);
        say(figures, "bare", bares);
        figures.say("ack_ratio", Figures.median(ratios));
    }

    private static void warmUp(List<byte[]> requests, int port) {
        for (int sent = 0; sent < WARM_UP; sent += requests.size()) {
            Burst.once(port, requests);
        }
    }

    private static void say(Figures figures, String who, List<Burst.Pace> paces) {
        figures.say(
                "ack_" + who + "_per_s",
                Figures.median(paces.stream().map(Burst.Pace::perSecond).toList()));
        figures.say(
                "ack_" + who + "_cpu_us",
                Figures.median(paces.stream().map(Burst.Pace::cpuMicros).toList()));
    }

    private static Burst.Pace hubPace(MeasuredHub hub, List<byte[]> requests, int seconds) throws Exception {
        Burst.Pace pace = Burst.pace(hub.port(), requests, seconds);
        hub.forgetWaiting();
        return pace;
    }

    private static Burst.Pace barePace(Bare bare, List<byte[]> requests, int seconds) throws Exception {
        Burst.Pace pace = Burst.pace(bare.port(), requests, seconds);
        bare.forgetWaiting();
        return pace;
    }
}
