package hub.filetransfer;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Watches over the runs that wait for a server. */
@Component
class Silences {

    private final Set<Patience> runs = ConcurrentHashMap.newKeySet();
    private final Clock clock;
    private final Duration most;

    Silences(Clock clock, @Value("${hub.files.silence:PT1M}") Duration most) {
        this.clock = clock;
        this.most = most;
    }

    /** Of the thread that calls it. */
    Patience begin() {
        Patience run = new Patience(clock, most);
        runs.add(run);
        return run;
    }

    /** @return whether the server was silent for too long */
    boolean end(Patience run) {
        runs.remove(run);
        return run.end();
    }

    Duration most() {
        return most;
    }

    @Scheduled(fixedDelay = 1000)
    void look() {
        runs.forEach(Patience::look);
    }
}
